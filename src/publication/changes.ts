import type { Incident } from '../incident/record.ts'
import type { ChangeEvent } from './change-event.ts'
import type { PublishedDataSet } from './source.ts'

/** What readers see of a publication. */
export interface Readable {
  readonly catalogue: readonly Incident[]
  readonly datasets: readonly PublishedDataSet[]
}

type Change = Omit<ChangeEvent, 'sequence' | 'epoch' | 'at'>

/** What is kept of the log: years of changes, and some 800 KB. */
export const MAX_EVENTS = 5000

/** What one publication changed for readers of the one before: incidents first, in the order of their ids, then lists by their codes. */
export function changesBetween(former: Readable, next: Readable): Change[] {
  const before = new Map(former.catalogue.map(one => [one.id, one]))
  const after = new Map(next.catalogue.map(one => [one.id, one]))
  const incidents = [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((incident): Change[] => {
    const [was, is] = [before.get(incident), after.get(incident)]
    if (!was) return [{ type: 'incident.published', incident }]
    if (!is) return [{ type: 'incident.withdrawn', incident }]
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ type: 'incident.revised', incident }]
  })
  const known = new Map(former.datasets.map(one => [one.code, one.status]))
  const lists = next.datasets
    .toSorted((a, b) => a.code - b.code)
    .flatMap(({ code, kind, incident, status }): Change[] => {
      const was = known.get(code)
      // Published and withdrawn before anybody read it: nothing changed.
      if (was === status || (was === undefined && status === 'withdrawn')) return []
      return [{ type: `dataset.${status}`, incident, dataset: { code, kind } }]
    })
  return [...incidents, ...lists]
}

/**
 * The log with these changes after it, as far as it is kept. `at`: when they are published. `after`: the highest number that the database knows, because
 * a log that was lost must not begin anew with numbers that readers have seen.
 */
export function continuedLog(
  log: readonly ChangeEvent[],
  changes: readonly Change[],
  { epoch, at, after }: { readonly epoch: number; readonly at: Date; readonly after: number },
): ChangeEvent[] {
  const last = Math.max(after, log.at(-1)?.sequence ?? 0)
  const added = changes.map((change, i) => ({ sequence: last + 1 + i, epoch, at: at.toISOString(), ...change }))
  return [...log, ...added].slice(-MAX_EVENTS)
}
