/**
 * When each incident came into the published catalogue, and when its record last changed there.
 *
 * A record says when something happened and when it was made public, and both are corrected now and then. Who follows the catalogue needs
 * two instants that are not: clients of Have I Been Pwned keep what they know about an incident by its place in the order of arrival
 * (Mozilla's "recency index"), so an arrival is for good, two never fall together, a later one is later, and one of an incident that
 * left the catalogue stays, in case it comes back.
 *
 * The incidents of the first publication all came at once: they get the order, and the days, of their disclosure.
 */
import { byText } from './fold.ts'
import { earliestDay, latestDay } from './partial-date.ts'
import type { Incident } from './record.ts'
import { lastChangeOf } from './revisions.ts'

/** `added` and `modified`: `YYYY-MM-DDTHH:MM:SSZ`; the second is never before the first. */
export interface Arrival {
  readonly id: string
  readonly added: string
  readonly modified: string
}

type Catalogue = readonly Incident[]

/** What arrives where nothing was published before, oldest disclosure first. */
export function firstArrivals(catalogue: Catalogue): Arrival[] {
  let last = ''
  return inOrderOfDisclosure(catalogue).map(incident => {
    const added = after(last, midnight(dayOf(incident)))
    last = added
    return { id: incident.id, added, modified: latest(added, midnight(lastChangeOf(incident))) }
  })
}

/** The arrivals of a catalogue that follows another, in their order. `now`: when it is published. */
export function arrivalsAfter(
  former: { readonly arrivals: readonly Arrival[]; readonly catalogue: Catalogue },
  catalogue: Catalogue,
  now: Date,
): Arrival[] {
  const [before, records] = [former.catalogue, catalogue].map(list => new Map(list.map(one => [one.id, one])))
  const instant = toSeconds(now)
  const kept = former.arrivals.map(arrival => {
    const record = records!.get(arrival.id)
    const same = record === undefined || JSON.stringify(record) === JSON.stringify(before!.get(arrival.id))
    return same ? arrival : { ...arrival, modified: latest(arrival.modified, instant) }
  })
  const known = new Set(kept.map(({ id }) => id))
  let last = kept.at(-1)?.added ?? ''
  const arrived = inOrderOfDisclosure(catalogue.filter(({ id }) => !known.has(id))).map(({ id }) => {
    last = after(last, instant)
    return { id, added: last, modified: last }
  })
  return [...kept, ...arrived]
}

const inOrderOfDisclosure = (catalogue: Catalogue): Incident[] =>
  catalogue.toSorted((a, b) => byText(dayOf(a), dayOf(b)) || byText(a.id, b.id))

/** Its first day of disclosure; of a month or a year not before what is known to have come first. */
function dayOf({ dates: { disclosed, occurredFrom, detected } }: Incident): string {
  const days = [disclosed, occurredFrom, detected].filter(date => date !== null).map(earliestDay)
  return days.filter(day => day <= latestDay(disclosed)).reduce(latest)
}

const midnight = (day: string): string => `${day}T00:00:00Z`

const toSeconds = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`

const latest = (a: string, b: string): string => (a < b ? b : a)

/** The instant, or a second after the last one where it is not later. */
const after = (last: string, instant: string): string =>
  instant > last ? instant : toSeconds(new Date(Date.parse(last) + 1000))
