import { createCipheriv } from 'node:crypto'

const ELEMENT_BYTES = 32

/**
 * `count` elements, packed, the same for the same seed: an AES-CTR key stream with the two bits cleared that are 0 in
 * every ristretto255 encoding. They look like elements to whatever does not decode them.
 */
export function packedElements(count: number, seed: number): Uint8Array {
  const key = new Uint8Array(32)
  new DataView(key.buffer).setFloat64(0, seed)
  const cipher = createCipheriv('aes-256-ctr', key, new Uint8Array(16))
  const packed = new Uint8Array(cipher.update(new Uint8Array(count * ELEMENT_BYTES)))
  for (let at = 0; at < packed.length; at += ELEMENT_BYTES) {
    packed[at]! &= 0xfe
    packed[at + ELEMENT_BYTES - 1]! &= 0x7f
  }
  return packed
}

/** The same as views of 32 bytes each. */
export function seededElements(count: number, seed: number): Uint8Array[] {
  const packed = packedElements(count, seed)
  return Array.from({ length: count }, (_, i) => packed.subarray(i * ELEMENT_BYTES, (i + 1) * ELEMENT_BYTES))
}
