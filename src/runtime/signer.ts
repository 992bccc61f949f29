import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { ManifestSigner } from '../publication/signer.ts'

/** A PKCS #8 private key of Ed25519 (RFC 8410) is this and the 32-byte seed. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Signs manifests with the key pair of a 32-byte seed. */
export function createSigner(seed: Uint8Array): ManifestSigner {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  return {
    publicKey: new Uint8Array(Buffer.from(x!, 'base64url')),
    sign: bytes => new Uint8Array(sign(null, bytes, key)),
  }
}
