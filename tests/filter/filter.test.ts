import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_FILTER_BITS } from '../../src/filter/element-hashing.ts'
import { createFilter, DEFAULT_ERROR_RATE, type Filter, MIN_CAPACITY, restoreFilter } from '../../src/filter/filter.ts'
import { seededElements } from '../support/elements.ts'
import { ristretto255 } from '../support/ristretto255.ts'

function filled(elements: readonly Uint8Array[], capacity = elements.length): Filter {
  const filter = createFilter(capacity)
  for (const element of elements) filter.add(element)
  return filter
}

function rate(filter: Filter, strangers: readonly Uint8Array[]): number {
  return strangers.filter(element => filter.has(element)).length / strangers.length
}

const idealBits = (n: number, p: number) => n * Math.LOG2E * Math.log2(1 / p)

test('what was added is never denied, whatever it is and however full the filter', () => {
  const element = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(fc.array(element, { maxLength: 60 }), fc.integer({ min: 0, max: 300 }), (elements, crowd) => {
      const filter = filled([...seededElements(crowd, 3), ...elements], 1)
      return elements.every(added => filter.has(added))
    }),
    { seed: 20_250_101, numRuns: 300 },
  )
})

test.each([
  [256, 11],
  [1_000, 12],
  [20_000, 13],
  [145_000, 14],
])('a fresh filter of %i elements keeps the target in false positives and in bits', (entries, seed) => {
  const filter = filled(seededElements(entries, seed))
  expect(rate(filter, seededElements(500_000, seed + 1000))).toBeLessThanOrEqual(1.1 * DEFAULT_ERROR_RATE)
  expect(8 * filter.byteLength).toBeLessThanOrEqual(1.02 * idealBits(entries, DEFAULT_ERROR_RATE))
  // An element that the filter took for known when it was added is not counted.
  expect(filter.count).toBeGreaterThan(0.998 * entries)
  expect(filter.count).toBeLessThanOrEqual(entries)
})

test('other error rates are kept too', () => {
  for (const errorRate of [0.5, 0.1, 0.01]) {
    const filter = createFilter(5_000, errorRate)
    for (const element of seededElements(5_000, 21)) filter.add(element)
    // Whole numbers of probes round in the filter's favour or by at most a fifth against it.
    expect(rate(filter, seededElements(100_000, 22))).toBeLessThan(1.2 * errorRate)
    expect(8 * filter.byteLength).toBeLessThanOrEqual(1.02 * idealBits(5_000, errorRate))
  }
})

test('real group elements behave like the seeded ones, within one bucket as well', () => {
  const group = ristretto255()
  const element = (i: number) => group.fromUniformBytes(group.sha512(Uint8Array.of(i >> 16, i >> 8, i)))
  const elements = Array.from({ length: 3_000 }, (_, i) => element(i))
  for (const one of elements) {
    one[0] = 0x5a
    one[1] = 0x3f
  }
  const filter = filled(elements)
  expect(elements.every(one => filter.has(one))).toBe(true)
  const strangers = Array.from({ length: 12_000 }, (_, i) => element(100_000 + i))
  // 12 expected; twice that would be a 99.9 % sign of a bias.
  expect(rate(filter, strangers)).toBeLessThan(2 * DEFAULT_ERROR_RATE)
})

test('additions in place up to twice the capacity stay below 6 % and lose nobody', () => {
  const elements = seededElements(20_000, 31)
  const filter = filled(elements, 10_000)
  expect(filter.capacity).toBe(10_000)
  expect(elements.every(element => filter.has(element))).toBe(true)
  expect(rate(filter, seededElements(100_000, 32))).toBeLessThan(0.06)
})

test('adding again changes nothing', () => {
  const elements = seededElements(1_000, 41)
  const filter = filled(elements)
  const before = { bits: filter.bits.slice(), count: filter.count }
  for (const element of elements) filter.add(element)
  expect({ bits: filter.bits.slice(), count: filter.count }).toEqual(before)
})

test('an empty filter has nobody and small ones share one size', () => {
  const filter = createFilter(0)
  expect(seededElements(1_000, 51).some(element => filter.has(element))).toBe(false)
  expect(filter.capacity).toBe(MIN_CAPACITY)
  expect(createFilter(MIN_CAPACITY).size).toBe(filter.size)
})

test('an element has 32 bytes', () => {
  const filter = createFilter(1)
  for (const length of [0, 31, 33]) {
    expect(() => filter.has(new Uint8Array(length))).toThrow(RangeError)
    expect(() => filter.add(new Uint8Array(length))).toThrow(RangeError)
  }
  expect(filter.count).toBe(0)
})

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 146_000, 2 ** 40])(
  'a capacity of %d is refused',
  capacity => {
    expect(() => createFilter(capacity)).toThrow(RangeError)
  },
)

test.each([0, 0.0009, 1, -1, Number.NaN])('an error rate of %d is refused', errorRate => {
  expect(() => createFilter(1, errorRate)).toThrow(RangeError)
})

test('a filter is restored from its state with bits of its own; impossible states are refused', () => {
  const elements = seededElements(300, 61)
  const filter = filled(elements)
  const { capacity, count, size, probes, bits } = filter
  const state = { capacity, count, size, probes, bits: bits.slice() }
  const restored = restoreFilter(state)
  expect(elements.every(element => restored.has(element))).toBe(true)
  for (const element of seededElements(300, 62)) restored.add(element)
  expect(state.bits).toEqual(filter.bits)

  const lastByte = bits.slice()
  lastByte[bits.length - 1]! |= 0x80
  for (const wrong of [
    { capacity: MIN_CAPACITY - 1 },
    { capacity: size + 1 },
    { capacity: 300.5 },
    { count: -1 },
    { count: Number.NaN },
    { size: size + 8 },
    { size: size - 8 },
    { size: MAX_FILTER_BITS + 1, bits: new Uint8Array(MAX_FILTER_BITS / 8 + 1) },
    { probes: 0 },
    { probes: 11 },
    { bits: new Uint8Array(0) },
    { bits: lastByte },
  ]) {
    expect(() => restoreFilter({ ...state, ...wrong }), JSON.stringify(Object.keys(wrong))).toThrow(RangeError)
  }
})
