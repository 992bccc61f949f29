/** The real API over a publication in memory, as a client meets it, with a test's faults on the way. */
import { createClient } from '../../src/client/client.ts'
import type { ClientOptions } from '../../src/client/options.ts'
import type { PublishedPartnerKey } from '../../src/publication/source.ts'
import { partnerKey } from '../http/fake-publication.ts'
import { argon2id, setUp } from '../lookup/fake-service.ts'

export const KEY = 'vgf_live_sdk-partner-key'

export interface Sent {
  readonly url: string
  readonly path: string
  readonly headers: Headers
  readonly body: string
}

/** A fault, or null to let the request through. `nth`: the how many-th request to this path, from 1. */
type Fault = (nth: number, sent: Sent) => Response | Promise<Response> | null

/** `LISTED` of the fake service is in data set 3. */
export async function clientOf(
  options: Partial<ClientOptions> = {},
  key: Partial<PublishedPartnerKey> = { scopes: ['lookup', 'lookup:phone', 'evaluate:bulk'] },
  token: string | null = KEY,
) {
  const service = await setUp()
  service.state.keys = [await partnerKey(KEY, key)]
  const sent: Sent[] = []
  const faults = new Map<string, Fault>()
  const client = createClient({
    baseUrl: 'https://vigifuite.example',
    ...(token !== null && { key: token }),
    argon2id,
    fetch: async (url, init) => {
      init.signal?.throwIfAborted()
      const path = new URL(url).pathname
      const one = { url, path, headers: new Headers(init.headers), body: String(init.body ?? '') }
      sent.push(one)
      const nth = sent.filter(other => other.path === path).length
      return (await faults.get(path)?.(nth, one)) ?? service.deps.fetch(url, init)
    },
    ...options,
  })
  return { ...service, client, sent, faults, to: (path: string) => sent.filter(one => one.path === path) }
}

export const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ type: `urn:vigifuite:problem:${code}`, requestId: 'r-1' }, { status, headers })
