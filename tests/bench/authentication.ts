import { hash, randomBytes } from 'node:crypto'
import { Agent, request as httpRequest } from 'node:http'
import { Hono } from 'hono'
import { readJson } from '../../src/http/body.ts'
import { SECURE_HEADERS } from '../../src/http/headers.ts'
import { lookupSourceFor } from '../../src/http/lookups/lookup-source.ts'
import { createMemoryQuotas } from '../../src/http/quotas/memory-quotas.ts'
import { DEMO_LIMITS } from '../../src/http/quotas/quotas.ts'
import { lookupBodySchema, lookupsRoutes } from '../../src/http/routes/lookups.ts'
import { type ApiHandler, register } from '../../src/http/routes.ts'
import type { ApiEnv, Services } from '../../src/http/services.ts'
import { currentSnapshot } from '../../src/http/snapshot.ts'
import { KINDS } from '../../src/identifier/kind.ts'
import { createEvaluator } from '../../src/lookup/evaluate.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { deriveOprfKey } from '../../src/protocol/oprf-server.ts'
import { publish } from '../../src/publication/publish.ts'
import { createPublicationReader } from '../../src/publication/read.ts'
import type { PublishedPartnerKey } from '../../src/publication/source.ts'
import { serveHttp } from '../../src/runtime/http-server.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { publishDependencies } from '../support/publication.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { type BenchContext, type Row, row } from './harness.ts'

const KEYS = 10_000
const LOOKUPS = 500
/** Turns until the code is compiled for good. */
const WARM_UP = 10

/** What a key costs a lookup: finding it among many, its quotas and their headers. */
export function rows(context: BenchContext): Row[] {
  const token = `vgf_live_${toBase64Url(context.random(32))}`
  const digest = toBase64Url(context.random(32))

  async function start() {
    const group = ristretto255()
    const store = createMemoryStore()
    const source = createMemorySource()
    const element = context.random(32)
    element[0]! &= 0xfe
    source.addDataSet(1, 'email', [element])
    const keyOf = (text: string | Uint8Array, id: string): PublishedPartnerKey => ({
      id,
      partner: id,
      environment: 'live',
      hash: toBase64Url(hash('sha256', text, 'buffer')),
      scopes: ['lookup'],
      expiresAt: '2100-01-01T00:00:00.000Z',
      addresses: [],
      limits: { lookup: { minute: 1e9, month: 1e12 }, bulk: null },
    })
    const others = Array.from({ length: KEYS }, (_, i) => keyOf(context.random(32), `partner-${i}`))
    source.keys = async () => [...others, keyOf(token, 'bench')]
    await publish(publishDependencies(store, source))
    const services = {
      reader: createPublicationReader({ store, now: Date.now }),
      evaluator: createEvaluator(
        group,
        KINDS.map(kind => deriveOprfKey(group, new Uint8Array(32).fill(1), kind, 1, true)),
      ),
      sha512: bytes => hash('sha512', bytes, 'buffer'),
      sha256: text => hash('sha256', text, 'base64url'),
      demo: false,
      quotas: createMemoryQuotas({ limits: DEMO_LIMITS, now: Date.now, random: randomBytes }),
      now: () => new Date(),
      pause: () => Promise.resolve(),
    } as Partial<Services> as Services
    const anybody = keyOf('', 'anybody')
    const withKey = new Hono<ApiEnv>()
    register(withKey, lookupsRoutes(services), false)
    const post: ApiHandler = async c => {
      await currentSnapshot(services)
      const { kind, digests } = await readJson(c.req.raw, lookupBodySchema, 65_536)
      const answer = await lookupSourceFor(services, anybody).lookup(kind, digests)
      return c.json({ ...answer }, 200, { ...SECURE_HEADERS, 'cache-control': 'no-store' })
    }
    const without = new Hono<ApiEnv>()
    register(without, [{ path: '/v1/lookups', cors: false, methods: { POST: post } }], false)
    const listen = async (app: Hono<ApiEnv>): Promise<string> => {
      const fetch = (request: Request, env: ApiEnv['Bindings']) => app.fetch(request, env)
      const server = await serveHttp({ fetch, host: '127.0.0.1', port: 0, proxies: 0 })
      context.defer(() => server.close(0))
      return server.url
    }
    return { withKey: await listen(withKey), without: await listen(without) }
  }

  const agent = new Agent({ keepAlive: true })
  context.defer(() => agent.destroy())
  let started: ReturnType<typeof start> | undefined
  const servers = () => {
    started ??= start()
    return started
  }
  /** The median time of a lookup with the key and of one without, in microseconds; over HTTP, in turns, so that nothing else favours one of them. */
  const times = async (): Promise<{ withKey: number; without: number }> => {
    const { withKey, without } = await servers()
    const body = JSON.stringify({ kind: 'email', digests: [digest] })
    const length = String(body.length)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': length }
    const once = async (url: string): Promise<number> => {
      const started = performance.now()
      const text = await new Promise<string>((resolve, reject) => {
        const request = httpRequest(`${url}/v1/lookups`, { method: 'POST', agent, headers }, async response => {
          let all = ''
          for await (const part of response.setEncoding('utf8')) all += part
          resolve(all)
        })
        request.on('error', reject).end(body)
      })
      const microseconds = 1000 * (performance.now() - started)
      if (!text.includes('not-listed')) throw new Error('a lookup failed')
      return microseconds
    }
    const pairs: [number, number][] = []
    for (let i = 0; i < LOOKUPS; i++) pairs.push([await once(withKey), await once(without)])
    const median = (which: 0 | 1) => pairs.map(pair => pair[which]).sort((x, y) => x - y)[LOOKUPS >> 1]!
    return { withKey: median(0), without: median(1) }
  }
  let last = { withKey: 0, without: 0 }

  return [
    row({
      what: `POST /v1/lookups, one digest, with one of 10,000 keys and its quotas`,
      against: 'the same lookup without a key',
      atMost: 1.1,
      unit: 'µs',
      rounds: 9,
      prepare: async () => {
        for (let i = 0; i < WARM_UP; i++) await times()
      },
      measure: async () => {
        last = await times()
        return last.withKey
      },
      reference: () => last.without,
    }),
  ]
}
