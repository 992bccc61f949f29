/**
 * The signature of a manifest: Ed25519 (RFC 8032) over its public part, so that whoever copies or serves a publication cannot change it.
 *
 * What is signed: the text `vigifuite manifest v1`, a line feed, and the manifest as canonical JSON (RFC 8785) without `keys`, which stays
 * private, and without `signature` itself.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { fromBase64Url, utf8 } from './bytes.ts'
import { type CanonicalJson, canonicalJson } from './canonical-json.ts'

const CONTEXT = 'vigifuite manifest v1\n'
export const SIGNING_KEY_BYTES = 32
const SIGNATURE_BYTES = 64

/** The bytes that are signed. @throws TypeError when it is not JSON with safe integers */
export function signedBytes(manifest: object): Uint8Array {
  const { keys: _private, signature: _itself, ...open } = manifest as Record<string, CanonicalJson>
  return utf8(CONTEXT + canonicalJson(open))
}

/** Whether a manifest, whatever it is, carries a signature that holds under this public key (32 bytes). */
export function isSignedBy(manifest: unknown, publicKey: Uint8Array): boolean {
  if (typeof manifest !== 'object' || manifest === null || !('signature' in manifest)) return false
  const { signature } = manifest as { signature: { value?: unknown } | null }
  const value = typeof signature?.value === 'string' ? fromBase64Url(signature.value) : null
  if (value?.length !== SIGNATURE_BYTES || publicKey.length !== SIGNING_KEY_BYTES) return false
  try {
    return ed25519.verify(value, signedBytes(manifest), publicKey)
  } catch {
    return false
  }
}
