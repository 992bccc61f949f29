import { describe, expect, test } from 'vitest'
import { decodeFilter, encodeFilter, FILTER_OVERHEAD_BYTES, FilterCodecError } from '../../src/filter/codec.ts'
import { crc32 } from '../../src/filter/crc32.ts'
import { createFilter, type Filter } from '../../src/filter/filter.ts'
import { seededElements } from '../support/elements.ts'
import { encodingOfKnownFilter, KNOWN_ENCODING, knownElement, knownFilter } from './known-answer.ts'

const stateOf = ({ capacity, count, size, probes, bits }: Filter) => ({ capacity, count, size, probes, bits })

/** The bytes with one header field replaced and a checksum that fits again. */
function forged(encoded: Uint8Array, offset: number, value: number): Uint8Array {
  const bytes = encoded.slice()
  const view = new DataView(bytes.buffer)
  view.setUint32(offset, value)
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)))
  return bytes
}

test('CRC-32 has its check value', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  expect(crc32(new Uint8Array(0))).toBe(0)
})

test.each([0, 1, 256, 257, 5_000, 145_000])('a filter of %i elements comes back as it was', entries => {
  const filter = createFilter(entries)
  for (const element of seededElements(entries, entries)) filter.add(element)
  const encoded = encodeFilter(filter)
  expect(encoded.length).toBe(filter.byteLength + FILTER_OVERHEAD_BYTES)
  const decoded = decodeFilter(encoded)
  expect(stateOf(decoded)).toEqual(stateOf(filter))
  expect(encodeFilter(decoded)).toEqual(encoded)
})

test('the form is pinned: filters published earlier stay readable', () => {
  expect(encodingOfKnownFilter()).toBe(KNOWN_ENCODING)
})

test('a view into a larger buffer is read in place', () => {
  const encoded = encodeFilter(knownFilter())
  const larger = new Uint8Array(encoded.length + 10)
  larger.set(encoded, 7)
  expect(stateOf(decodeFilter(larger.subarray(7, 7 + encoded.length)))).toEqual(stateOf(knownFilter()))
})

test('additions go on after reading and do not reach the bytes that were read', () => {
  const encoded = encodeFilter(knownFilter())
  const before = encoded.slice()
  const filter = decodeFilter(encoded)
  for (let index = 300; index < 600; index++) filter.add(knownElement(index))
  for (let index = 0; index < 600; index++) expect(filter.has(knownElement(index))).toBe(true)
  expect(encoded).toEqual(before)
})

describe('refused', () => {
  const encoded = encodeFilter(knownFilter())

  test('every truncation', () => {
    for (let length = 0; length < encoded.length; length++) {
      expect(() => decodeFilter(encoded.subarray(0, length)), `${length} bytes`).toThrow(FilterCodecError)
      expect(() => decodeFilter(encoded.subarray(encoded.length - length))).toThrow(FilterCodecError)
    }
  })

  test('every flipped bit', () => {
    for (let bit = 0; bit < 8 * encoded.length; bit++) {
      const flipped = encoded.slice()
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      expect(() => decodeFilter(flipped), `bit ${bit}`).toThrow(FilterCodecError)
    }
  })

  test('bytes behind the end', () => {
    for (const extra of [1, 4, 24]) {
      const longer = new Uint8Array(encoded.length + extra)
      longer.set(encoded)
      expect(() => decodeFilter(longer)).toThrow(FilterCodecError)
    }
  })

  test('contradictions under a fitting checksum', () => {
    expect(stateOf(decodeFilter(forged(encoded, 12, 7)))).toMatchObject({ count: 7 })
    for (const [offset, value] of [
      [0, 0x56464632],
      [4, 0],
      [4, 11],
      [8, 0],
      [8, 0xffffffff],
      [16, 0],
      [16, 8 * encoded.length],
      [16, 0xffffffff],
    ] as const) {
      expect(() => decodeFilter(forged(encoded, offset, value)), `${offset}: ${value}`).toThrow(FilterCodecError)
    }
  })

  test('with a message that says nothing about the content', () => {
    const messages = new Set<string>()
    for (const bytes of [encoded.subarray(1), new Uint8Array(0), forged(encoded, 4, 0), forged(encoded, 0, 1)]) {
      try {
        decodeFilter(bytes)
      } catch (error) {
        messages.add((error as Error).message)
      }
    }
    expect([...messages].sort()).toEqual([
      'a filter file contradicts itself',
      'a filter file is too short',
      'not a filter file of version 1',
    ])
  })
})
