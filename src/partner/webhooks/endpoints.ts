/** Endpoints: where a partner wants to be told of changes. Secrets are shown once, and kept sealed. */
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Act } from '../../audit/act.ts'
import { append } from '../../audit/log.ts'
import { newId, type Random } from '../../database/bearer-secret.ts'
import { jsonParameter } from '../../database/json-parameter.ts'
import type { Schema } from '../../database/schema.ts'
import type { Vault } from '../../database/vault.ts'
import type { DeliveryState, EndpointStatus, WebhookEndpointsTable } from '../../database/webhook-tables.ts'
import type { ChangeType } from '../../publication/change-event.ts'
import { endpointUrl } from './endpoint-url.ts'
import { SECRET_BYTES, secretText } from './signature.ts'

/** More than that is a mistake somewhere. */
const MAX_ENDPOINTS = 20
/** How long a replaced secret signs along. */
const OVERLAP_MS = 24 * 3_600_000

export interface WebhookEndpoint {
  readonly id: string
  readonly partner: string
  readonly url: string
  /** Types that it is told of; empty for all. */
  readonly events: readonly ChangeType[]
  readonly status: EndpointStatus
  readonly createdAt: Date
  /** Deliveries that wait, and that were given up. */
  readonly waiting: number
  readonly dead: number
}

export type WebhookRefusal = 'unknown' | 'url' | 'too-many' | 'wrong-state'

/** What was asked of an endpoint that does not exist, or cannot be. */
export class WebhookError extends Error {
  override name = 'WebhookError'
  readonly reason: WebhookRefusal

  constructor(reason: WebhookRefusal, message: string) {
    super(message)
    this.reason = reason
  }
}

export interface WebhookDependencies {
  readonly db: Kysely<Schema>
  readonly vault: Vault
  readonly random: Random
}

/** Whose endpoint: where `partner` is given, no other partner's. `permit` decides, in the transaction, whether it may be done. */
export interface EndpointOf {
  readonly id: string
  readonly partner?: string
  readonly permit?: (trx: Transaction<Schema>) => Promise<void>
}

/** Whom a secret is sealed for. */
export const ownerOf = (id: string): string => `webhook-endpoint:${id}`
export const WEBHOOK_DISABLED = 'webhook.disabled'

/** @returns its id and its secret, which nobody can show again @throws WebhookError */
export async function createEndpoint(
  { db, vault, random }: WebhookDependencies,
  given: { readonly partner: string; readonly url: string; readonly events: readonly ChangeType[] } & Act,
): Promise<{ id: string; secret: string }> {
  const { partner, events, actor, now } = given
  const url = endpointUrl(given.url)
  if (url === null) throw new WebhookError('url', 'an endpoint is an https address of the public internet')
  const id = newId(random)
  const secret = random(SECRET_BYTES)
  await db.transaction().execute(async trx => {
    const owner = await trx.selectFrom('partners').select('id').where('id', '=', partner).forUpdate().executeTakeFirst()
    if (!owner) throw new WebhookError('unknown', 'there is no such partner')
    const { count } = await trx
      .selectFrom('webhook_endpoints')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('partner', '=', partner)
      .executeTakeFirstOrThrow()
    if (Number(count) >= MAX_ENDPOINTS) throw new WebhookError('too-many', 'the partner has its 20 endpoints')
    const row = { id, partner, url, events: jsonParameter([...new Set(events)]) as never, created_at: now }
    const secrets = { secret: vault.seal(secret, ownerOf(id)), former_secret: null, former_until: null }
    await trx
      .insertInto('webhook_endpoints')
      .values({ ...row, ...secrets, status: 'active' })
      .execute()
    await append(trx, { actor, action: 'webhook.created', subject: `webhook:${id}` }, now)
  })
  return { id, secret: secretText(secret) }
}

/** A new secret; the former one signs along for a day. @throws WebhookError 'unknown' */
export async function rotateSecret(
  { db, vault, random }: WebhookDependencies,
  { actor, now, ...which }: EndpointOf & Act,
): Promise<{ secret: string }> {
  const secret = random(SECRET_BYTES)
  await db.transaction().execute(async trx => {
    const row = await held(trx, which)
    const former = { former_secret: row.secret, former_until: new Date(now.getTime() + OVERLAP_MS) }
    const sealed = vault.seal(secret, ownerOf(row.id))
    await trx
      .updateTable('webhook_endpoints')
      .set({ secret: sealed, ...former })
      .where('id', '=', row.id)
      .execute()
    await append(trx, { actor, action: 'webhook.secret-replaced', subject: `webhook:${row.id}` }, now)
  })
  return { secret: secretText(secret) }
}

/** Paused: what happens waits. Active again: it is told all of it; after it was disabled, what is no older than `KEPT_MS` (deliveries.ts). @throws WebhookError 'unknown' */
export async function setStatus(
  { db }: Pick<WebhookDependencies, 'db'>,
  { status, actor, now, ...which }: EndpointOf & { readonly status: 'active' | 'paused' } & Act,
): Promise<void> {
  await db.transaction().execute(async trx => {
    const row = await held(trx, which)
    if (row.status === status) return
    await trx.updateTable('webhook_endpoints').set({ status }).where('id', '=', row.id).execute()
    const waiting = trx.updateTable('webhook_deliveries').where('endpoint', '=', row.id).where('state', '=', 'waiting')
    if (status === 'active') await waiting.set({ next_at: now }).where('next_at', '<', now).execute()
    const action = status === 'active' ? 'webhook.resumed' : 'webhook.paused'
    await append(trx, { actor, action, subject: `webhook:${row.id}` }, now)
  })
}

/** Forgets an endpoint with all that it was to be told. @throws WebhookError 'unknown' */
export async function deleteEndpoint(
  { db }: Pick<WebhookDependencies, 'db'>,
  { actor, now, ...which }: EndpointOf & Act,
): Promise<void> {
  await db.transaction().execute(async trx => {
    const row = await held(trx, which)
    await trx.deleteFrom('webhook_endpoints').where('id', '=', row.id).execute()
    await append(trx, { actor, action: 'webhook.deleted', subject: `webhook:${row.id}` }, now)
  })
}

/** Of one partner, or all; the oldest first. */
export async function listEndpoints(db: Kysely<Schema>, partner?: string): Promise<WebhookEndpoint[]> {
  const all = db.selectFrom('webhook_endpoints').selectAll()
  const rows = await (partner === undefined ? all : all.where('partner', '=', partner))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const counts = await db
    .selectFrom('webhook_deliveries')
    .select(({ fn }) => ['endpoint', 'state', fn.countAll().as('count')])
    .where('state', '!=', 'delivered')
    .groupBy(['endpoint', 'state'])
    .execute()
  const count = (id: string, state: DeliveryState) =>
    Number(counts.find(one => one.endpoint === id && one.state === state)?.count ?? 0)
  return rows.map(row => ({
    id: row.id,
    partner: row.partner,
    url: row.url,
    events: row.events as ChangeType[],
    status: row.status,
    createdAt: row.created_at,
    waiting: count(row.id, 'waiting'),
    dead: count(row.id, 'dead'),
  }))
}

/** Locks the row. @throws WebhookError 'unknown' also for another partner's */
export async function held(
  trx: Transaction<Schema>,
  { id, partner, permit }: EndpointOf,
): Promise<Selectable<WebhookEndpointsTable>> {
  await permit?.(trx)
  const row = await trx.selectFrom('webhook_endpoints').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row || (partner !== undefined && row.partner !== partner)) {
    throw new WebhookError('unknown', 'there is no such endpoint')
  }
  return row
}
