import { type IncidentSummary, summarise } from '../../incident/summary.ts'
import type { PublishedDataSet } from '../../publication/source.ts'
import { dataSetEntry } from '../data-set-entry.ts'
import type { LookupSource } from './lookup-source.ts'

/** What the codes in an answer stand for, so that a partner need not fetch it: each once, in ascending order. */
export interface Expansion {
  readonly datasets: readonly PublishedDataSet[]
  /** As in `GET /v1/incidents`. */
  readonly incidents: readonly IncidentSummary[]
}

/**
 * Data sets and incidents of these codes, as the current publication tells them. It may be newer than the one that gave the codes: a data set that
 * was withdrawn in between says so. @throws ProblemError `unavailable`
 */
export async function expansionOf(
  source: Pick<LookupSource, 'datasets' | 'catalogue'>,
  codes: ReadonlySet<number>,
): Promise<Expansion> {
  if (codes.size === 0) return { datasets: [], incidents: [] }
  const [all, catalogue] = await Promise.all([source.datasets(), source.catalogue()])
  const datasets = all.filter(({ code }) => codes.has(code)).sort((a, b) => a.code - b.code)
  const ids = new Set(datasets.map(({ incident }) => incident))
  const incidents = catalogue.filter(({ id }) => ids.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
  return { datasets: datasets.map(dataSetEntry), incidents: incidents.map(summarise) }
}
