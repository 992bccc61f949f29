import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase64Url, fromHex, toBase64Url, toHex } from '../../src/protocol/bytes.ts'
import { bucketBitsFor, bucketName, bucketOf, parseBucketName } from '../../src/protocol/element.ts'

test('base64url agrees with Node and goes round', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), bytes => {
      const text = toBase64Url(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64Url(text)).toEqual(bytes)
      expect(fromHex(toHex(bytes))).toEqual(bytes)
    }),
  )
})

test.each(['A', 'AB', 'AA=', 'AA==', 'A+', 'A/', 'A A', 'é', 'AAAAA', 'AAAB='])('base64url refuses %s', text =>
  expect(fromBase64Url(text)).toBeNull(),
)

test('bucket names go round and nothing else is one', () => {
  for (const [bits, bucket] of [
    [0, 0],
    [6, 45],
    [15, 0x5b3f],
    [15, 32767],
  ] as const) {
    expect(parseBucketName(bucketName(bits, bucket))).toEqual({ bucketBits: bits, bucket })
  }
  for (const name of [
    '16-0000',
    '6-0040',
    '06-0001',
    '6-1',
    '6-00FF',
    '-1-0000',
    '15-8000',
    '',
    '15-5b3f ',
    '0-0001',
  ]) {
    expect(parseBucketName(name)).toBeNull()
  }
})

test('the bucket is the top of the fifteen usable bits', () => {
  const element = Uint8Array.of(0xb6, 0x3f)
  expect(bucketOf(element, 15)).toBe(0x5b3f)
  expect(bucketOf(element, 6)).toBe(0x5b3f >> 9)
  expect(bucketOf(element, 0)).toBe(0)
})

test.each([
  [0, 0],
  [127, 0],
  [128, 1],
  [255, 1],
  [256, 2],
  [64 * 32768 - 1, 14],
  [64 * 32768, 15],
  [1e9, 15],
])('%i entries make %i bits', (entries, bits) => expect(bucketBitsFor(entries)).toBe(bits))
