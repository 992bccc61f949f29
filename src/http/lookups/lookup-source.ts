import type { Kind } from '../../identifier/kind.ts'
import type { Incident } from '../../incident/record.ts'
import { type LookupResult, lookup } from '../../lookup/lookup.ts'
import { TEST_DATA_SETS, TEST_INCIDENTS } from '../../partner/test-lists.ts'
import { toBase64Url } from '../../protocol/bytes.ts'
import type { PublishedDataSet, PublishedTestPerson } from '../../publication/source.ts'
import { isRehearsal, type PartnerPrincipal } from '../guard.ts'
import type { Services } from '../services.ts'
import { currentCatalogue, currentSnapshot, reading } from '../snapshot.ts'

/** What a partner's lookups are answered from. Every method throws ProblemError `unavailable` when it cannot be read. */
export interface LookupSource {
  /** At most `MAX_DIGESTS`; results in their order. */
  lookup(
    kind: Kind,
    digests: readonly Uint8Array[],
  ): Promise<{ readonly epoch: number; readonly results: readonly LookupResult[] }>
  datasets(): Promise<readonly PublishedDataSet[]>
  catalogue(): Promise<readonly Incident[]>
}

/** The current publication; for a test key outside the demo invented people, so that it opens no list and learns nothing from one. */
export function lookupSourceFor(services: Services, partner: PartnerPrincipal): LookupSource {
  if (isRehearsal(services, partner)) return inventedSource(services)
  return {
    lookup: (kind, digests) => reading(() => lookup(services, kind, digests)),
    datasets: async () => reading(async () => (await currentSnapshot(services)).datasets()),
    catalogue: () => currentCatalogue(services),
  }
}

function inventedSource(services: Services): LookupSource {
  const published = new Set(TEST_DATA_SETS.filter(one => one.status === 'published').map(one => one.code))
  const resultOf = (person: PublishedTestPerson | undefined): LookupResult => {
    if (person?.datasets === null) return { state: 'unavailable' }
    const datasets = person?.datasets.filter(code => published.has(code)) ?? []
    return datasets.length === 0 ? { state: 'not-listed' } : { state: 'listed', datasets }
  }
  return {
    async lookup(kind, digests) {
      const snapshot = await currentSnapshot(services)
      const { epoch } = snapshot.manifest
      const people = await reading(() => snapshot.testPeople())
      // Published by a version that knew of no test people.
      if (people.length === 0) return { epoch, results: digests.map(() => ({ state: 'unavailable' })) }
      const byDigest = new Map(people.filter(one => one.kind === kind).map(one => [one.digest, one]))
      return { epoch, results: digests.map(digest => resultOf(byDigest.get(toBase64Url(digest)))) }
    },
    datasets: async () => TEST_DATA_SETS,
    catalogue: async () => TEST_INCIDENTS,
  }
}
