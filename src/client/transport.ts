/**
 * Requests to the service, made again while that can help: after a failure of the network, 408, 429 and 5xx, with exponential waits and
 * jitter, or as long as the service asks. Every request of this API may be made twice; at worst it is counted twice.
 */

import type * as z from 'zod/mini'
import { backOffMs, retryAfterMs } from '../contribution/back-off.ts'
import { sleep } from '../lookup/sleep.ts'
import { errorOf, VigifuiteError } from './client-error.ts'
import type { ClientOptions } from './options.ts'

export interface Request {
  /** Begins with a slash. */
  readonly path: string
  /** Makes it a POST. */
  readonly body?: { readonly type: string; readonly text: string }
  /** Whether the key goes along. */
  readonly keyed?: boolean
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
}

export interface Transport {
  /** Address of the service without a trailing slash. */
  readonly base: string
  /** A JSON answer, checked. @throws VigifuiteError */
  json<S extends z.ZodMiniType>(request: Request, schema: S): Promise<z.infer<S>>
  /** What `read` makes of an answer with status 200 or 304, its body included. @throws VigifuiteError and whatever `read` throws */
  read<T>(request: Request, read: (response: Response) => Promise<T>): Promise<T>
  /**
   * The body of an answer as it comes. Once it began nothing is asked again, and no part may keep it waiting longer than an attempt may take.
   * @throws VigifuiteError
   */
  open(request: Request): Promise<AsyncIterable<Uint8Array>>
  /** For the private check: a `fetch` that makes requests again, except over quota. Bodies come whole. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Waits before an attempt after so many failures. @throws the error when it is not worth it @throws when aborted */
  wait(error: VigifuiteError, failures: number, signal: AbortSignal | undefined): Promise<void>
}

const DEFAULT_RETRIES = 3
const DEFAULT_MAX_WAIT_SECONDS = 70
const DEFAULT_TIMEOUT_SECONDS = 30
/** A check gives each of its requests 30 s, waits included. */
const LONGEST_WITHIN_A_CHECK_MS = 10_000
const PASSING = (status: number): boolean => status === 408 || status === 429 || (status >= 500 && status !== 501)

/** @throws VigifuiteError when the address or the key cannot be one */
export function createTransport(options: ClientOptions): Transport {
  const base = originOf(options.baseUrl)
  const key = keyOf(options.key)
  const retries = options.retries ?? DEFAULT_RETRIES
  const maxWaitMs = (options.maxWaitSeconds ?? DEFAULT_MAX_WAIT_SECONDS) * 1000
  const timeoutMs = (options.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000
  // Called as a function of its own: platforms refuse it as somebody's method.
  const platformFetch = options.fetch ?? ((url: string, init: RequestInit) => fetch(url, init))
  const headersOf = ({ body, keyed, headers }: Request): Record<string, string> => ({
    ...headers,
    ...(body && { 'content-type': body.type }),
    ...(keyed && key !== null && { authorization: `Bearer ${key}` }),
  })

  /** One attempt, its body included: a connection can break at any byte. */
  async function attempt<T>(request: Request, read: (response: Response) => Promise<T>): Promise<T> {
    request.signal?.throwIfAborted()
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), timeoutMs)
    let unread: unknown
    try {
      const response = await platformFetch(`${base}${request.path}`, {
        ...discreet(),
        method: request.body ? 'POST' : 'GET',
        headers: headersOf(request),
        ...(request.body && { body: request.body.text }),
        signal: request.signal ? AbortSignal.any([request.signal, limit.signal]) : limit.signal,
      })
      if (response.status === 200 || response.status === 304) {
        return await read(response).catch((error: unknown) => {
          if (error instanceof VigifuiteError) unread = error
          throw error
        })
      }
      const after = retryAfterMs(response.headers.get('retry-after'), Date.now())
      unread = errorOf(response.status, parsed(await response.text()), after)
    } catch {
      request.signal?.throwIfAborted()
    } finally {
      clearTimeout(timer)
    }
    throw unread ?? unanswered()
  }

  async function wait(error: VigifuiteError, failures: number, signal: AbortSignal | undefined): Promise<void> {
    if (!mayPass(error) || failures >= retries) throw error
    const asked = error.retryAfterSeconds === null ? null : error.retryAfterSeconds * 1000
    if (asked !== null && asked > maxWaitMs) throw error
    await sleep(backOffMs(failures, Math.random, asked), signal)
  }

  async function read<T>(request: Request, reader: (response: Response) => Promise<T>): Promise<T> {
    const signal = anyOf(options.signal, request.signal)
    for (let failures = 0; ; failures++) {
      try {
        return await attempt({ ...request, signal }, reader)
      } catch (error) {
        if (!(error instanceof VigifuiteError)) throw error
        await wait(error, failures, signal)
      }
    }
  }

  return {
    base,
    read,
    wait,
    open: async request => {
      const body = await read(request, async response => response.body)
      return partsOf(body, timeoutMs, anyOf(options.signal, request.signal))
    },
    json: (request, schema) =>
      read(request, async response => {
        const answer = schema.safeParse(parsed(await response.text()))
        if (!answer.success) throw badAnswer()
        return answer.data
      }),
    async fetch(url, init) {
      const signal = init.signal ?? undefined
      for (let failures = 0; ; failures++) {
        const last = failures >= retries
        let asked: number | null = null
        try {
          const response = await platformFetch(url, { ...discreet(), ...known(init) })
          const whole = await response.arrayBuffer()
          asked = retryAfterMs(response.headers.get('retry-after'), Date.now())
          const again = PASSING(response.status) && response.status !== 429 && (asked ?? 0) <= LONGEST_WITHIN_A_CHECK_MS
          if (!again || last) return new Response(whole, response)
        } catch (error) {
          if (last || signal?.aborted) throw error
        }
        await sleep(backOffMs(failures, Math.random, asked), signal)
      }
    },
  }
}

const unanswered = (): VigifuiteError =>
  new VigifuiteError('network', 'the service does not answer: check baseUrl and the connection')

/** A body as it comes, each part within so many milliseconds. @throws VigifuiteError @throws the signal's reason */
async function* partsOf(
  body: ReadableStream<Uint8Array> | null,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  const reader = body?.getReader()
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    for (;;) {
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(unanswered()), timeoutMs)
      })
      const part = await Promise.race([reader?.read(), late])
      clearTimeout(timer)
      if (part === undefined || part.done) return
      yield part.value
    }
  } catch {
    signal?.throwIfAborted()
    throw unanswered()
  } finally {
    clearTimeout(timer)
    reader?.cancel().catch(() => undefined)
  }
}

/** Whether a failure may pass by itself, so that asking again later helps. */
export const mayPass = ({ code, status }: VigifuiteError): boolean =>
  code === 'network' || (status !== null && PASSING(status))

/** An answer that breaks what this version knows of the API. */
export const badAnswer = (): VigifuiteError =>
  new VigifuiteError('bad-answer', 'the service gives an answer that this version does not understand: check baseUrl')

/** Cookies and referrers stay out of it, and a redirect is never followed: it could carry digests or a key elsewhere. */
const discreet = (): RequestInit => ({
  redirect: 'manual',
  ...known({ credentials: 'omit', referrerPolicy: 'no-referrer' }),
})

/** Members of a request that the platform knows: Workers refuse those that they have no use for. */
function known({ cache, credentials, referrerPolicy, ...init }: RequestInit): RequestInit {
  return {
    ...init,
    ...(cache !== undefined && 'cache' in Request.prototype && { cache }),
    ...(credentials !== undefined && 'credentials' in Request.prototype && { credentials }),
    ...(referrerPolicy !== undefined && 'referrerPolicy' in Request.prototype && { referrerPolicy }),
  }
}

/** Whichever of two signals comes first. */
export function anyOf(a: AbortSignal | undefined, b: AbortSignal | undefined): AbortSignal | undefined {
  return a && b && a !== b ? AbortSignal.any([a, b]) : (a ?? b)
}

function originOf(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new VigifuiteError('invalid-argument', 'baseUrl takes an http or https address without a query')
  }
  return url.href.replace(/\/+$/, '')
}

function keyOf(key: string | undefined): string | null {
  if (key === undefined) return null
  if (!/^vgf_[A-Za-z0-9_-]{1,190}$/.test(key)) {
    throw new VigifuiteError('invalid-argument', 'key takes a key of this service: vgf_…')
  }
  return key
}

/** JSON, or undefined. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
