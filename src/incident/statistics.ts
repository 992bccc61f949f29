/**
 * Figures about the catalogue as a whole.
 *
 * Sums of people overcount, and are not a number of distinct people: one person is in many incidents; an account is not a person, and
 * one person has several; organisations announce all who might be concerned; some of the people live abroad or have died. They also
 * undercount, because most incidents have no reliable figure. What an authority confirmed, what an organisation announced, what
 * attackers claim and what others estimate differ by orders of magnitude and are never added up.
 */

import {
  EXPOSURES,
  type Exposure,
  FIGURE_BASES,
  type FigureBasis,
  type FigureUnit,
  INCIDENT_KINDS,
  type IncidentKind,
  SECTORS,
  type Sector,
} from './closed-lists.ts'
import { DATA_CLASS_IDS, type DataClass } from './data-classes.ts'
import { type DelayStatistics, delaysToDisclosure } from './delays.ts'
import type { Incident } from './record.ts'
import { standingFigure } from './summary.ts'

/** Units that stand for people closely enough to be summed; rows, files, contracts and the like do not. */
export const SUMMED_UNITS: readonly FigureUnit[] = ['persons', 'accounts', 'customer-accounts']

/**
 * A group of incidents, each of which is in exactly one of: a sum (`people`), `otherUnit` (the figure that stands counts something
 * else), `withoutFigure` (no reliable figure), `withoutExposure` (no personal data was exposed).
 */
export interface GroupStatistics {
  readonly incidents: number
  readonly people: Readonly<Record<FigureBasis, { readonly incidents: number; readonly count: number }>>
  readonly otherUnit: number
  readonly withoutFigure: number
  readonly withoutExposure: number
}

export interface Statistics {
  readonly totals: GroupStatistics & {
    readonly exposures: Readonly<Record<Exposure, number>>
    readonly kinds: Readonly<Record<IncidentKind, number>>
    /** Authorities' decisions, and the sum of their fines. */
    readonly decisions: { readonly count: number; readonly amountEur: number }
  }
  /** By year of disclosure, every year from the first to the last, ascending. */
  readonly years: readonly ({ readonly year: number } & GroupStatistics)[]
  /** Sectors that have incidents, those with most first. */
  readonly sectors: readonly ({ readonly sector: Sector } & GroupStatistics)[]
  /** Classes exposed by at least one incident, those with most first. */
  readonly dataClasses: readonly { readonly id: DataClass; readonly incidents: number }[]
  readonly daysToDisclosure: DelayStatistics
}

export function statisticsOf(incidents: readonly Incident[]): Statistics {
  const decisions = incidents.flatMap(({ regulatory }) => regulatory.decisions)
  return {
    totals: {
      ...groupOf(incidents),
      exposures: countBy(EXPOSURES, incidents, one => [one.exposure]),
      kinds: countBy(INCIDENT_KINDS, incidents, one => [one.kind]),
      decisions: {
        count: decisions.length,
        amountEur: decisions.reduce((sum, { amountEur }) => sum + (amountEur ?? 0), 0),
      },
    },
    years: yearsOf(incidents),
    sectors: SECTORS.map(sector => ({ sector, ...groupOf(incidents.filter(one => one.sector === sector)) }))
      .filter(one => one.incidents > 0)
      .sort((a, b) => b.incidents - a.incidents),
    dataClasses: Object.entries(countBy(DATA_CLASS_IDS, incidents, one => one.dataClasses))
      .map(([id, count]) => ({ id: id as DataClass, incidents: count }))
      .filter(one => one.incidents > 0)
      .sort((a, b) => b.incidents - a.incidents),
    daysToDisclosure: delaysToDisclosure(incidents),
  }
}

function groupOf(incidents: readonly Incident[]): GroupStatistics {
  const people = Object.fromEntries(FIGURE_BASES.map(basis => [basis, { incidents: 0, count: 0 }])) as Record<
    FigureBasis,
    { incidents: number; count: number }
  >
  const group = { incidents: incidents.length, otherUnit: 0, withoutFigure: 0, withoutExposure: 0 }
  for (const incident of incidents) {
    const { count, unit, basis } = standingFigure(incident) ?? {}
    if (incident.exposure === 'none') group.withoutExposure++
    else if (!count || !unit || !basis) group.withoutFigure++
    else if (!SUMMED_UNITS.includes(unit)) group.otherUnit++
    else {
      people[basis].incidents++
      people[basis].count += count
    }
  }
  return { ...group, people }
}

function yearsOf(incidents: readonly Incident[]): Statistics['years'] {
  const yearOf = (incident: Incident): number => Number(incident.dates.disclosed.slice(0, 4))
  if (incidents.length === 0) return []
  const years = incidents.map(yearOf)
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => ({
    year: first + index,
    ...groupOf(incidents.filter(one => yearOf(one) === first + index)),
  }))
}

function countBy<V extends string>(
  values: readonly V[],
  incidents: readonly Incident[],
  valuesOf: (incident: Incident) => readonly V[],
): Record<V, number> {
  const counts = Object.fromEntries(values.map(value => [value, 0])) as Record<V, number>
  for (const value of incidents.flatMap(valuesOf)) counts[value]++
  return counts
}
