/** Partner lookups in blocks: digests go to the service, which answers what is published about them. */
import type { Kind } from '../identifier/kind.ts'
import type { IncidentSummary } from '../incident/summary.ts'
import type { ListedDataSet } from '../lookup/wire.ts'
import { toBase64Url } from '../protocol/bytes.ts'
import { lookupAnswerSchema } from './answers.ts'
import { VigifuiteError } from './client-error.ts'
import type { Digests, LookupInput, Refused } from './digests.ts'
import type { CallOptions } from './options.ts'
import { badAnswer, type Transport } from './transport.ts'

/** The most digests that one request takes. */
const BLOCK = 1000

export interface LookupOptions extends CallOptions {
  /** Whether the answer says what the codes stand for. */
  readonly expand?: boolean
}

/** What is known about one digest. Never a boolean: `not-covered` and `unavailable` say nothing about the person. */
export type LookupResult =
  /** Codes of data sets. */
  | { readonly state: 'listed'; readonly datasets: readonly number[] }
  /** In none of the lists that controllers have contributed; it does not mean that nothing leaked. */
  | { readonly state: 'not-listed' }
  /** No list of this kind is published. */
  | { readonly state: 'not-covered' }
  /** Ask again. `reason`: the code of the error that kept the whole request from being answered. */
  | { readonly state: 'unavailable'; readonly reason?: string; readonly retryAfterSeconds?: number }
  /** Not an identifier of this kind; nothing was sent for it. */
  | Refused

export interface LookupAnswer {
  /** In the order asked. */
  readonly results: readonly LookupResult[]
  /** Number of the newest publication that answered; null when nothing was answered. */
  readonly epoch: number | null
  /** What the codes stand for, each once; empty without `expand`. */
  readonly datasets: readonly ListedDataSet[]
  /** The incidents of those data sets, each once; empty without `expand`. */
  readonly incidents: readonly IncidentSummary[]
}

/**
 * Looks up any number of identifiers of one kind. A request that fails for good leaves its items, and those that were not asked
 * yet, `unavailable`. @throws VigifuiteError when the service refuses the key or the request
 */
export async function lookup(
  transport: Transport,
  digests: Digests,
  kind: Kind,
  inputs: Iterable<LookupInput>,
  { expand = false, signal }: LookupOptions,
): Promise<LookupAnswer> {
  const results: LookupResult[] = []
  const datasets = new Map<number, ListedDataSet>()
  const incidents = new Map<string, IncidentSummary>()
  let epoch: number | null = null
  let failure: LookupResult | null = null
  for (const block of blocksOf(inputs)) {
    try {
      if (failure === null) {
        const found = await Promise.all(block.map(input => digests.of(kind, input, signal)))
        const answer = await ask(transport, kind, found, expand, signal)
        results.push(...answer.results)
        if (answer.epoch !== null) epoch = Math.max(epoch ?? 0, answer.epoch)
        for (const one of answer.datasets) datasets.set(one.code, one)
        for (const one of answer.incidents) incidents.set(one.id, one)
        continue
      }
    } catch (error) {
      failure = unavailableAfter(error)
    }
    for (const _ of block) results.push(failure)
  }
  return { results, epoch, datasets: [...datasets.values()], incidents: [...incidents.values()] }
}

function* blocksOf<T>(items: Iterable<T>): Generator<T[]> {
  let block: T[] = []
  for (const item of items) {
    block.push(item)
    if (block.length < BLOCK) continue
    yield block
    block = []
  }
  if (block.length > 0) yield block
}

const NOTHING = { epoch: null, results: [], datasets: [], incidents: [] }

async function ask(
  transport: Transport,
  kind: Kind,
  found: readonly (Uint8Array | Refused)[],
  expand: boolean,
  signal: AbortSignal | undefined,
): Promise<LookupAnswer> {
  const digests = found.filter(one => one instanceof Uint8Array).map(toBase64Url)
  if (digests.length === 0) return { ...NOTHING, results: found as readonly Refused[] }
  const body = { type: 'application/json', text: JSON.stringify({ kind, digests, ...(expand && { expand }) }) }
  const answer = await transport.json({ path: '/v1/lookups', body, keyed: true, signal }, lookupAnswerSchema)
  if (answer.results.length !== digests.length) throw badAnswer()
  const next = answer.results[Symbol.iterator]()
  return {
    epoch: answer.epoch,
    results: found.map(one => (one instanceof Uint8Array ? next.next().value! : one)),
    // Descriptions are passed on as the service tells them; a client relies on their ids and codes only.
    datasets: (answer.datasets ?? []) as unknown as ListedDataSet[],
    incidents: (answer.incidents ?? []) as unknown as IncidentSummary[],
  }
}

/** What a failure of the service leaves of each item. @throws the error when asking again would not help */
function unavailableAfter(error: unknown): LookupResult {
  if (!(error instanceof VigifuiteError)) throw error
  const { code, status, retryAfterSeconds } = error
  const mistaken = code === 'invalid-argument' || (status !== null && status !== 429 && status < 500)
  if (mistaken) throw error
  return { state: 'unavailable', reason: code, ...(retryAfterSeconds !== null && { retryAfterSeconds }) }
}
