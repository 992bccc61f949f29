/**
 * Sends webhooks to where they may go: the name is resolved once, every address it leads to must be public, and the connection is made to one of
 * those, so that a name that changes between the look and the connection changes nothing (SSRF). No redirect is followed, nothing of the answer is read.
 */
import { lookup } from 'node:dns/promises'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { SendWebhook } from '../partner/webhooks/deliver.ts'
import { ATTEMPT_MS } from '../partner/webhooks/deliver.ts'
import { isPublicAddress } from '../partner/webhooks/public-address.ts'

export interface SenderOptions {
  /** Addresses of a name; the system's resolver when left out. */
  readonly resolve?: (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>
  /** Which addresses may be connected to. For tests: anything else than the public internet is refused. */
  readonly allowed?: (address: string) => boolean
  /** Also `http:`, for tests. */
  readonly plain?: boolean
  readonly timeoutMs?: number
}

export function createWebhookSender(options: SenderOptions = {}): SendWebhook {
  const resolve = options.resolve ?? (host => lookup(host, { all: true, verbatim: true }))
  const allowed = options.allowed ?? isPublicAddress
  const timeoutMs = options.timeoutMs ?? ATTEMPT_MS
  return async (text, body, headers) => {
    const url = new URL(text)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const secure = url.protocol === 'https:'
    if (!secure && !(options.plain && url.protocol === 'http:')) return { failure: 'address' }
    const signal = AbortSignal.timeout(timeoutMs)
    const addresses = await Promise.race([resolve(host).catch(() => []), aborted(signal)])
    if (addresses === null) return { failure: 'time-out' }
    const [first] = addresses
    if (!first || !addresses.every(({ address }) => allowed(address))) return { failure: 'address' }
    return new Promise(done => {
      const request = (secure ? httpsRequest : httpRequest)(
        url,
        {
          method: 'POST',
          signal,
          agent: false,
          // The certificate is checked for the name; the connection goes to the address that was looked at.
          lookup: (_host, wanted, answer) =>
            wanted.all ? answer(null, [{ ...first }]) : answer(null, first.address, first.family),
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'user-agent': 'Vigifuite-Webhooks/1.0',
            ...headers,
          },
        },
        response => {
          const status = response.statusCode ?? 0
          response.destroy()
          done({ status })
        },
      )
      // An upgrade comes without a response, and nothing but `close` tells of its end. What is done is done: later outcomes change nothing.
      request.on('upgrade', (_response, socket) => socket.destroy())
      for (const end of ['error', 'close']) {
        request.on(end, () => done({ failure: signal.aborted ? 'time-out' : 'connection' }))
      }
      request.end(body)
    })
  }
}

const aborted = (signal: AbortSignal): Promise<null> =>
  new Promise(resolve => signal.addEventListener('abort', () => resolve(null), { once: true }))
