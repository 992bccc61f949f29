/**
 * The facets by which incidents are filtered, and how many incidents each value of a facet would leave.
 *
 * A facet is counted with all filters but its own: its numbers tell what choosing another value would give.
 */

import type { Exposure, IncidentKind, Sector } from './closed-lists.ts'
import { communesOf } from './communes.ts'
import type { DataClass } from './data-classes.ts'
import type { Incident, Organisation } from './record.ts'

export const FACETS = ['sector', 'kind', 'exposure', 'dataClass', 'year', 'role', 'commune'] as const

export type Facet = (typeof FACETS)[number]

/** The value asked for in each facet that filters. */
export type FacetFilters = { readonly [F in Facet]?: FacetValues[F] | undefined }

interface FacetValues {
  sector: Sector
  kind: IncidentKind
  exposure: Exposure
  dataClass: DataClass
  /** Of disclosure. */
  year: string
  /** Of any organisation in the incident. */
  role: Organisation['role']
  /** INSEE code of an organisation's commune or of one whose people are concerned. */
  commune: string
}

/** A value of a facet. `name`: of a commune. */
export interface FacetCount<V extends string = string> {
  readonly value: V
  readonly count: number
  readonly name?: string
}

/** Values that leave anything, and those asked for; most incidents first, years newest first. */
export type FacetCounts = { readonly [F in Facet]: readonly FacetCount<FacetValues[F]>[] }

const VALUES: { readonly [F in Facet]: (incident: Incident) => readonly FacetValues[F][] } = {
  sector: one => [one.sector],
  kind: one => [one.kind],
  exposure: one => [one.exposure],
  dataClass: one => one.dataClasses,
  year: one => [one.dates.disclosed.slice(0, 4)],
  role: one => [...new Set(one.organisations.map(({ role }) => role))],
  commune: one => communesOf(one).map(({ insee }) => insee),
}

/** The facets whose filter an incident does not pass. */
function failedFacets(incident: Incident, filters: FacetFilters): Facet[] {
  return FACETS.filter(facet => {
    const wanted = filters[facet]
    return wanted !== undefined && !(VALUES[facet](incident) as readonly string[]).includes(wanted)
  })
}

/** The incidents that pass all filters, in the order given, and the counts of every facet. */
export function filterByFacets(
  incidents: readonly Incident[],
  filters: FacetFilters,
): { readonly found: Incident[]; readonly facets: FacetCounts } {
  const found: Incident[] = []
  const names = new Map<string, string>()
  const counts = new Map(FACETS.map(facet => [facet, new Map<string, number>()]))
  for (const [facet, value] of Object.entries(filters)) {
    if (value !== undefined) counts.get(facet as Facet)?.set(value, 0)
  }
  for (const incident of incidents) {
    const failed = failedFacets(incident, filters)
    if (failed.length === 0) found.push(incident)
    // What fails one filter counts in that facet alone; what fails two would be left by no single choice.
    for (const facet of failed.length === 0 ? FACETS : failed.length === 1 ? failed : []) {
      const values = counts.get(facet)!
      for (const value of VALUES[facet](incident)) values.set(value, (values.get(value) ?? 0) + 1)
    }
    for (const { insee, name } of communesOf(incident)) names.set(insee, name)
  }
  const sorted = FACETS.map(facet => {
    const list = [...counts.get(facet)!].map(([value, count]): FacetCount => {
      const name = facet === 'commune' ? names.get(value) : undefined
      return name === undefined ? { value, count } : { value, count, name }
    })
    return [facet, list.sort(facet === 'year' ? newestFirst : mostFirst)]
  })
  return { found, facets: Object.fromEntries(sorted) as FacetCounts }
}

const newestFirst = (a: FacetCount, b: FacetCount): number => Number(b.value) - Number(a.value)
const mostFirst = (a: FacetCount, b: FacetCount): number => b.count - a.count || (a.value < b.value ? -1 : 1)
