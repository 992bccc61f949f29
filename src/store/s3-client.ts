/**
 * Signed requests to an S3-compatible service, tried again when that may help.
 *
 * Tried again: no connection, a time-out, 408, 409 (another conditional write was under way), 429 and 5xx. The wait before attempt n is
 * random between half and the whole of 100 ms · 2ⁿ, at most 5 s, so that writers that were refused together do not come back together.
 */
import { AwsClient } from 'aws4fetch'
import { StoreUnavailableError } from './object-store.ts'

export interface S3Options {
  /** Origin of the service, such as `https://<account>.r2.cloudflarestorage.com`; a path is kept. */
  readonly endpoint: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** `auto`, which is R2's, by default. */
  readonly region?: string
  readonly fetch?: (request: Request) => Promise<Response>
  /** For one attempt, its answer included; 30 s by default. */
  readonly timeoutMs?: number
  /** Attempts in all; 5 by default. */
  readonly attempts?: number
  readonly sleep?: (milliseconds: number) => Promise<void>
  /** From 0 to 1, for the jitter. */
  readonly random?: () => number
}

export interface S3Request {
  readonly method: 'GET' | 'PUT' | 'POST'
  /** An object name; '' for the bucket itself. */
  readonly key: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

export interface S3Answer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
  /** An earlier attempt failed in a way that leaves open whether the service acted on it. */
  readonly ambiguous: boolean
}

const BACK_OFF_MS = 100
const MAX_BACK_OFF_MS = 5_000

export class S3Client {
  readonly #aws: AwsClient
  readonly #base: string
  readonly #fetch: (request: Request) => Promise<Response>
  readonly #timeoutMs: number
  readonly #attempts: number
  readonly #sleep: (milliseconds: number) => Promise<void>
  readonly #random: () => number

  constructor(options: S3Options) {
    const { accessKeyId, secretAccessKey, region = 'auto' } = options
    this.#aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' })
    this.#base = `${options.endpoint.replace(/\/+$/, '')}/${options.bucket}`
    this.#fetch = options.fetch ?? (request => fetch(request))
    this.#timeoutMs = options.timeoutMs ?? 30_000
    this.#attempts = options.attempts ?? 5
    this.#sleep = options.sleep ?? (milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)))
    this.#random = options.random ?? Math.random
  }

  /** The first answer that is not worth another attempt. Throws StoreUnavailableError when there is none. */
  async send(request: S3Request): Promise<S3Answer> {
    let ambiguous = false
    let code = 'network'
    for (let attempt = 0; attempt < this.#attempts; attempt++) {
      if (attempt > 0) await this.#sleep(this.#backOff(attempt))
      try {
        const answer = await this.#once(request)
        if (!isWorthAnother(answer.status)) return { ...answer, ambiguous }
        code = `http-${answer.status}`
        // 409 and 429 say that nothing was done; what a 5xx or a 408 did is not known.
        if (answer.status !== 409 && answer.status !== 429) ambiguous = true
      } catch (error) {
        code = error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'network'
        ambiguous = true
      }
    }
    throw new StoreUnavailableError('the object store did not answer', { code })
  }

  async #once({ method, key, query, headers, body }: S3Request): Promise<Omit<S3Answer, 'ambiguous'>> {
    const url = new URL(key === '' ? this.#base : `${this.#base}/${key}`)
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
    const content = body === undefined ? undefined : new Uint8Array(body)
    const signed = await this.#aws.sign(url, {
      method,
      headers: { ...headers, 'x-amz-content-sha256': await sha256Hex(content ?? new Uint8Array()) },
      ...(content === undefined ? {} : { body: content }),
    })
    const signal = AbortSignal.timeout(this.#timeoutMs)
    // Not signed, because proxies rewrite it; a compressed answer would come with a weak ETag, which no If-Match matches.
    signed.headers.set('accept-encoding', 'identity')
    const response = await this.#fetch(new Request(signed, { signal, redirect: 'manual' }))
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
  }

  #backOff(attempt: number): number {
    return Math.min(MAX_BACK_OFF_MS, BACK_OFF_MS * 2 ** attempt) * (0.5 + this.#random() / 2)
  }
}

const isWorthAnother = (status: number) => status >= 500 || status === 408 || status === 409 || status === 429

async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('')
}
