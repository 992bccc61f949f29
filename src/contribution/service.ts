/** The requests of a contribution, each answer validated, each repeated while that can help. All of them are idempotent. */
import * as z from 'zod/mini'
import { KINDS, type Kind } from '../identifier/kind.ts'
import { fromBase64Url, toBase64Url } from '../protocol/bytes.ts'
import { base64UrlOf, type Parameters, parametersSchema } from '../protocol/parameters.ts'
import { ContributionError } from './contribution-error.ts'
import { type RetryPolicy, TryAgainError, withRetries } from './retry.ts'
import { refusalOf } from './service-refusal.ts'

const chunkNumber = z.int().check(z.minimum(0))
const evaluationSchema = z.object({
  kind: z.enum(KINDS),
  keyVersion: z.int(),
  evaluated: z.array(base64UrlOf(32)),
  proof: base64UrlOf(64),
})
const uploadSchema = z.object({
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  received: z.array(chunkNumber),
})
const statusSchema = z.object({ status: z.string() })
const completeSchema = z.object({ elements: z.int().check(z.minimum(0)), distinct: z.int().check(z.minimum(0)) })

export interface OpenUpload {
  readonly id: string
  /** Numbers of the chunks that the service has. */
  readonly received: ReadonlySet<number>
}

/** What a data set holds once it is complete: elements received, and distinct ones. */
export interface UploadResult {
  readonly elements: number
  readonly distinct: number
}

/** Every method @throws ContributionError */
export interface ContributionService {
  parameters(): Promise<Parameters>
  evaluate(
    kind: Kind,
    keyVersion: number,
    blinded: readonly Uint8Array[],
  ): Promise<{ evaluated: Uint8Array[]; proof: Uint8Array }>
  /** The same client key gives the same upload. */
  openUpload(upload: { dataset: number; keyVersion: number; clientKey: string }): Promise<OpenUpload>
  /** `elements`: packed, ascending. */
  putChunk(uploadId: string, number: number, elements: Uint8Array): Promise<void>
  /** Null when it was complete before, and the service does not say more. */
  completeUpload(uploadId: string, chunks: number): Promise<UploadResult | null>
}

export interface ServiceDependencies {
  /** Origin (or prefix) of the service, without a trailing slash. */
  readonly baseUrl: string
  /** The contributor's token; null when `fetch` sees to that. */
  readonly token: string | null
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly retry: RetryPolicy
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 60_000

/** The service at `baseUrl`. */
export function createContributionService(deps: ServiceDependencies): ContributionService {
  /** One attempt, its body included: a connection can break at any byte. */
  async function attempt<S extends z.ZodMiniType>(path: string, init: RequestInit, schema: S): Promise<z.infer<S>> {
    const timeout = AbortSignal.timeout(deps.timeoutMs ?? TIMEOUT_MS)
    const signal = deps.retry.signal ? AbortSignal.any([deps.retry.signal, timeout]) : timeout
    const headers = { ...(deps.token !== null && { authorization: `Bearer ${deps.token}` }), ...init.headers }
    let response: Response
    let text: string
    try {
      // A redirect could carry the token elsewhere.
      response = await deps.fetch(`${deps.baseUrl}${path}`, { ...init, headers, signal, redirect: 'manual' })
      text = await response.text()
    } catch {
      deps.retry.signal?.throwIfAborted()
      throw new TryAgainError(null, false)
    }
    if (!response.ok) throw refusalOf(response, text, deps.retry.now())
    const answer = schema.safeParse(parsed(text))
    if (!answer.success) throw badAnswer()
    return answer.data
  }
  const ask = <S extends z.ZodMiniType>(path: string, schema: S, init: RequestInit = {}) =>
    withRetries(() => attempt(path, init, schema), deps.retry)
  const post = (body: object): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

  return {
    parameters: () => ask('/v1/parameters', parametersSchema),
    async evaluate(kind, keyVersion, blinded) {
      const question = { kind, keyVersion, blinded: blinded.map(toBase64Url) }
      const answer = await ask('/v1/evaluations', evaluationSchema, post(question))
      const asAsked = answer.kind === kind && answer.keyVersion === keyVersion
      if (!asAsked || answer.evaluated.length !== blinded.length) throw badAnswer()
      return { evaluated: answer.evaluated.map(text => fromBase64Url(text)!), proof: fromBase64Url(answer.proof)! }
    },
    async openUpload(upload) {
      const { id, received } = await ask('/v1/uploads', uploadSchema, post(upload))
      return { id, received: new Set(received) }
    },
    async putChunk(uploadId, number, elements) {
      const body = elements as Uint8Array<ArrayBuffer>
      const sha256 = new Uint8Array(await crypto.subtle.digest('SHA-256', body))
      const headers = {
        'content-type': 'application/octet-stream',
        'content-digest': `sha-256=:${btoa(String.fromCharCode(...sha256))}:`,
      }
      const path = `/v1/uploads/${uploadId}/chunks/${number}`
      const answer = await ask(path, z.object({ elements: z.int() }), { method: 'PUT', headers, body })
      if (answer.elements !== elements.length / 32) throw badAnswer()
    },
    async completeUpload(uploadId, chunks) {
      try {
        return await ask(`/v1/uploads/${uploadId}/complete`, completeSchema, post({ chunks }))
      } catch (error) {
        // An earlier attempt whose answer was lost may have completed it.
        if (!(error instanceof ContributionError) || error.failure !== 'conflict') throw error
        const { status } = await ask(`/v1/uploads/${uploadId}`, statusSchema)
        if (status === 'open') throw error
        return null
      }
    },
  }
}

const badAnswer = () =>
  new ContributionError(
    'bad-answer',
    'the service gives an answer that this version does not understand. Check --server',
  )

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
