import { expect, test } from 'vitest'
import { decodeFilter, encodeFilter, FilterCodecError } from '../../src/filter/codec.ts'
import { encodingOfKnownFilter, KNOWN_ENCODING, knownElement, knownFilter } from '../filter/known-answer.ts'

test('workerd writes the same filter as Node', () => {
  expect(encodingOfKnownFilter()).toBe(KNOWN_ENCODING)
})

test('workerd reads it: nobody is denied, damage is refused', () => {
  const encoded = encodeFilter(knownFilter())
  const filter = decodeFilter(encoded)
  for (let index = 0; index < 300; index++) expect(filter.has(knownElement(index))).toBe(true)
  const strangers = Array.from({ length: 2_000 }, (_, index) => knownElement(1_000 + index))
  expect(strangers.filter(element => filter.has(element)).length).toBeLessThan(10)
  encoded[100]! ^= 1
  expect(() => decodeFilter(encoded)).toThrow(FilterCodecError)
})
