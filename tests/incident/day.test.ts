import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, dayInParis, daysBetween, isDay } from '../../src/incident/day.ts'

describe('calendar days', () => {
  it('are those of France, in winter and in summer', () => {
    expect(dayInParis(new Date('2026-01-31T22:59:59Z'))).toBe('2026-01-31')
    expect(dayInParis(new Date('2026-01-31T23:00:00Z'))).toBe('2026-02-01')
    expect(dayInParis(new Date('2026-07-31T22:00:00Z'))).toBe('2026-08-01')
  })

  it('are counted across changes of the clock and leap days', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2026-03-30', '2026-03-28')).toBe(-2)
  })

  it('exist', () => {
    for (const day of ['2026-02-28', '2028-02-29', '1999-12-31']) expect(isDay(day)).toBe(true)
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '0026-01-01', '', 'hier', '2026-02-28T00:00', '🎂'])
      expect(isDay(text)).toBe(false)
  })

  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    .map(one => one.toISOString().slice(0, 10))

  it('keep their date in the month, or take the last one', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (from, months) => {
        const to = addMonths(from, months)
        expect(isDay(to)).toBe(true)
        const same = to.slice(8) === from.slice(8)
        const last = addDays(to, 1).endsWith('-01') && to.slice(8) < from.slice(8)
        expect(same || last).toBe(true)
        expect(daysBetween(from, to)).toBeLessThanOrEqual(months * 31)
        expect(daysBetween(from, to)).toBeGreaterThanOrEqual(months * 28)
      }),
    )
  })
})
