import { looksLikeNir } from './nir.ts'
import { accept, type Canonical, refuse } from './refusal.ts'

const MAX_BYTES = 254
const MAX_LOCAL_PART_BYTES = 64
/** More than this cannot become shorter than the limits, whatever normalisation does to it. */
const MAX_INPUT = 1024

/** Quotes, white space, control and invisible format characters: in no part. */
const FORBIDDEN = /["\s\p{Cc}\p{Cf}\p{Cs}]/u
/** What would make the host parser read something else than a host. */
const FORBIDDEN_IN_DOMAIN = /[/\\:?#@%[\]]/

const byteLength = (text: string) => new TextEncoder().encode(text).length

/**
 * The canonical form of an e-mail address: lower case, NFC, the domain as the WHATWG URL host parser writes it. Dots and
 * `+tags` of the local part are kept, since only the provider knows whether they mean anything.
 */
export function canonicalEmail(input: string): Canonical {
  if (input.length > MAX_INPUT) return refuse('too-long')
  const text = input.trim().toLowerCase().normalize('NFC')
  if (text === '') return refuse('empty')
  if (looksLikeNir(text)) return refuse('nir')
  const parts = text.split('@')
  if (parts.length !== 2) return refuse('email-without-at')
  const [local, domain] = parts as [string, string]
  if (FORBIDDEN.test(text)) return refuse('email-characters')
  if (local === '' || byteLength(local) > MAX_LOCAL_PART_BYTES) return refuse('email-local-part')
  if (local.split(/[+.]/).concat(local).some(looksLikeNir)) return refuse('nir')
  const host = hostOf(domain.replace(/\.$/, ''))
  if (host === null) return refuse('email-domain')
  const canonical = `${local}@${host}`
  return byteLength(canonical) > MAX_BYTES ? refuse('too-long') : accept(canonical)
}

function hostOf(domain: string): string | null {
  if (domain === '' || FORBIDDEN_IN_DOMAIN.test(domain)) return null
  const host = URL.parse(`http://${domain}`)?.hostname
  if (host === undefined) return null
  const labels = host.split('.')
  // A last label of digits is how the host parser recognises an IPv4 address.
  return labels.length < 2 || labels.includes('') || /^\d+$/.test(labels.at(-1)!) ? null : host
}
