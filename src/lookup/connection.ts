/** The requests of a private check, each answer validated; every way to fail becomes an `UnavailableError` with a reason. */
import { sha256 } from '@noble/hashes/sha2.js'
import * as z from 'zod/mini'
import type { Kind } from '../identifier/kind.ts'
import { fromBase64Url, toBase64Url, utf8 } from '../protocol/bytes.ts'
import { type Parameters, parametersSchema } from '../protocol/parameters.ts'
import { sleep } from './sleep.ts'
import {
  bucketProofSchema,
  dataSetsAnswerSchema,
  evaluationAnswerSchema,
  type ListedDataSet,
  problemSchema,
} from './wire.ts'

/** Why a check could not be answered. */
export const UNAVAILABLE_REASONS = [
  /** This device computes wrong digests. */
  'self-test-failed',
  /** Nothing answered, or not in time. */
  'network',
  /** Too many evaluations from here; `retryAfterSeconds` says when to come back. */
  'quota',
  /** The service says that it cannot answer now. */
  'server',
  /** An answer that is not what the protocol describes. */
  'bad-answer',
  /** The evaluation was not made with the published key. */
  'bad-proof',
  /** The parameters would make digests cheaper to guess than vf1 allows. */
  'weak-parameters',
  /** The bucket document is not the one that was asked for, or breaks the format. */
  'bad-bucket',
  /** The bucket names a data set that no list explains. */
  'unknown-code',
  /** The bucket document is not proved to be in the publication that the service signed. */
  'unproven',
  /** The publication changed its layout again and again while the check ran. */
  'layout-changed',
] as const
export type UnavailableReason = (typeof UNAVAILABLE_REASONS)[number]

export class UnavailableError extends Error {
  override name = 'UnavailableError'
  readonly reason: UnavailableReason
  readonly retryAfterSeconds: number | null
  /** A publication that came in between looks like this, for as long as servers and copies show different ones. */
  readonly mayBeOvertaken: boolean

  constructor(
    reason: UnavailableReason,
    retryAfterSeconds: number | null = null,
    mayBeOvertaken = reason === 'layout-changed',
  ) {
    super(reason)
    this.reason = reason
    this.retryAfterSeconds = retryAfterSeconds
    this.mayBeOvertaken = mayBeOvertaken
  }
}

export interface Connection {
  parameters(): Promise<Parameters>
  /** `sha256`: base64url, of the list's JSON, which the manifest names. */
  datasets(): Promise<{ readonly datasets: readonly ListedDataSet[]; readonly sha256: string }>
  evaluate(question: {
    kind: Kind
    keyVersion: number
    blinded: readonly string[]
  }): Promise<z.infer<typeof evaluationAnswerSchema>>
  /** `origin` '' means the service itself. */
  bucket(origin: string, path: string): Promise<Uint8Array>
  /** The path of a bucket's proof, 32 bytes each; from the same origin as the bucket, whose number it tells. */
  proof(origin: string, path: string): Promise<readonly Uint8Array[]>
  /** The manifest as it came; its signature is for the caller to verify. */
  manifest(): Promise<unknown>
  /** Waits until beginning again, for the first time (0) or once more, may help; false when it was done often enough. */
  mayRestart(restarts: number): Promise<boolean>
}

const TIMEOUT_MS = 30_000
/** In all somewhat longer than a server goes by a manifest that it read (ten seconds). */
const RESTART_AFTER_MS = [1000, 11_000]
const LAYOUT_CHANGED = 'urn:vigifuite:problem:layout-changed'

/** A connection to the service at `baseUrl`. `signal` aborts whatever is under way and is passed on as it is. */
export function createConnection(deps: {
  readonly baseUrl: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly signal?: AbortSignal
  /** Pauses before everything begins again, because the publication changed meanwhile. Left out: twelve seconds in all. */
  readonly restartAfterMs?: readonly number[]
}): Connection {
  /** One request, its body included: a connection can break at any byte. */
  async function ask<T>(url: string, init: RequestInit, read: (response: Response) => Promise<T>): Promise<T> {
    deps.signal?.throwIfAborted()
    const timeout = AbortSignal.timeout(TIMEOUT_MS)
    try {
      const response = await deps.fetch(url, {
        ...init,
        cache: 'no-cache',
        signal: deps.signal ? AbortSignal.any([deps.signal, timeout]) : timeout,
      })
      if (!response.ok) throw await failureOf(response, !url.startsWith(deps.baseUrl || '/'))
      return await read(response)
    } catch (error) {
      deps.signal?.throwIfAborted()
      throw error instanceof UnavailableError ? error : new UnavailableError('network')
    }
  }
  const at = (origin: string, path: string) => `${origin === '' ? deps.baseUrl : new URL(origin).origin}${path}`
  const json = <S extends z.ZodMiniType>(path: string, schema: S, init: RequestInit = {}, origin = '') =>
    ask(at(origin, path), init, async (response): Promise<z.infer<S>> => {
      const text = await response.text()
      const answer = schema.safeParse(parsed(text))
      if (!answer.success) throw new UnavailableError('bad-answer')
      return answer.data
    })
  return {
    parameters: () => json('/v1/parameters', parametersSchema),
    datasets: () =>
      ask(at('', '/v1/datasets'), {}, async response => {
        const given = parsed(await response.text())
        const answer = dataSetsAnswerSchema.safeParse(given)
        if (!answer.success) throw new UnavailableError('bad-answer')
        // As it came: members that this version does not know are in it, too.
        const list = utf8(JSON.stringify((given as { datasets: unknown }).datasets))
        return { datasets: answer.data.datasets, sha256: toBase64Url(sha256(list)) }
      }),
    evaluate: question =>
      json('/v1/evaluations', evaluationAnswerSchema, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(question),
      }),
    bucket: (origin, path) =>
      ask(at(origin, path), {}, async response => {
        return new Uint8Array(await response.arrayBuffer())
      }),
    proof: async (origin, path) =>
      (await json(path, bucketProofSchema, {}, origin)).path.map(node => fromBase64Url(node)!),
    manifest: () => json('/v1/manifest', z.unknown()),
    async mayRestart(restarts) {
      const wait = (deps.restartAfterMs ?? RESTART_AFTER_MS)[restarts]
      if (wait === undefined) return false
      await sleep(wait, deps.signal)
      return true
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `elsewhere`: a mirror, whose file server does not say why it has no file. */
async function failureOf(response: Response, elsewhere: boolean): Promise<UnavailableError> {
  const problem = problemSchema.safeParse(parsed(await response.text().catch(() => '')))
  if (response.status === 404 && (elsewhere || (problem.success && problem.data.type === LAYOUT_CHANGED))) {
    return new UnavailableError('layout-changed')
  }
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
    return new UnavailableError('quota', Number.isFinite(seconds) && seconds >= 0 ? seconds : null)
  }
  return new UnavailableError(response.status >= 500 ? 'server' : 'bad-answer')
}
