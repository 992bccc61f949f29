import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backOffMs, retryAfterMs } from '../../src/contribution/back-off.ts'

test('waits twice as long each time, with jitter, up to half a minute', () => {
  expect([0, 1, 2, 3].map(failures => backOffMs(failures, () => 0))).toEqual([125, 250, 500, 1000])
  expect([0, 1, 2, 3].map(failures => backOffMs(failures, () => 1))).toEqual([250, 500, 1000, 2000])
  expect(backOffMs(1000, () => 1)).toBe(30_000)
})

test('never waits less than the service asks, and not all the same', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(100_000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, asked, random) => {
      expect(backOffMs(failures, () => random, asked)).toBeGreaterThanOrEqual(asked)
    }),
  )
  expect(backOffMs(0, () => 1, 60_000)).toBe(60_250)
})

test.each([
  [null, null],
  ['0', 0],
  [' 120 ', 120_000],
  ['-1', null],
  ['1.5', null],
  ['soon', null],
  ['2026-06-01', null],
  ['Mon, 01 Jun 2026 12:00:30 GMT', 30_000],
  ['Mon, 01 Jun 2026 11:00:00 GMT', 0],
])('Retry-After %j', (header, milliseconds) => {
  expect(retryAfterMs(header, Date.parse('2026-06-01T12:00:00Z'))).toBe(milliseconds)
})
