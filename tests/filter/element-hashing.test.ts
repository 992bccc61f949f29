import { expect, test } from 'vitest'
import { ElementHashing, MAX_PROBES } from '../../src/filter/element-hashing.ts'
import { seededElements } from '../support/elements.ts'

const SIZE = 4096

function indexesOf(element: Uint8Array): number[] {
  return [...new ElementHashing().getIndexes(element, SIZE, MAX_PROBES)]
}

test('the probes are the ten 24-bit little-endian words of bytes 2 to 31', () => {
  const element = Uint8Array.from({ length: 32 }, (_, i) => i)
  const words = Array.from({ length: 10 }, (_, i) => {
    const at = 2 + 3 * i
    return at + 256 * (at + 1) + 65536 * (at + 2)
  })
  expect([...new ElementHashing().getIndexes(element, 2 ** 21, 10)]).toEqual(words)
  expect([...new ElementHashing().getIndexes(element, 1000, 3)]).toEqual(words.slice(0, 3).map(word => word % 1000))
})

test('the bucket number in bytes 0 and 1 has no say, every other byte has', () => {
  const [element] = seededElements(1, 1)
  const before = indexesOf(element!)
  for (let at = 0; at < 32; at++) {
    const changed = element!.slice()
    // The lowest bit of a word is the one that survives any modulus.
    changed[at]! ^= 1
    const differing = indexesOf(changed).filter((index, probe) => index !== before[probe]).length
    // A word's top byte is lost in a power-of-two modulus as small as this one's; MAX_FILTER_BITS keeps it.
    const top = at >= 2 && (at - 2) % 3 === 2
    expect(differing, `byte ${at}`).toBe(at < 2 || top ? 0 : 1)
  }
})

test('indexes are spread evenly, also those of the probe that has one bit less', () => {
  const size = 1000
  const elements = seededElements(100_000, 2)
  const hits = Array.from({ length: MAX_PROBES }, () => new Uint32Array(size))
  const hashing = new ElementHashing()
  for (const element of elements) {
    hashing.getIndexes(element, size, MAX_PROBES).forEach((index, probe) => {
      hits[probe]![index]!++
    })
  }
  const expected = elements.length / size
  for (const [probe, counts] of hits.entries()) {
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // 999 degrees of freedom: mean 999, standard deviation 44.7; four of them.
    expect(Math.abs(chiSquare - 999), `probe ${probe}`).toBeLessThan(179)
  }
})

test('anything but 32 bytes is refused', () => {
  for (const length of [0, 31, 33, 64]) {
    expect(() => indexesOf(new Uint8Array(length))).toThrow(RangeError)
  }
})
