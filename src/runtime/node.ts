/**
 * The composition root on Node: database → store → reader → services → HTTP server.
 *
 * The read side is put together without the database, so that checks, lookups and the catalogue go on while it is gone.
 */
import { hash, randomBytes, randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { type Database, openDatabase } from '../database/connect.ts'
import { createVault } from '../database/vault.ts'
import { createDesk } from '../desk/desk.ts'
import { createApp } from '../http/app.ts'
import { createMemoryQuotas } from '../http/quotas/memory-quotas.ts'
import {
  DEFAULT_LIMITS,
  DEFAULT_PARTNER_LIMITS,
  DEMO_LIMITS,
  DEMO_PARTNER_LIMITS,
  type QuotaLimits,
} from '../http/quotas/quotas.ts'
import type { LogLine } from '../http/services.ts'
import { createEvaluator } from '../lookup/evaluate.ts'
import { forgetEnded } from '../officer/housekeeping.ts'
import { createDeliverer } from '../partner/webhooks/deliver.ts'
import { forgetDeliveries } from '../partner/webhooks/deliveries.ts'
import { createPublicationReader } from '../publication/read.ts'
import type { SiteServices } from '../site/services.ts'
import { createSite } from '../site/site.ts'
import type { ObjectStore } from '../store/object-store.ts'
import type { Config } from './config.ts'
import { createDeskServices } from './desk-services.ts'
import { finishPublication } from './finish-publication.ts'
import { type HttpServer, serveHttp } from './http-server.ts'
import { deriveKeys } from './keys.ts'
import { loadRistretto255 } from './load-ristretto255.ts'
import { openStore } from './open-store.ts'
import { createPasskeyVerifier } from './passkey-verifier.ts'
import { loadSiteFiles } from './site-files.ts'
import { createUsageStore, keepUsage } from './usage-keeping.ts'
import { keepDelivering } from './webhook-delivery.ts'
import { createWebhookSender } from './webhook-sender.ts'
import { createWriteServices } from './write-services.ts'

const HOUR_MS = 3_600_000
const FILTER_CACHE_BYTES = 64 * 1024 * 1024
const BUCKET_CACHE_BYTES = 64 * 1024 * 1024

/** Parts that a caller made already, or wants otherwise; what it passes in, it closes itself. */
export interface ServerParts {
  readonly database?: Database
  readonly store?: ObjectStore
  readonly log?: (line: LogLine) => void
  readonly limits?: QuotaLimits
  /** Publish at the start what an earlier process left unfinished; by default not with a caller's own database. */
  readonly finish?: boolean
  /** What time it is. */
  readonly now?: () => Date
  /** Stop on SIGTERM and SIGINT. */
  readonly signals?: boolean
}

export interface RunningServer {
  readonly url: string
  readonly port: number
  /** Stops accepting, lets requests finish for at most 10 s, then closes what the server opened itself. */
  close(): Promise<void>
}

/** Starts the server. @throws when the port is taken or the embedded database cannot be opened */
export async function startServer(config: Config, parts: ServerParts = {}): Promise<RunningServer> {
  const store = parts.store ?? openStore(config.store)
  const database = parts.database ?? (await openDatabase(config.database))
  const group = loadRistretto255()
  const logger = parts.log ? null : pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime })
  const now = parts.now ?? (() => new Date())
  const files = await loadSiteFiles()
  const quotas = createMemoryQuotas({
    limits: parts.limits ?? (config.demo ? DEMO_LIMITS : DEFAULT_LIMITS),
    partnerLimits: config.demo ? DEMO_PARTNER_LIMITS : DEFAULT_PARTNER_LIMITS,
    now: () => now().getTime(),
    random: randomBytes,
    usageStore: createUsageStore(database),
  })
  const vaultKeys = config.desk?.vaultKeys
  const vault = vaultKeys ? createVault(vaultKeys, randomBytes) : null
  const services: SiteServices = {
    reader: createPublicationReader({
      store,
      now: () => now().getTime(),
      filterCacheBytes: FILTER_CACHE_BYTES,
      bucketCacheBytes: BUCKET_CACHE_BYTES,
    }),
    evaluator: createEvaluator(group, deriveKeys(group, config.secrets)),
    sha512: bytes => hash('sha512', bytes, 'buffer'),
    sha256: text => hash('sha256', text, 'base64url'),
    argon2Salt: config.secrets.argon2Salt,
    demo: config.demo,
    bucketOrigin: config.bucketOrigin,
    origin: config.origin,
    communes: files.communes,
    compress: true,
    names: files.names,
    read: files.read,
    operator: config.operator,
    quotas,
    write: createWriteServices(database, group, config.secrets.currentVersion, vault),
    now,
    requestId: randomUUID,
    pause: () => new Promise(resolve => setImmediate(resolve)),
    log: parts.log ?? (line => logger?.info(line)),
  }
  let { port } = config
  const passkeys = createPasskeyVerifier(() => config.origin || `http://localhost:${port}`)
  const deskParts = { database, config, passkeys, store, group }
  const desk = vaultKeys && (await createDeskServices(services, { ...deskParts, vaultKeys }))
  const app = createApp(services, createSite(services), desk ? createDesk(desk) : [])
  // What fails now is done an hour later.
  const forget = () =>
    void (desk && Promise.all([forgetEnded(desk.db, now()), forgetDeliveries(desk.db, now())]).catch(() => undefined))
  const forgetting = setInterval(forget, HOUR_MS).unref()
  const usage = keepUsage(quotas)
  const send = createWebhookSender()
  const webhooks = vault && keepDelivering(createDeliverer({ db: database.db, vault, random: randomBytes, send, now }))
  const closeParts = async () => {
    clearInterval(forgetting)
    await usage.close()
    await webhooks?.close()
    await desk?.publisher.close()
    if (!parts.database) await database.close()
  }
  const server = await serveHttp({
    fetch: (request, env) => app.fetch(request, env),
    host: config.host,
    port: config.port,
    proxies: config.proxies,
  }).catch(async (error: unknown) => {
    await closeParts()
    throw error
  })
  port = server.port
  if (desk && (parts.finish ?? !parts.database)) void finishPublication(desk)
  return running(server, closeParts, parts.signals === true)
}

function running(server: HttpServer, closeParts: () => Promise<void>, signals: boolean): RunningServer {
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= server.close().then(closeParts)
    return closing
  }
  if (signals) {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      // A second signal meets the default handler and ends the process at once.
      process.once(signal, () => {
        close().then(
          () => process.exit(0),
          () => process.exit(1),
        )
      })
    }
  }
  return { url: server.url, port: server.port, close }
}
