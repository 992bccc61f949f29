/**
 * How much one address or key may ask for (protocol.md "Quotas").
 *
 * Evaluations are the only way to guess who is listed, so they are counted per kind and per element, not per request.
 */
import { KINDS, type Kind } from '../identifier/kind.ts'
import { ProblemError } from './problem.ts'

/** `bulk`: evaluations by contributors and partners with that scope; `lookup`: digests that a partner asks about. */
export const QUOTA_NAMES = [...KINDS, 'bulk', 'lookup'] as const
export type QuotaName = Kind | 'bulk' | 'lookup'

/** Units a minute and a day. */
export interface QuotaLimit {
  readonly minute: number
  readonly day: number
}
export type QuotaLimits = Readonly<Record<QuotaName, QuotaLimit>>

export const DEFAULT_LIMITS: QuotaLimits = {
  email: { minute: 10, day: 100 },
  phone: { minute: 3, day: 10 },
  iban: { minute: 3, day: 10 },
  person: { minute: 3, day: 10 },
  // A contributor's machine computes some hundreds of digests a second, with all cores.
  bulk: { minute: 60_000, day: 50_000_000 },
  lookup: { minute: 20_000, day: 1_000_000 },
}

const DEMO_LIMIT: QuotaLimit = { minute: 1_000_000, day: 100_000_000 }
/** A demo holds invented people only: its limits exist, so that they are exercised, but nobody meets them. */
export const DEMO_LIMITS: QuotaLimits = {
  email: DEMO_LIMIT,
  phone: DEMO_LIMIT,
  iban: DEMO_LIMIT,
  person: DEMO_LIMIT,
  bulk: DEMO_LIMIT,
  lookup: DEMO_LIMIT,
}

export type QuotaOutcome = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number }

export interface Quotas {
  /**
   * Takes `units` for a subject (an address, or `partner:` and an id), all of them or none: what is refused does not
   * count. Subjects are never kept in the clear.
   */
  take(quota: QuotaName, subject: string, units: number): Promise<QuotaOutcome>
}

/**
 * What counts as one sender: the whole IPv4 address, or the /64 of an IPv6 address, which is what one household gets. What is
 * no address (`partner:…`, 'unknown') stays as it is.
 */
export function senderOf(subject: string): string {
  if (!subject.includes(':') || !/^[0-9a-f:.]+(?:%\w+)?$/i.test(subject)) return subject
  const [head = '', tail] = subject.toLowerCase().replace(/%.*$/, '').split('::', 2)
  const v4 = /^(?:0:)*(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/.exec(tail ?? '')
  if (head === '' && v4) return v4[1]!
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right]
  return groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** 128 bits of HMAC-SHA-256 of a quota and its subject: what stands for an address in memory. */
export async function pseudonym(key: CryptoKey, quota: QuotaName, subject: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${quota}|${senderOf(subject)}`))
  return Array.from(new Uint8Array(mac, 0, 16), byte => String.fromCharCode(byte)).join('')
}

/** An HMAC key from bytes. */
export function hmacKey(bytes: Uint8Array): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', bytes as Uint8Array<ArrayBuffer>, algorithm, false, ['sign'])
}

/** The answer to whoever is over a quota. */
export const overQuota = (retryAfterSeconds: number): ProblemError =>
  new ProblemError('quota-exceeded', { headers: { 'retry-after': String(Math.max(1, retryAfterSeconds)) } })
