import { describe, expect, it } from 'vitest'
import { FIGURE_BASES } from '../../src/incident/closed-lists.ts'
import { SUMMED_UNITS, statisticsOf } from '../../src/incident/statistics.ts'
import { standingFigure } from '../../src/incident/summary.ts'
import { readCatalogue } from './catalogue.ts'

const catalogue = readCatalogue()
const statistics = statisticsOf(catalogue)
const { totals, years, sectors } = statistics
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('statistics', () => {
  it('put every incident in exactly one place', () => {
    for (const group of [totals, ...years, ...sectors]) {
      const summed = sum(FIGURE_BASES.map(basis => group.people[basis].incidents))
      expect(summed + group.otherUnit + group.withoutFigure + group.withoutExposure).toBe(group.incidents)
    }
    expect(totals.incidents).toBe(catalogue.length)
    for (const groups of [years, sectors]) {
      expect(sum(groups.map(one => one.incidents))).toBe(catalogue.length)
      for (const basis of FIGURE_BASES) {
        expect(sum(groups.map(one => one.people[basis].count))).toBe(totals.people[basis].count)
      }
    }
    expect(sum(Object.values(totals.exposures))).toBe(catalogue.length)
    expect(sum(Object.values(totals.kinds))).toBe(catalogue.length)
  })

  it('sum the figure that stands, and no other', () => {
    const one = catalogue.filter(({ id }) => id === 'france-travail-2024')
    expect(statisticsOf(one).totals.people).toEqual({
      announced: { incidents: 0, count: 0 },
      confirmed: { incidents: 1, count: 36_820_828 },
      claimed: { incidents: 0, count: 0 },
      estimate: { incidents: 0, count: 0 },
    })
  })

  it('never add rows, files or parcels to people', () => {
    const other = catalogue.filter(one => {
      const unit = standingFigure(one)?.unit
      return unit && !SUMMED_UNITS.includes(unit)
    })
    expect(other.length).toBeGreaterThan(5)
    const { people, otherUnit } = statisticsOf(other).totals
    expect(otherUnit).toBe(other.filter(one => one.exposure !== 'none').length)
    for (const basis of FIGURE_BASES) expect(people[basis]).toEqual({ incidents: 0, count: 0 })
  })

  it('leave no year out, not even one without incidents', () => {
    const two = catalogue.filter(({ id }) => id === 'france-travail-2024' || id === 'ants-2026')
    expect(statisticsOf(two).years.map(({ year, incidents }) => [year, incidents])).toEqual([
      [2024, 1],
      [2025, 0],
      [2026, 1],
    ])
    expect(years[0]?.year).toBe(2021)
  })

  it('count data classes by incident, the most frequent first', () => {
    expect(statistics.dataClasses[0]?.id).toBe('names')
    const counts = statistics.dataClasses.map(({ incidents }) => incidents)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    expect(sum(counts)).toBe(sum(catalogue.map(one => one.dataClasses.length)))
  })

  it('sum the fines of the CNIL', () => {
    expect(totals.decisions.count).toBe(sum(catalogue.map(one => one.regulatory.decisions.length)))
    expect(totals.decisions.amountEur).toBeGreaterThanOrEqual(47_000_000)
  })

  it('answer an empty catalogue', () => {
    const { totals, years, sectors, dataClasses } = statisticsOf([])
    expect([totals.incidents, years, sectors, dataClasses]).toEqual([0, [], [], []])
  })
})
