import { hash, randomBytes, randomUUID } from 'node:crypto'
import { createApp } from '../../src/http/app.ts'
import { createMemoryQuotas } from '../../src/http/quotas/memory-quotas.ts'
import { DEMO_LIMITS, DEMO_PARTNER_LIMITS } from '../../src/http/quotas/quotas.ts'
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
import type { BenchContext } from './harness.ts'

const ENTRIES = 20_000
const KEY = `vgf_live_${toBase64Url(new Uint8Array(32).fill(7))}`

/** The API with a published e-mail list of 20,000, over HTTP on loopback. */
export interface ApiServer {
  readonly url: string
  /** Of a partner without limits. */
  readonly authorization: string
  /** A bucket document that is there. */
  readonly bucket: { readonly path: string; readonly bytes: Uint8Array }
}

export interface BenchedApi {
  /** Started at the first call. */
  server(): Promise<ApiServer>
  /** Another app beside it, for comparison. */
  listen(fetch: (request: Request) => Response | Promise<Response>): Promise<string>
  /** Bare arithmetic, under the key of the list. */
  elementOf(digest: Uint8Array): Uint8Array
  /** Digests that are in the list, and as many that are not. */
  readonly listed: readonly Uint8Array[]
  readonly strangers: readonly Uint8Array[]
}

/** `people`: digests of each sort that rows will ask about. */
export function benchedApi(context: BenchContext, people: number): BenchedApi {
  const group = ristretto255()
  const keys = KINDS.map(kind => deriveOprfKey(group, new Uint8Array(32).fill(1), kind, 1, true))
  const emailKey = keys.find(key => key.kind === 'email')!
  const elementOf = (digest: Uint8Array) => elementOfDigest(group, emailKey, digest)
  const listed = Array.from({ length: people }, () => context.random(32))
  const strangers = Array.from({ length: people }, () => context.random(32))

  async function listen(fetch: (request: Request, env: object) => Response | Promise<Response>): Promise<string> {
    const server = await serveHttp({ fetch, host: '127.0.0.1', port: 0, proxies: 0 })
    context.defer(() => server.close(0))
    return server.url
  }

  async function start(): Promise<ApiServer> {
    const store = createMemoryStore()
    const source = createMemorySource()
    const elements = listed.map(elementOf)
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
      sha256: text => hash('sha256', text, 'base64url'),
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
    const number = bucketOf(elements[0]!, bucketBits)
    const { bytes } = (await snapshot.bucket('email', 1, bucketBits, number))!
    return {
      url: await listen((request, env) => app.fetch(request, env)),
      authorization: `Bearer ${KEY}`,
      bucket: { path: `/v1/buckets/email/1/${bucketName(bucketBits, number)}`, bytes },
    }
  }

  let started: Promise<ApiServer> | undefined
  return {
    server() {
      started ??= start()
      return started
    },
    listen,
    elementOf,
    listed,
    strangers,
  }
}
