import type { Kind } from '../identifier/kind.ts'
import type { Incident } from '../incident/record.ts'
import { type LookupResult, lookup } from '../lookup/lookup.ts'
import type { PublishedDataSet } from '../publication/source.ts'
import type { PartnerPrincipal } from './guard.ts'
import type { Services } from './services.ts'
import { currentCatalogue, currentSnapshot, reading } from './snapshot.ts'

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

/** The current publication. */
export function lookupSourceFor(services: Services, _partner: PartnerPrincipal): LookupSource {
  return {
    lookup: (kind, digests) => reading(() => lookup(services, kind, digests)),
    datasets: async () => reading(async () => (await currentSnapshot(services)).datasets()),
    catalogue: () => currentCatalogue(services),
  }
}
