import { hash, randomBytes, randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import { Hono } from 'hono'
import { createApp } from '../../src/http/app.ts'
import { createMemoryQuotas } from '../../src/http/memory-quotas.ts'
import { DEMO_LIMITS, DEMO_PARTNER_LIMITS } from '../../src/http/quotas.ts'
import { KINDS } from '../../src/identifier/kind.ts'
import { createEvaluator } from '../../src/lookup/evaluate.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { bucketName, bucketOf } from '../../src/protocol/element.ts'
import { deriveOprfKey, elementOfDigest } from '../../src/protocol/oprf-server.ts'
import { publish } from '../../src/publication/publish.ts'
import { createPublicationReader } from '../../src/publication/read.ts'
import { serveHttp } from '../../src/runtime/http-server.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { communes } from '../support/communes.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { publishDependencies } from '../support/publication.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { type BenchContext, type Row, rate, row } from './harness.ts'

const ENTRIES = 20_000
const LOOKUP = 1000
const KEY = `vgf_live_${toBase64Url(new Uint8Array(32).fill(7))}`

/** The API over HTTP on loopback, against a bare Hono answer and against the bare arithmetic. */
export function rows(context: BenchContext): Row[] {
  const group = ristretto255()
  const keys = KINDS.map(kind => deriveOprfKey(group, new Uint8Array(32).fill(1), kind, 1, true))
  const emailKey = keys.find(key => key.kind === 'email')!
  const listed = Array.from({ length: LOOKUP / 2 }, () => context.random(32))
  const strangers = Array.from({ length: LOOKUP }, () => context.random(32))
  let started: Promise<{ url: string; bare: string; bucketPath: string }> | undefined
  const server = () => {
    started ??= start()
    return started
  }

  async function start() {
    const store = createMemoryStore()
    const source = createMemorySource()
    const elements = listed.map(digest => elementOfDigest(group, emailKey, digest))
    const others = Array.from({ length: ENTRIES - elements.length }, () => {
      const element = context.random(32)
      element[0]! &= 0xfe
      return element
    })
    source.addDataSet(1, 'email', [...elements, ...others])
    source.keys = async () => [
      {
        id: 'bench',
        partner: 'bench',
        environment: 'live',
        hash: toBase64Url(hash('sha256', KEY, 'buffer')),
        scopes: ['lookup'],
        expiresAt: null,
        addresses: [],
        limits: { lookup: null, bulk: null },
      },
    ]
    await publish(publishDependencies(store, source))
    const reader = createPublicationReader({ store, now: Date.now })
    const app = createApp({
      reader,
      evaluator: createEvaluator(group, keys),
      sha512: bytes => hash('sha512', bytes, 'buffer'),
      argon2Salt: new Uint8Array(16),
      demo: false,
      bucketOrigin: '',
      origin: '',
      communes,
      quotas: createMemoryQuotas({
        limits: DEMO_LIMITS,
        partnerLimits: { ...DEMO_PARTNER_LIMITS, lookup: { minute: 1e9, month: 1e9 } },
        now: Date.now,
        random: randomBytes,
      }),
      write: null,
      now: () => new Date(),
      requestId: randomUUID,
      pause: () => new Promise(resolve => setImmediate(resolve)),
      log: () => undefined,
    })
    const snapshot = await reader.snapshot()
    const { bucketBits } = snapshot.manifest.kinds.email[0]!
    const bucket = bucketOf(elements[0]!, bucketBits)
    const { bytes } = (await snapshot.bucket('email', 1, bucketBits, bucket))!
    const bareApp = new Hono().get('/bare', c => c.body(bytes as Uint8Array<ArrayBuffer>))
    const listen = (fetch: (request: Request, env: object) => Response | Promise<Response>) =>
      serveHttp({ fetch, host: '127.0.0.1', port: 0, proxies: 0 })
    const [ours, bare] = await Promise.all([
      listen((request, env) => app.fetch(request, env)),
      listen(request => bareApp.fetch(request)),
    ])
    context.defer(() => ours.close())
    context.defer(() => bare.close())
    return {
      url: ours.url,
      bare: `${bare.url}/bare`,
      bucketPath: `/v1/buckets/email/1/${bucketName(bucketBits, bucket)}`,
    }
  }

  const requests = async (url: string): Promise<number> => {
    const result = await autocannon({ url, connections: 16, duration: 2 })
    if (result.non2xx > 0 || result.errors > 0) throw new Error('requests failed')
    return result.requests.average
  }

  const lookup = (share: number, atLeast: number): Row => {
    const count = Math.round(LOOKUP * share)
    const digests = [...listed.slice(0, count), ...strangers.slice(0, LOOKUP - count)]
    const body = JSON.stringify({ kind: 'email', digests: digests.map(toBase64Url) })
    return row({
      what: `POST /v1/lookups, 1,000 digests, ${100 * share} % listed`,
      against: '1,000 bare digest → element',
      atLeast,
      unit: 'digests/s',
      prepare: async () => void (await server()),
      measure: async () => {
        const { url } = await server()
        return rate(LOOKUP, async () => {
          const response = await fetch(`${url}/v1/lookups`, {
            method: 'POST',
            headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
            body,
          })
          const answer = (await response.json()) as { results: { state: string }[] }
          const found = answer.results.filter(result => result.state === 'listed').length
          if (found !== count) throw new Error(`${found} listed instead of ${count}`)
        })
      },
      reference: () => rate(LOOKUP, () => digests.map(digest => elementOfDigest(group, emailKey, digest))),
    })
  }

  return [
    row({
      what: 'GET /v1/buckets over HTTP, cached in memory',
      against: 'a Hono answer of the same size',
      atLeast: 0.6,
      unit: 'requests/s',
      rounds: 3,
      prepare: async () => {
        const { url, bare, bucketPath } = await server()
        await Promise.all([requests(url + bucketPath), requests(bare)])
      },
      measure: async () => {
        const { url, bucketPath } = await server()
        return requests(url + bucketPath)
      },
      reference: async () => requests((await server()).bare),
    }),
    lookup(0.01, 0.8),
    lookup(0.5, 0.6),
  ]
}
