import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BucketDocumentError,
  type BucketEntry,
  checkBucketDocument,
  ENTRY_BYTES,
  encodeBucketDocument,
  HEADER_BYTES,
  openBucketDocument,
  TagCollisionError,
} from '../../src/protocol/bucket-document.ts'
import { decoys } from './vectors.ts'

const sha512 = (bytes: Uint8Array) => new Uint8Array(createHash('sha512').update(bytes).digest())
const random = (length: number) => new Uint8Array(randomBytes(length))
const header = { kind: 'email', bucketBits: 6, keyVersion: 1, epoch: 42, bucket: 13 } as const

const codesArbitrary = fc
  .uniqueArray(fc.integer({ min: 1, max: 65535 }), { minLength: 1, maxLength: 112 })
  .map(codes => codes.sort((a, b) => a - b))

test('every entry opens with its codes, a stranger does not, in any size', () => {
  fc.assert(
    fc.property(fc.array(codesArbitrary, { maxLength: 80 }), lists => {
      const entries: BucketEntry[] = lists.map(codes => ({ element: random(32), codes }))
      const document = encodeBucketDocument(sha512, header, entries, random)
      const real = lists.reduce((sum, codes) => sum + Math.ceil(codes.length / 7), 0)
      expect(checkBucketDocument(document, header)).toEqual({
        epoch: 42,
        entryCount: Math.max(64, Math.ceil(real / 64) * 64),
      })
      for (const { element, codes } of entries)
        expect(openBucketDocument(sha512, document, header, element)).toEqual(codes)
      expect(openBucketDocument(sha512, document, header, random(32))).toBeNull()
    }),
    { numRuns: 40 },
  )
})

test('5,000 entries, past the narrow sort, are in order', () => {
  const entries = Array.from({ length: 5000 }, () => ({ element: random(32), codes: [7] }))
  const document = encodeBucketDocument(sha512, header, entries, random)
  expect(checkBucketDocument(document, header).entryCount).toBe(5056)
  expect(openBucketDocument(sha512, document, header, entries[4321]!.element)).toEqual([7])
})

test('tags that share 42 bits are ordered by the rest, and equal tags are refused', () => {
  // A hash under our control: the first element byte chooses the tag.
  const tags = [5n, 3n, 4n, 2n ** 40n, 1n]
  const chosen = (input: Uint8Array) => {
    const key = new Uint8Array(64)
    new DataView(key.buffer).setBigUint64(0, 0xabcdef0000000000n + tags[input[21]!]!)
    return key
  }
  const entries = tags.map((_, i) => ({ element: new Uint8Array(32).fill(i), codes: [i + 1] }))
  const document = encodeBucketDocument(chosen, header, entries, random)
  checkBucketDocument(document, header)
  for (const { element, codes } of entries) expect(openBucketDocument(chosen, document, header, element)).toEqual(codes)
  tags[1] = 5n
  expect(() => encodeBucketDocument(chosen, header, entries, random)).toThrow(TagCollisionError)
})

test('an element without codes or with too many is refused', () => {
  const element = random(32)
  for (const codes of [[], Array.from({ length: 113 }, (_, i) => i + 1)]) {
    expect(() => encodeBucketDocument(sha512, header, [{ element, codes }], random)).toThrow(RangeError)
  }
})

test('what was not asked for, or is damaged, does not pass the check', () => {
  const document = encodeBucketDocument(sha512, header, [{ element: random(32), codes: [1] }], random)
  const change = (offset: number, value: number) => {
    const changed = document.slice()
    changed[offset]! ^= value
    return changed
  }
  const swapped = document.slice()
  swapped.set(document.slice(HEADER_BYTES, HEADER_BYTES + ENTRY_BYTES), HEADER_BYTES + ENTRY_BYTES)
  const bad = [
    new Uint8Array(),
    document.slice(0, 31),
    document.slice(0, -1),
    document.slice(0, -64 * ENTRY_BYTES),
    swapped,
    ...[0, 4, 5, 6, 17, 19, 23, 31].map(offset => change(offset, 1)),
    change(8, 0x80),
  ]
  for (const bytes of bad) expect(() => checkBucketDocument(bytes, header)).toThrow(BucketDocumentError)
})

test('a broken chain or label is an error, never an absence', () => {
  const element = new Uint8Array(32).fill(9)
  const codes = Array.from({ length: 9 }, (_, i) => i + 1)
  const document = encodeBucketDocument(sha512, header, [{ element, codes }], decoys)
  let errors = 0
  let absences = 0
  for (let at = HEADER_BYTES; at < document.length; at += ENTRY_BYTES) {
    if (document[at] === 0xff) continue
    for (const offset of [0, 8, 23]) {
      const changed = document.slice()
      changed[at + offset]! ^= 0x40
      try {
        expect(openBucketDocument(sha512, changed, header, element)).toBeNull()
        absences++
      } catch (error) {
        expect(error).toBeInstanceOf(BucketDocumentError)
        errors++
      }
    }
  }
  // Only the loss of the first tag looks like an absence; everything else is noticed.
  expect({ errors, absences }).toEqual({ errors: 5, absences: 1 })
})
