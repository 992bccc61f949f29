import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantsInParis, timeInParis } from '../../src/incident/paris-clock.ts'

const iso = (dates: Date[]) => dates.map(one => one.toISOString())

it('knows summer and winter', () => {
  expect(iso(instantsInParis('2024-01-10', '08:30'))).toEqual(['2024-01-10T07:30:00.000Z'])
  expect(iso(instantsInParis('2024-07-10', '08:30'))).toEqual(['2024-07-10T06:30:00.000Z'])
})

it('finds no instant in the hour that spring leaves out, and two in the one that autumn repeats', () => {
  expect(instantsInParis('2026-03-29', '02:30')).toEqual([])
  expect(iso(instantsInParis('2026-10-25', '02:30'))).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'])
  expect(timeInParis(new Date('2026-10-25T00:30:00Z')).offset).toBe('+02:00')
  expect(timeInParis(new Date('2026-10-25T01:30:00Z')).offset).toBe('+01:00')
})

it('finds none for what is no day or no time', () => {
  expect(instantsInParis('2026-02-30', '08:00')).toEqual([])
  expect(instantsInParis('2026-02-20', '24:00')).toEqual([])
  expect(instantsInParis('', '')).toEqual([])
})

it('leads from any minute to what a clock shows and back', () => {
  const minutes = fc.integer({ min: Date.UTC(1977, 5) / 60_000, max: Date.UTC(2100, 0) / 60_000 })
  fc.assert(
    fc.property(minutes, minute => {
      const instant = new Date(minute * 60_000)
      const { day, time, offset } = timeInParis(instant)
      expect(iso(instantsInParis(day, time))).toContain(instant.toISOString())
      expect(new Date(`${day}T${time}:00${offset}`)).toEqual(instant)
    }),
    { numRuns: 300 },
  )
})
