/**
 * What the database must not be able to tell by itself: keys of one-time codes are encrypted, and what can be guessed (recovery codes, logins,
 * addresses) is hashed with a key. Both keys are derived (HKDF-SHA-256, RFC 5869) from one of the deployment's secrets.
 *
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce; whose it is stands in the associated data, so that a row moved to another officer
 * does not open. A sealed text names its key, so that a new one can take over while former ones still open.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { concatBytes, equalBytes, utf8 } from '../protocol/bytes.ts'
import type { Random } from './bearer-secret.ts'

export interface Vault {
  /** Encrypts for `owner`, and for nobody else. */
  seal(plaintext: Uint8Array, owner: string): Uint8Array
  /** What was sealed for `owner`; null when it was changed, is another's, or its key is no longer there. */
  open(sealed: Uint8Array, owner: string): Uint8Array | null
  /** A keyed hash: 32 bytes that say nothing without the key. Purposes do not mix. */
  hash(purpose: string, ...parts: readonly string[]): Uint8Array
  /** The same under every key, the current one first: for what was stored before the key changed. */
  hashes(purpose: string, ...parts: readonly string[]): Uint8Array[]
}

export interface VaultKeys {
  /** 32 secret bytes. */
  readonly current: Uint8Array
  /** Keys that were current once. */
  readonly former?: readonly Uint8Array[]
}

export const VAULT_KEY_BYTES = 32
const ID_BYTES = 4
const NONCE_BYTES = 12
const TAG_BYTES = 16
const CIPHER = 'aes-256-gcm'

/** @throws RangeError when a key has not 32 bytes */
export function createVault({ current, former = [] }: VaultKeys, random: Random): Vault {
  const keys = [current, ...former].map(derivedKeys)
  const newest = keys[0]!
  const hashUnder = (key: Uint8Array, purpose: string, parts: readonly string[]): Uint8Array =>
    new Uint8Array(
      createHmac('sha256', key)
        .update(JSON.stringify([purpose, ...parts]))
        .digest(),
    )
  return {
    seal(plaintext, owner) {
      const nonce = random(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, newest.sealing, nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(utf8(owner))
      const text = concatBytes(cipher.update(plaintext), cipher.final())
      return concatBytes(newest.id, nonce, cipher.getAuthTag(), text)
    },
    open(sealed, owner) {
      const id = sealed.subarray(0, ID_BYTES)
      const key = keys.find(one => equalBytes(one.id, id))
      const [nonceEnd, textStart] = [ID_BYTES + NONCE_BYTES, ID_BYTES + NONCE_BYTES + TAG_BYTES]
      if (!key || sealed.length < textStart) return null
      const nonce = sealed.subarray(ID_BYTES, nonceEnd)
      const decipher = createDecipheriv(CIPHER, key.sealing, nonce, { authTagLength: TAG_BYTES })
      decipher.setAAD(utf8(owner))
      decipher.setAuthTag(sealed.subarray(nonceEnd, textStart))
      try {
        return concatBytes(decipher.update(sealed.subarray(textStart)), decipher.final())
      } catch {
        return null
      }
    },
    hash: (purpose, ...parts) => hashUnder(newest.hashing, purpose, parts),
    hashes: (purpose, ...parts) => keys.map(key => hashUnder(key.hashing, purpose, parts)),
  }
}

function derivedKeys(key: Uint8Array): { id: Uint8Array; sealing: Uint8Array; hashing: Uint8Array } {
  if (key.length !== VAULT_KEY_BYTES) throw new RangeError(`a vault's key has ${VAULT_KEY_BYTES} bytes`)
  const derive = (purpose: string, length: number) =>
    new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), `vigifuite vault v1 ${purpose}`, length))
  return { id: derive('id', ID_BYTES), sealing: derive('seal', 32), hashing: derive('hash', 32) }
}
