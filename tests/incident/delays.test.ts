import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delaysToDisclosure } from '../../src/incident/delays.ts'

const incident = (occurredFrom: string | null, disclosed: string) => ({
  dates: { occurredFrom, disclosed, occurredTo: null, detected: null, claimed: null, restored: null },
})

describe('days from the beginning to the disclosure', () => {
  it('are null where nobody knows', () => {
    expect(delaysToDisclosure([incident(null, '2024-03-13')])).toEqual({
      incidents: 0,
      firstQuartile: null,
      median: null,
      thirdQuartile: null,
      medianBounds: null,
      excluded: { inexact: 0, unknown: 1 },
    })
  })

  it('count across a leap day, and interpolate quartiles', () => {
    const { firstQuartile, median, thirdQuartile, incidents } = delaysToDisclosure([
      incident('2024-02-28', '2024-03-01'),
      incident('2024-01-01', '2024-01-01'),
      incident('2023-12-31', '2024-01-10'),
      incident('2024-01-01', '2024-01-05'),
    ])
    expect({ incidents, firstQuartile, median, thirdQuartile }).toEqual({
      incidents: 4,
      firstQuartile: 1.5,
      median: 3,
      thirdQuartile: 5.5,
    })
  })

  it('take dates known to the month into the bounds only', () => {
    expect(delaysToDisclosure([incident('2024-01', '2024-02-10')])).toEqual({
      incidents: 0,
      firstQuartile: null,
      median: null,
      thirdQuartile: null,
      medianBounds: { from: 10, to: 40 },
      excluded: { inexact: 1, unknown: 0 },
    })
  })

  it('are within the bounds, whatever the days that nobody knows', () => {
    const day = fc.date({ min: new Date('2023-01-01'), max: new Date('2023-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.nat(200), fc.constantFrom(4, 7, 10)), { minLength: 1 }), list => {
        const exact = list.map(([from, days]) => {
          const iso = from.toISOString().slice(0, 10)
          return incident(iso, new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10))
        })
        const rounded = exact.map(({ dates }, index) =>
          incident(dates.occurredFrom!.slice(0, list[index]![2]), dates.disclosed),
        )
        const { median } = delaysToDisclosure(exact)
        const { medianBounds } = delaysToDisclosure(rounded)
        expect(medianBounds!.from).toBeLessThanOrEqual(median!)
        expect(medianBounds!.to).toBeGreaterThanOrEqual(median!)
      }),
    )
  })
})
