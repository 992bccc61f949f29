import { createPublicKey, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { canonicalJson } from '../../src/protocol/canonical-json.ts'
import { isSignedBy, signedBytes } from '../../src/protocol/signed-manifest.ts'
import { createSigner } from '../../src/runtime/signer.ts'

const signer = createSigner(new Uint8Array(32).fill(1))
const content = { epoch: 3, kinds: { email: [{ root: 'x', bucketBits: 1 }] }, auditHash: null, format: 1 }
const signed = <T extends object>(manifest: T, by = signer) => ({
  ...manifest,
  signature: { publicKey: toBase64Url(by.publicKey), value: toBase64Url(by.sign(signedBytes(manifest))) },
})

test('a signature covers all that is public, however it is written, and another library agrees', () => {
  const manifest = signed({ ...content, keys: { name: 'private' } })
  const { keys: _, ...open } = manifest
  expect(isSignedBy(open, signer.publicKey)).toBe(true)
  const reordered = Object.fromEntries(Object.entries(open).reverse())
  expect(isSignedBy(JSON.parse(JSON.stringify(reordered, null, 2)), signer.publicKey)).toBe(true)
  const text = `vigifuite manifest v1\n{"auditHash":null,"epoch":3,"format":1,"kinds":{"email":[{"bucketBits":1,"root":"x"}]}}`
  expect(new TextDecoder().decode(signedBytes(open))).toBe(text)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(signer.publicKey) }
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  expect(verify(null, Buffer.from(text), key, Buffer.from(manifest.signature.value, 'base64url'))).toBe(true)
})

test('what was changed, is another’s or is no signature does not hold', () => {
  const manifest = signed(content)
  const other = createSigner(new Uint8Array(32).fill(2))
  expect(isSignedBy({ ...manifest, epoch: 4 }, signer.publicKey)).toBe(false)
  expect(isSignedBy({ ...manifest, more: true }, signer.publicKey)).toBe(false)
  expect(isSignedBy(manifest, other.publicKey)).toBe(false)
  expect(isSignedBy(signed(content, other), signer.publicKey)).toBe(false)
  for (const nothing of [null, 'text', 3, [], {}, content, { ...content, signature: null }]) {
    expect(isSignedBy(nothing, signer.publicKey)).toBe(false)
  }
  for (const value of ['', 'A'.repeat(86), 'not base64url!', 7]) {
    expect(isSignedBy({ ...content, signature: { value } }, signer.publicKey)).toBe(false)
  }
  expect(isSignedBy({ ...manifest, epoch: 1.5 }, signer.publicKey)).toBe(false)
})

test('canonical JSON is that of RFC 8785', () => {
  expect(canonicalJson({ b: [1, null, true, 'é\n'], a: {}, '\u20ac': 1, '\r': 2, '1': 3 })).toBe(
    '{"\\r":2,"1":3,"a":{},"b":[1,null,true,"é\\n"],"€":1}',
  )
  expect(() => canonicalJson(1.5)).toThrow('safe integers')
  expect(() => canonicalJson(undefined as never)).toThrow('not JSON')
})
