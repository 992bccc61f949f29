/**
 * A partner lookup: digests → elements → filter → (maybe) bucket → answer.
 *
 * Every answer is four-valued. What cannot be read or does not check out is `unavailable` for that item alone, never
 * `not-listed`. All of one call is answered from one publication. Digests and elements live for the call and go nowhere.
 */
import type { Kind } from '../identifier/kind.ts'
import { checkBucketDocument, openBucketDocument, type Sha512 } from '../protocol/bucket-document.ts'
import { bucketOf } from '../protocol/element.ts'
import type { PublicationReader, Snapshot } from '../publication/read.ts'
import type { Evaluator } from './evaluate.ts'
import { forEachAtMost } from './for-each-at-most.ts'

/** The most digests that one lookup takes. */
export const MAX_DIGESTS = 1000
/**
 * Object reads under way at once: a Worker holds six connections, so more would only queue. Also the elements computed
 * between two pauses, which is less than a millisecond of arithmetic.
 */
const PARALLEL_READS = 6

export type LookupResult =
  | { readonly state: 'listed'; readonly datasets: number[] }
  | { readonly state: 'not-listed' | 'not-covered' | 'unavailable' }

export interface LookupDependencies {
  readonly reader: PublicationReader
  readonly evaluator: Evaluator
  readonly sha512: Sha512
  /** Lets other work run; called every few elements. Left out: never pauses. */
  readonly pause?: () => Promise<void>
}

const UNAVAILABLE: LookupResult = { state: 'unavailable' }
const NOT_LISTED: LookupResult = { state: 'not-listed' }

/**
 * Results in the order of the digests (32 bytes each), and the epoch of the publication they come from.
 * @throws PublicationUnavailableError when there is no publication to answer from
 */
export async function lookup(
  deps: LookupDependencies,
  kind: Kind,
  digests: readonly Uint8Array[],
): Promise<{ epoch: number; results: LookupResult[] }> {
  const snapshot = await deps.reader.snapshot()
  const { epoch } = snapshot.manifest
  const all = (result: LookupResult) => ({ epoch, results: digests.map(() => result) })
  const layout = snapshot.manifest.kinds[kind].find(one => one.current)
  const statuses = await codesOf(snapshot, kind).catch(() => null)
  if (statuses === null) return all(UNAVAILABLE)
  if (!layout || ![...statuses.values()].includes('published')) return all({ state: 'not-covered' })

  const results: LookupResult[] = digests.map(() => UNAVAILABLE)
  const { keyVersion, bucketBits } = layout
  const maybe = new Map<number, { index: number; element: Uint8Array }[]>()
  const probe = async (index: number, element: Uint8Array): Promise<void> => {
    if (!(await snapshot.filter(kind, keyVersion, element))) {
      results[index] = NOT_LISTED
      return
    }
    const bucket = bucketOf(element, bucketBits)
    const others = maybe.get(bucket)
    if (others) others.push({ index, element })
    else maybe.set(bucket, [{ index, element }])
  }

  for (let start = 0; start < digests.length; start += PARALLEL_READS) {
    const probes = digests.slice(start, start + PARALLEL_READS).map((digest, offset) => {
      const { element } = deps.evaluator.elementOf(kind, digest, keyVersion)
      return probe(start + offset, element).catch(() => undefined)
    })
    await Promise.all(probes)
    if (start + PARALLEL_READS < digests.length) await deps.pause?.()
  }

  await forEachAtMost(PARALLEL_READS, maybe.entries(), async ([bucket, items]) => {
    const document = await snapshot.bucket(kind, keyVersion, bucketBits, bucket)
    if (document === null) return
    const asked = { kind, bucketBits, keyVersion, bucket }
    const header = { ...asked, epoch: checkBucketDocument(document.bytes, asked).epoch }
    for (const { index, element } of items) {
      results[index] = open(deps.sha512, document.bytes, header, element, statuses)
    }
    await deps.pause?.()
  })
  return { epoch, results }
}

/** What each code of a kind stands for: code → status. */
async function codesOf(snapshot: Snapshot, kind: Kind): Promise<Map<number, 'published' | 'withdrawn'>> {
  const datasets = await snapshot.datasets()
  return new Map(datasets.filter(one => one.kind === kind).map(({ code, status }) => [code, status]))
}

function open(
  sha512: Sha512,
  bytes: Uint8Array,
  header: Parameters<typeof openBucketDocument>[2],
  element: Uint8Array,
  statuses: ReadonlyMap<number, 'published' | 'withdrawn'>,
): LookupResult {
  try {
    const codes = openBucketDocument(sha512, bytes, header, element)
    if (codes === null) return NOT_LISTED
    if (!codes.every(code => statuses.has(code))) return UNAVAILABLE
    const datasets = codes.filter(code => statuses.get(code) === 'published')
    return datasets.length === 0 ? NOT_LISTED : { state: 'listed', datasets }
  } catch {
    return UNAVAILABLE
  }
}
