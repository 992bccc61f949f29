/** Private checks: identifiers are hashed and blinded here, and neither they nor their digests leave this machine. */
import type { Limiter } from '../contribution/limiter.ts'
import { type BatchChecker, type CheckQuestion, createBatchChecker } from '../lookup/check-many.ts'
import type { CheckResult, Kept } from '../lookup/check-result.ts'
import { type Connection, createConnection, UnavailableError } from '../lookup/connection.ts'
import { evaluationAnswerSchema } from '../lookup/wire.ts'
import type { Argon2id } from '../protocol/digest.ts'
import { VigifuiteError } from './client-error.ts'
import { inGroups } from './in-groups.ts'
import type { CallOptions } from './options.ts'
import type { Transport } from './transport.ts'

export interface CheckOptions extends CallOptions {
  /**
   * Whether answers carry `kept`, with which `recheck` asks again without the identifier. It stands for one person: whoever holds it can
   * read what is published about them, so it is not there unless it was asked for. Never log it.
   */
  readonly keep?: boolean
}

/** What a check answers; `kept` only with `keep`. */
export type CheckAnswer =
  | (Omit<Extract<CheckResult, { state: 'listed' }>, 'kept'> & { readonly kept?: Kept })
  | { readonly state: 'not-listed'; readonly kept?: Kept }
  | Exclude<CheckResult, { state: 'listed' | 'not-listed' }>

export interface CheckerDependencies {
  readonly transport: Transport
  readonly argon2id: Argon2id
  /** 32 bytes, when the caller knows the service's. */
  readonly signingKey?: Uint8Array
  readonly selfTest: () => Promise<void>
  readonly digests: Limiter
  /** Bucket documents that are fetched at once. */
  readonly buckets: Limiter
}

/** The most blinded elements that one evaluation takes (vf1). */
const BATCH = 64
/** Batches under way at once: while some wait for the service, others are hashed. */
const BATCHES_AT_ONCE = 4
const LINGER_MS = 100

/** One check, as anyone may make it: within the quotas of this address, without a key. */
export async function check(
  deps: CheckerDependencies,
  question: CheckQuestion,
  { keep = false, signal }: CheckOptions,
): Promise<CheckAnswer> {
  const [result] = await checkerFor(deps, false, signal)([question])
  return answerOf(result!, keep)
}

/**
 * Answers in the order asked, with `index` counted from 0. `bulk`: evaluations of 64 with the key, which needs the scope `evaluate:bulk`;
 * otherwise one by one, as the quotas of an address demand. @throws VigifuiteError when the service refuses the key
 */
export async function* checkMany(
  deps: CheckerDependencies,
  questions: Iterable<CheckQuestion> | AsyncIterable<CheckQuestion>,
  bulk: boolean,
  { keep = false, signal }: CheckOptions,
): AsyncGenerator<{ readonly index: number } & CheckAnswer, void, void> {
  const checker = checkerFor(deps, bulk, signal)
  const asIs = async (question: CheckQuestion) => question
  const batches = inGroups(questions, asIs, { most: bulk ? BATCH : 1, lingerMs: LINGER_MS, signal })
  const parallel = { most: bulk ? BATCHES_AT_ONCE : 1, lingerMs: 0, signal }
  let index = 0
  for await (const group of inGroups(batches, checker, parallel)) {
    for (const result of group.flat()) yield { index: index++, ...answerOf(result, keep) }
  }
}

function checkerFor(deps: CheckerDependencies, keyed: boolean, signal: AbortSignal | undefined): BatchChecker {
  const { transport, ...rest } = deps
  const connection: Connection = {
    ...createConnection({ baseUrl: transport.base, fetch: transport.fetch, ...(signal && { signal }) }),
    evaluate: question => evaluate(transport, question, keyed, signal),
  }
  return createBatchChecker({ ...rest, connection, now: () => new Date() })
}

/** An evaluation for which a quota of a minute is waited for. @throws UnavailableError @throws VigifuiteError */
async function evaluate(
  transport: Transport,
  question: object,
  keyed: boolean,
  signal: AbortSignal | undefined,
): ReturnType<Connection['evaluate']> {
  const body = { type: 'application/json', text: JSON.stringify(question) }
  try {
    return await transport.json({ path: '/v1/evaluations', body, keyed, signal }, evaluationAnswerSchema)
  } catch (error) {
    if (!(error instanceof VigifuiteError)) throw error
    const { code, status, retryAfterSeconds } = error
    if (code === 'layout-changed') throw new UnavailableError('layout-changed')
    if (keyed && (status === 401 || status === 403)) throw error
    if (status === 429) throw new UnavailableError('quota', retryAfterSeconds)
    if (code === 'network') throw new UnavailableError('network')
    throw new UnavailableError(status !== null && status >= 500 ? 'server' : 'bad-answer')
  }
}

export function answerOf(result: CheckResult, keep: boolean): CheckAnswer {
  if (keep || !('kept' in result)) return result
  const { kept: _, ...answer } = result
  return answer
}
