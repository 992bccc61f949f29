/**
 * The composition root of the read side at the edge: R2, rate-limit bindings, secrets, and libsodium as a compiled module.
 *
 * One composition serves an isolate; it is kept under the environment it was made from, so that another environment in the same
 * isolate (tests, previews) never meets its caches.
 */
import names from '../../dist/site.json' with { type: 'json' }
import { createApp } from '../http/app.ts'
import { SECURE_HEADERS } from '../http/headers.ts'
import { EDGE_STREAM_LIMITS } from '../http/lookups/stream-limits.ts'
import { problemResponse } from '../http/problem.ts'
import { createEdgeQuotas, type RateLimitBinding } from '../http/quotas/edge-quotas.ts'
import { createMemoryQuotas } from '../http/quotas/memory-quotas.ts'
import { DEMO_LIMITS, DEMO_PARTNER_LIMITS, type Quotas } from '../http/quotas/quotas.ts'
import type { LogLine } from '../http/services.ts'
import { createEvaluator } from '../lookup/evaluate.ts'
import { createRistretto255, type Ristretto255 } from '../protocol/ristretto255.ts'
import wasm from '../protocol/ristretto255.wasm'
import { createPublicationReader } from '../publication/read.ts'
import type { ReadSiteFile } from '../site/assets.ts'
import { createCommuneDirectory } from '../site/communes.ts'
import type { SiteServices } from '../site/services.ts'
import { createSite } from '../site/site.ts'
import { createR2Store } from '../store/r2.ts'
import type { DayCounter } from './day-counter.ts'
import { type CounterNamespace, dayCounters, partnerCounters } from './edge-counters.ts'
import { deriveKeys } from './keys.ts'
import type { PartnerCounter } from './partner-counter.ts'
import { ConfigError, checkedSecrets, type Secrets } from './secrets.ts'

/** What wrangler.toml binds, and the secrets beside it. */
export interface WorkerEnv {
  readonly OBJECTS: Parameters<typeof createR2Store>[0]
  readonly RATE_EMAIL: RateLimitBinding
  readonly RATE_PHONE: RateLimitBinding
  readonly RATE_IBAN: RateLimitBinding
  readonly RATE_PERSON: RateLimitBinding
  readonly RATE_BULK: RateLimitBinding
  readonly RATE_LOOKUP: RateLimitBinding
  readonly DAYS: CounterNamespace<Pick<DayCounter, 'take'>>
  readonly PARTNERS: CounterNamespace<Pick<PartnerCounter, 'charge' | 'usage'>>
  /** The files that `npm run site` built. */
  readonly ASSETS: { fetch(request: Request): Promise<Response> }
  readonly VIGIFUITE_DEMO?: string
  readonly VIGIFUITE_ORIGIN?: string
  readonly VIGIFUITE_PUBLISHER?: string
  readonly VIGIFUITE_PUBLISHER_ADDRESS?: string
  readonly VIGIFUITE_CONTACT?: string
  readonly VIGIFUITE_DIRECTOR?: string
  readonly VIGIFUITE_HOSTING?: string
  readonly VIGIFUITE_BUCKET_ORIGIN?: string
}

/** Of the isolate's 128 MB. */
const FILTER_CACHE_BYTES = 32 * 1024 * 1024
const BUCKET_CACHE_BYTES = 8 * 1024 * 1024

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))

// Workers keep what is written to the console, and nothing else.
const log = (line: LogLine | { error: string; faults: readonly string[] }): void => {
  // biome-ignore lint/suspicious/noConsole: the console is this runtime's log
  console.log(JSON.stringify(line))
}

function quotasOf(env: WorkerEnv, group: Ristretto255, secrets: Secrets, demo: boolean): Quotas {
  if (demo) {
    return createMemoryQuotas({ limits: DEMO_LIMITS, partnerLimits: DEMO_PARTNER_LIMITS, now: Date.now, random })
  }
  const bindings = {
    email: env.RATE_EMAIL,
    phone: env.RATE_PHONE,
    iban: env.RATE_IBAN,
    person: env.RATE_PERSON,
    bulk: env.RATE_BULK,
    lookup: env.RATE_LOOKUP,
  }
  // A hash of the seed, so that the seed itself never becomes the key of another algorithm.
  const current = secrets.seeds.find(one => one.version === secrets.currentVersion)!
  const secret = group.sha512(current.seed).slice(0, 32)
  const counters = { days: dayCounters(env.DAYS), partners: partnerCounters(env.PARTNERS) }
  return createEdgeQuotas({ bindings, ...counters, secret, now: Date.now })
}

/** The app for one environment. @throws ConfigError */
function compose(env: WorkerEnv) {
  const demo = env.VIGIFUITE_DEMO === '1'
  const secrets = checkedSecrets(env as unknown as Record<string, unknown>, demo)
  const group = createRistretto255(wasm)
  const reader = createPublicationReader({
    store: createR2Store(env.OBJECTS),
    now: Date.now,
    filterCacheBytes: FILTER_CACHE_BYTES,
    bucketCacheBytes: BUCKET_CACHE_BYTES,
  })
  const read = assetReader(env.ASSETS)
  const services: SiteServices = {
    reader,
    evaluator: createEvaluator(group, deriveKeys(group, secrets)),
    sha512: group.sha512,
    argon2Salt: secrets.argon2Salt,
    demo,
    bucketOrigin: env.VIGIFUITE_BUCKET_ORIGIN ?? '',
    origin: env.VIGIFUITE_ORIGIN ?? '',
    communes: createCommuneDirectory(async department => {
      const file = await read(`/communes/${department}.json`)
      return file && new TextDecoder().decode(file.bytes)
    }),
    names,
    read,
    operator: {
      publisher: env.VIGIFUITE_PUBLISHER ?? null,
      address: env.VIGIFUITE_PUBLISHER_ADDRESS ?? null,
      contact: env.VIGIFUITE_CONTACT ?? null,
      director: env.VIGIFUITE_DIRECTOR ?? null,
      host: env.VIGIFUITE_HOSTING ?? null,
    },
    quotas: quotasOf(env, group, secrets, demo),
    write: null,
    now: () => new Date(),
    requestId: () => crypto.randomUUID(),
    pause: () => new Promise(resolve => setTimeout(resolve, 0)),
    log,
    streams: EDGE_STREAM_LIMITS,
  }
  return createApp(services, createSite(services))
}

/** The files of the site, from the platform's file server. */
export function assetReader(assets: WorkerEnv['ASSETS']): ReadSiteFile {
  return async path => {
    const answer = await assets.fetch(new Request(new URL(path, 'https://assets.invalid')))
    if (!answer.ok) return null
    const contentType = answer.headers.get('content-type') ?? 'application/octet-stream'
    return { bytes: new Uint8Array(await answer.arrayBuffer()), contentType }
  }
}

/** The part of a Worker's execution context that is used. */
export interface WorkerContext {
  waitUntil(work: Promise<unknown>): void
}

/** A Worker with its own compositions. */
export function createWorker(): {
  fetch(request: Request, env: WorkerEnv, context: WorkerContext): Promise<Response>
} {
  const apps = new WeakMap<WorkerEnv, ReturnType<typeof compose>>()
  return {
    async fetch(request, env, context) {
      try {
        let app = apps.get(env)
        if (!app) {
          app = compose(env)
          apps.set(env, app)
        }
        const answer = Promise.resolve(app.fetch(request, { clientAddress: request.headers.get('cf-connecting-ip') }))
        // Other requests may wait for a read that this one began: a client that leaves must not end it half-way.
        context.waitUntil(answer.catch(() => undefined))
        return await answer
      } catch (error) {
        const faults = error instanceof ConfigError ? error.faults : []
        log({ error: error instanceof Error ? error.name : 'unknown', faults })
        return problemResponse('unavailable', crypto.randomUUID(), {}, SECURE_HEADERS)
      }
    },
  }
}

export { DayCounter } from './day-counter.ts'
export { PartnerCounter } from './partner-counter.ts'
export default createWorker()
