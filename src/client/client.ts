import { createLimiter } from '../contribution/limiter.ts'
import type { Kind } from '../identifier/kind.ts'
import type { PersonParts } from '../identifier/person.ts'
import type { Incident } from '../incident/record.ts'
import type { IncidentSummary } from '../incident/summary.ts'
import { createChecker } from '../lookup/check.ts'
import type { CheckQuestion } from '../lookup/check-many.ts'
import type { Kept, Outdated } from '../lookup/check-result.ts'
import type { ListedDataSet } from '../lookup/wire.ts'
import { fromBase64Url } from '../protocol/bytes.ts'
import { assertKnownAnswer } from '../protocol/digest.ts'
import { SIGNING_KEY_BYTES } from '../protocol/signed-manifest.ts'
import { answerOf, type CheckAnswer, type CheckOptions, check, checkMany } from './check.ts'
import { VigifuiteError } from './client-error.ts'
import { createDigests, type LookupInput } from './digests.ts'
import { datasets, type IncidentQuery, incident, incidents } from './incidents.ts'
import { type LookupAnswer, type LookupOptions, lookup } from './lookup.ts'
import { lookupStream, type StreamAnswer, type StreamQuestion } from './lookup-stream.ts'
import type { CallOptions, ClientOptions } from './options.ts'
import { platformArgon2id } from './platform-argon2id.ts'
import { anyOf, createTransport } from './transport.ts'
import { type Changes, type WatchOptions, watch } from './watch.ts'

/**
 * A service, as its users see it. Every answer about a person is four-valued (`listed`, `not-listed`, `not-covered`, `unavailable`; `refused` is
 * what was no identifier): whatever fails or cannot be verified is never "not listed".
 */
export interface Client {
  /**
   * A private check, without a key: the service learns neither who was asked about nor the answer. Rejects only when it is aborted.
   */
  check(kind: Kind, input: string | PersonParts, options?: CheckOptions): Promise<CheckAnswer>
  /**
   * Private checks of any number of identifiers, answered in their order. With a key that has the scope `evaluate:bulk` they take one request
   * for 64; without a key the quotas of an address hold. @throws VigifuiteError when the service refuses the key
   */
  checkMany(
    questions: Iterable<CheckQuestion> | AsyncIterable<CheckQuestion>,
    options?: CheckOptions,
  ): AsyncIterableIterator<{ readonly index: number } & CheckAnswer>
  /** What is published now about what an earlier check kept; `outdated`: the identifier must be checked afresh. */
  recheck(kept: Kept, options?: CallOptions): Promise<CheckAnswer | Outdated>
  /**
   * A partner's lookup of any number of identifiers of one kind, which are hashed here, or of digests: the service learns the digests. Needs
   * a key with the scope `lookup`, for phone numbers `lookup:phone` too. @throws VigifuiteError
   */
  lookup(kind: Kind, inputs: Iterable<LookupInput>, options?: LookupOptions): Promise<LookupAnswer>
  /** The same as a stream, of any kinds, for numbers that do not fit memory. @throws VigifuiteError */
  lookupStream(
    questions: Iterable<StreamQuestion> | AsyncIterable<StreamQuestion>,
    options?: CallOptions,
  ): AsyncIterableIterator<StreamAnswer>
  /** Incidents by words and facets, newest first. @throws VigifuiteError */
  incidents(query?: IncidentQuery): AsyncIterableIterator<IncidentSummary>
  /** @throws VigifuiteError */
  incident(id: string, options?: CallOptions): Promise<Incident>
  /** What the codes in answers stand for. @throws VigifuiteError */
  datasets(options?: CallOptions): Promise<{ readonly epoch: number; readonly datasets: readonly ListedDataSet[] }>
  /** What is published from now on, or since a cursor, without end. @throws VigifuiteError when changes were missed */
  watch(options?: WatchOptions): AsyncIterableIterator<Changes>
}

/** A browser opens six connections to one host; a Worker, six in all. */
const BUCKETS_AT_ONCE = 6
const DIGESTS_AT_ONCE = { platform: 1, own: 4 }

/** A client of the service at `baseUrl`. Nothing is asked before its first call. @throws VigifuiteError `invalid-argument` */
export function createClient(options: ClientOptions): Client {
  const transport = createTransport(options)
  const argon2id = options.argon2id ?? platformArgon2id()
  const digestsAtOnce = options.digestsAtOnce ?? DIGESTS_AT_ONCE[options.argon2id ? 'own' : 'platform']
  let tested: Promise<void> | undefined
  const selfTest = (): Promise<void> => {
    tested ??= assertKnownAnswer(argon2id)
    tested.catch(() => {
      // For want of memory, perhaps: the next call tries again.
      tested = undefined
    })
    return tested
  }
  const limiter = createLimiter(digestsAtOnce)
  const verifying = { argon2id, ...(options.signingKey !== undefined && { signingKey: keyBytes(options.signingKey) }) }
  const checking = { ...verifying, transport, selfTest, digests: limiter, buckets: createLimiter(BUCKETS_AT_ONCE) }
  const digests = () => createDigests({ transport, argon2id, selfTest, limiter })
  const withSignal = <O extends CallOptions>(given: O): O => {
    const signal = anyOf(options.signal, given.signal)
    return signal ? { ...given, signal } : given
  }
  /** A test key's evaluations count as anybody's. */
  const bulk = options.key?.startsWith('vgf_live_') === true
  const needsKey = () => {
    if (options.key === undefined)
      throw new VigifuiteError('invalid-argument', 'lookups need a key: createClient({ key })')
  }
  return {
    check: (kind, input, given = {}) => check(checking, { kind, input }, withSignal(given)),
    checkMany: (questions, given = {}) => checkMany(checking, questions, bulk, withSignal(given)),
    async recheck(kept, given = {}) {
      const { signal } = withSignal(given)
      const deps = { ...verifying, baseUrl: transport.base, fetch: transport.fetch, ...(signal && { signal }) }
      const result = await createChecker(deps).recheck(kept)
      return result.state === 'outdated' ? result : answerOf(result, false)
    },
    async lookup(kind, inputs, given = {}) {
      needsKey()
      return lookup(transport, digests(), kind, inputs, withSignal(given))
    },
    lookupStream(questions, given = {}) {
      needsKey()
      return lookupStream(transport, digests(), questions, withSignal(given))
    },
    incidents: (query = {}) => incidents(transport, query),
    incident: (id, given = {}) => incident(transport, id, given),
    datasets: (given = {}) => datasets(transport, given),
    watch: (given = {}) => watch(transport, withSignal(given)),
  }
}

function keyBytes(text: string): Uint8Array {
  const bytes = fromBase64Url(text)
  if (bytes?.length === SIGNING_KEY_BYTES) return bytes
  throw new VigifuiteError('invalid-argument', `signingKey takes base64url of ${SIGNING_KEY_BYTES} bytes`)
}
