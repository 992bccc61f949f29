import { expect, test } from 'vitest'
import { encodeFilter } from '../../src/filter/codec.ts'
import { createFilter } from '../../src/filter/filter.ts'
import { MAX_SHARD_BYTES, MAX_SHARD_ENTRIES, needsRebuild, shardBitsFor, shardOf } from '../../src/filter/shards.ts'
import { bucketOf } from '../../src/protocol/element.ts'
import { packedElements, seededElements } from '../support/elements.ts'

test('the fullest shard fits, with less than one element to spare', () => {
  const encoded = (entries: number) => encodeFilter(createFilter(entries)).length
  expect(encoded(MAX_SHARD_ENTRIES)).toBeLessThanOrEqual(MAX_SHARD_BYTES)
  expect(encoded(MAX_SHARD_ENTRIES + 1)).toBeGreaterThan(MAX_SHARD_BYTES)
})

test('one shard as long as it fits, then as few as leave room for chance', () => {
  expect(shardBitsFor(0)).toBe(0)
  expect(shardBitsFor(MAX_SHARD_ENTRIES)).toBe(0)
  expect(shardBitsFor(MAX_SHARD_ENTRIES + 1)).toBe(1)
  expect(shardBitsFor(2 * MAX_SHARD_ENTRIES)).toBe(2)
  expect(shardBitsFor(200_000)).toBe(1)
  expect(shardBitsFor(10_000_000)).toBe(7)
  expect(shardBitsFor(68_000_000)).toBe(9)
  expect(shardBitsFor(4_600_000_000)).toBe(15)
  expect(shardBitsFor(10 ** 12)).toBe(15)
  for (let entries = 1; entries < 10 ** 9; entries = Math.ceil(entries * 1.1)) {
    expect(shardBitsFor(entries + 1)).toBeGreaterThanOrEqual(shardBitsFor(entries))
  }
})

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d entries are refused', entries => {
  expect(() => shardBitsFor(entries)).toThrow(RangeError)
})

test('just below a step, the fullest of the shards that chance makes still fits', () => {
  // The most that eight shards are trusted with.
  let entries = 8 * MAX_SHARD_ENTRIES
  while (shardBitsFor(entries) > 3) entries -= 100
  const packed = packedElements(entries, 71)
  const sizes = new Array<number>(8).fill(0)
  for (let at = 0; at < packed.length; at += 32) sizes[bucketOf(packed, 3, at)]!++
  expect(Math.max(...sizes)).toBeLessThanOrEqual(MAX_SHARD_ENTRIES)
  expect(Math.min(...sizes)).toBeGreaterThan(0.95 * MAX_SHARD_ENTRIES)
})

test('a shard is a run of buckets: the top bits of the bucket number', () => {
  const element = new Uint8Array(32)
  element[0] = 0xb4
  element[1] = 0xa7
  const v = (0x5a << 8) | 0xa7
  for (let bits = 0; bits <= 15; bits++) expect(shardOf(element, bits)).toBe(v >> (15 - bits))
  element[0] = 0xb5
  expect(shardOf(element, 15)).toBe(v)
})

test('a shard is built anew when it holds twice what it was made for', () => {
  const filter = createFilter(1_000)
  const elements = seededElements(2_200, 81)
  const added = elements.findIndex(element => {
    filter.add(element)
    return needsRebuild(filter)
  })
  expect(filter.count).toBe(2_000)
  // What the filling filter already answered "maybe" for was not counted: about 1 % over the second thousand.
  expect(added).toBeGreaterThanOrEqual(1_999)
  expect(added).toBeLessThan(2_060)
})
