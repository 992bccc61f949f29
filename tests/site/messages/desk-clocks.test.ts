import { expect, it } from 'vitest'
import { formatLength } from '../../../src/site/messages/desk-clocks.ts'

it.each([
  [30_000, '1 min', '1 min'],
  [3_600_000, '1 h', '1 h'],
  [18_720_000, '5 h 12 min', '5 h 12 min'],
  [190_800_000 + 59_000, '2 j 5 h', '2 d 5 h'],
  [-86_400_000, '1 j', '1 d'],
])('%i ms is a length of time in words', (length, fr, en) => {
  expect(formatLength(length, 'fr').replaceAll('\u00a0', ' ')).toBe(fr)
  expect(formatLength(length, 'en').replaceAll('\u00a0', ' ')).toBe(en)
})
