import { hash, randomBytes } from 'node:crypto'
import { toBase64Url, utf8 } from '../protocol/bytes.ts'

/** What authenticates a machine: a prefix that says what it is, and 32 random bytes. */
export interface BearerSecret {
  /** Shown once, stored nowhere. */
  readonly plaintext: string
  /** SHA-256 of the plaintext. With 256 random bits behind it, a slow hash would add nothing. */
  readonly hash: Uint8Array
}

const SECRET_BYTES = 32
const ID_BYTES = 12

export type Random = (length: number) => Uint8Array

/** A new secret. `random` must be cryptographically secure. */
export function newBearerSecret(prefix: string, random: Random = randomBytes): BearerSecret {
  const plaintext = prefix + toBase64Url(random(SECRET_BYTES))
  return { plaintext, hash: hashOfSecret(plaintext) }
}

export function hashOfSecret(plaintext: string): Uint8Array {
  return new Uint8Array(hash('sha256', utf8(plaintext), 'buffer'))
}

/** Whether a text has the form of a secret with this prefix: anything else need not be looked up. */
export function isBearerSecret(text: string, prefix: string): boolean {
  return text.startsWith(prefix) && /^[A-Za-z0-9_-]{43}$/.test(text.slice(prefix.length))
}

/**
 * An identifier for a row: short, unguessable, good in URLs and as a word of a command, where a hyphen begins an option. The audit log takes
 * none that could pass for a telephone number.
 */
export function newId(random: Random = randomBytes): string {
  const id = toBase64Url(random(ID_BYTES))
  return /^-|\d{8}/.test(id) ? newId(random) : id
}
