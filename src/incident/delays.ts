/**
 * How long incidents stayed unknown to the public: days from the beginning of the incident to its disclosure.
 *
 * Many beginnings are known to the month or the year only. Quartiles are those of incidents known to the day on both sides; the others
 * are counted, and enter as the shortest and the longest time that their dates allow, which bounds the median.
 */
import { daysBetween } from './day.ts'
import { earliestDay, latestDay, precisionOf } from './partial-date.ts'
import type { Incident } from './record.ts'

export interface DelayStatistics {
  /** Incidents known to the day on both sides, which the quartiles are of. */
  readonly incidents: number
  readonly firstQuartile: number | null
  readonly median: number | null
  readonly thirdQuartile: number | null
  /** The median is between these, whatever the exact days of incidents known less exactly. */
  readonly medianBounds: { readonly from: number; readonly to: number } | null
  readonly excluded: {
    /** A date known to the month or the year: in the bounds only. */
    readonly inexact: number
    /** Nobody said when it began: in nothing. */
    readonly unknown: number
  }
}

export function delaysToDisclosure(incidents: readonly Pick<Incident, 'dates'>[]): DelayStatistics {
  const known = incidents.flatMap(({ dates: { occurredFrom, disclosed } }) =>
    occurredFrom === null
      ? []
      : [
          {
            exact: precisionOf(occurredFrom) === 'day' && precisionOf(disclosed) === 'day',
            // Nothing is disclosed before it began.
            shortest: Math.max(0, daysBetween(latestDay(occurredFrom), earliestDay(disclosed))),
            longest: Math.max(0, daysBetween(earliestDay(occurredFrom), latestDay(disclosed))),
          },
        ],
  )
  const exact = known.filter(one => one.exact).map(one => one.longest)
  const from = quantile(
    known.map(one => one.shortest),
    0.5,
  )
  const to = quantile(
    known.map(one => one.longest),
    0.5,
  )
  return {
    incidents: exact.length,
    firstQuartile: quantile(exact, 0.25),
    median: quantile(exact, 0.5),
    thirdQuartile: quantile(exact, 0.75),
    medianBounds: from === null || to === null ? null : { from, to },
    excluded: { inexact: known.length - exact.length, unknown: incidents.length - known.length },
  }
}

/** Linear between the closest ranks (type 7 of Hyndman and Fan, 1996, as spreadsheets do); null for no values. */
function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const rank = (sorted.length - 1) * share
  const below = sorted[Math.floor(rank)]!
  return below + (sorted[Math.ceil(rank)]! - below) * (rank - Math.floor(rank))
}
