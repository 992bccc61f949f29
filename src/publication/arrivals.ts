import { type Arrival, arrivalsAfter, firstArrivals } from '../incident/arrivals.ts'
import type { Incident } from '../incident/record.ts'
import type { ObjectStore } from '../store/object-store.ts'
import type { Manifest } from './manifest.ts'
import { readIfWhole } from './manifest-state.ts'

/**
 * The arrivals of a catalogue that is about to be published over `former`, or as the first. Where the former ones were not published yet, or
 * are damaged, everything that was in the former catalogue arrived as in a first publication. @throws StoreUnavailableError
 */
export async function arrivalsOf(
  { store, now }: { readonly store: ObjectStore; readonly now: () => Date },
  former: Manifest | null,
  catalogue: readonly Incident[],
): Promise<readonly Arrival[]> {
  const before = former && (await readIfWhole<Incident[]>(store, former.catalogue))
  const arrivals = former?.arrivals && (await readIfWhole<Arrival[]>(store, former.arrivals))
  if (!before && !arrivals) return firstArrivals(catalogue)
  // Without the former records nothing can be said to have changed.
  const records = before ?? catalogue
  return arrivalsAfter({ arrivals: arrivals ?? firstArrivals(records), catalogue: records }, catalogue, now())
}
