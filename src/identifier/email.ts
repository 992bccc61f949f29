import { containsNir } from './nir.ts'
import { accept, type Canonical, refuse } from './refusal.ts'

const MAX_BYTES = 254
const MAX_LOCAL_PART_BYTES = 64
/** More than this cannot become shorter than the limits, whatever normalisation does to it. */
const MAX_INPUT = 1024

/** Quotes, white space, control and invisible format characters: in no part. */
const FORBIDDEN = /["\s\p{Cc}\p{Cf}\p{Cs}]/u
/** What would make the host parser read something else than a host. */
const FORBIDDEN_IN_DOMAIN = /[/\\:?#@%[\]]/

/**
 * What domains that are reached by mail are made of, underscores included. Engines differ in what else their host parser lets
 * through, and how: Chromium writes `*` as `%2A`, and `¨` as `%20` with a mark, where others refuse or keep them.
 */
const HOST = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/

const byteLength = (text: string) => new TextEncoder().encode(text).length

/**
 * The canonical form of an e-mail address: lower case, NFC, the domain as the WHATWG URL host parser writes it. Dots and
 * `+tags` of the local part are kept, since only the provider knows whether they mean anything.
 */
export function canonicalEmail(input: string): Canonical {
  if (input.length > MAX_INPUT) return refuse('too-long')
  const text = input.trim().toLowerCase().normalize('NFC')
  if (text === '') return refuse('empty')
  if (containsNir(text)) return refuse('nir')
  const parts = text.split('@')
  if (parts.length !== 2) return refuse('email-without-at')
  const [local, domain] = parts as [string, string]
  if (FORBIDDEN.test(text)) return refuse('email-characters')
  if (local === '' || byteLength(local) > MAX_LOCAL_PART_BYTES) return refuse('email-local-part')
  const host = hostOf(domain.replace(/\.$/, ''))
  if (host === null) return refuse('email-domain')
  const canonical = `${local}@${host}`
  return byteLength(canonical) > MAX_BYTES ? refuse('too-long') : accept(canonical)
}

/** The domain as the host parser writes it, or null if that is no name of a host. */
function hostOf(domain: string): string | null {
  if (FORBIDDEN_IN_DOMAIN.test(domain)) return null
  const host = parseHost(domain)
  // A last label of digits is how the host parser recognises an IPv4 address.
  return HOST.test(host) && !/\.\d+$/.test(host) ? host : null
}

/** Empty if the parser refuses. `URL.parse` would not throw, but browsers of 2023 lack it. */
function parseHost(domain: string): string {
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return ''
  }
}
