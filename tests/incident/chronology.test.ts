import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder } from '../../src/incident/chronology.ts'
import { earliestDay, latestDay } from '../../src/incident/partial-date.ts'

const ordered = (...dates: string[]) => inOrder(dates.map((date, place) => ({ date, place }))).map(({ date }) => date)

const partialDate = fc
  .tuple(fc.integer({ min: 2023, max: 2024 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }))
  .chain(([year, month, day]) => {
    const full = `${year}-0${month}-0${day}`
    return fc.constantFrom(full, full.slice(0, 7), full.slice(0, 4))
  })

describe('putting partial dates in order', () => {
  it('goes by the date where it can', () => {
    expect(ordered('2024-03-13', '2024-02-06', '2023', '2024-01')).toEqual([
      '2023',
      '2024-01',
      '2024-02-06',
      '2024-03-13',
    ])
  })

  it('keeps the order of nature where one date is within the other', () => {
    expect(ordered('2024-09-19', '2024-09')).toEqual(['2024-09-19', '2024-09'])
    expect(ordered('2024-09', '2024-09-19')).toEqual(['2024-09', '2024-09-19'])
    expect(ordered('2024', '2024-09-19', '2024-09')).toEqual(['2024', '2024-09-19', '2024-09'])
  })

  it('gives up the order of nature rather than a date that is sure', () => {
    expect(ordered('2024-09-19', '2024-09', '2024-09-10')).toEqual(['2024-09-10', '2024-09-19', '2024-09'])
  })

  it('loses nothing, and never puts a day before one that is surely earlier', () => {
    fc.assert(
      fc.property(fc.array(partialDate, { maxLength: 12 }), dates => {
        const result = ordered(...dates)
        expect(result.toSorted()).toEqual(dates.toSorted())
        for (const [index, later] of result.entries()) {
          for (const earlier of result.slice(0, index)) expect(latestDay(later) < earliestDay(earlier)).toBe(false)
        }
        expect(ordered(...result)).toEqual(result)
      }),
    )
  })
})
