/** What endpoints were told, or are still to be told. */
import type { Kysely } from 'kysely'
import type { Act } from '../../audit/act.ts'
import { append } from '../../audit/log.ts'
import { newId, type Random } from '../../database/bearer-secret.ts'
import type { Schema } from '../../database/schema.ts'
import type { DeliveryState } from '../../database/webhook-tables.ts'
import type { ChangeEvent, ChangeType } from '../../publication/change-event.ts'
import { type EndpointOf, held, WebhookError } from './endpoints.ts'

export interface Delivery {
  /** The `webhook-id`. */
  readonly id: string
  readonly type: ChangeType | 'webhook.test'
  readonly state: DeliveryState
  readonly attempts: number
  readonly createdAt: Date
  /** Null once it has ended. */
  readonly nextAt: Date | null
  readonly lastAt: Date | null
  /** How the last attempt ended: a status, or one of `DELIVERY_FAILURES`; null before the first. */
  readonly last: number | string | null
}

/** What has ended is kept for this long, and so is what waits for an endpoint that was disabled, or whose contract is over. */
const KEPT_MS = 30 * 24 * 3_600_000

/** The newest first. @throws WebhookError 'unknown' */
export async function listDeliveries(db: Kysely<Schema>, which: EndpointOf, limit = 50): Promise<Delivery[]> {
  return db.transaction().execute(async trx => {
    const endpoint = await held(trx, which)
    const rows = await trx
      .selectFrom('webhook_deliveries as delivery')
      .leftJoin('webhook_events as event', 'event.sequence', 'delivery.sequence')
      .selectAll('delivery')
      .select('event.event')
      .where('delivery.endpoint', '=', endpoint.id)
      .orderBy('delivery.created_at', 'desc')
      .orderBy('delivery.sequence', 'desc')
      .limit(limit)
      .execute()
    return rows.map(row => ({
      id: row.id,
      type: (row.event as ChangeEvent | null)?.type ?? 'webhook.test',
      state: row.state,
      attempts: row.attempts,
      createdAt: row.created_at,
      nextAt: row.state === 'waiting' ? row.next_at : null,
      lastAt: row.last_at,
      last: row.last_status ?? row.last_failure,
    }))
  })
}

/** Sends a delivery that is no event, so that a receiver can be tried. @throws WebhookError */
export async function sendTest(
  db: Kysely<Schema>,
  { actor, now, ...which }: EndpointOf & Act,
  random: Random,
): Promise<{ id: string }> {
  const id = `msg_${newId(random)}`
  await db.transaction().execute(async trx => {
    const endpoint = await held(trx, which)
    if (endpoint.status !== 'active') throw new WebhookError('wrong-state', 'the endpoint is not active: resume it')
    const another = await trx
      .selectFrom('webhook_deliveries')
      .select('id')
      .where('endpoint', '=', endpoint.id)
      .where('sequence', 'is', null)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (another) throw new WebhookError('wrong-state', 'a test is under way already: wait for its end')
    const times = { next_at: now, created_at: now, last_at: null, last_status: null, last_failure: null }
    await trx
      .insertInto('webhook_deliveries')
      .values({ id, endpoint: endpoint.id, sequence: null, ...times })
      .execute()
    await append(trx, { actor, action: 'webhook.tested', subject: `webhook:${endpoint.id}` }, now)
  })
  return { id }
}

/** What was given up is tried again from the beginning, under the same ids. @returns how many @throws WebhookError 'unknown' */
export async function replayDead(db: Kysely<Schema>, { actor, now, ...which }: EndpointOf & Act): Promise<number> {
  return db.transaction().execute(async trx => {
    const endpoint = await held(trx, which)
    const { numUpdatedRows } = await trx
      .updateTable('webhook_deliveries')
      .set({ state: 'waiting', attempts: 0, next_at: now })
      .where('endpoint', '=', endpoint.id)
      .where('state', '=', 'dead')
      .executeTakeFirst()
    const deliveries = Number(numUpdatedRows)
    const event = { actor, action: 'webhook.replayed', subject: `webhook:${endpoint.id}`, details: { deliveries } }
    if (deliveries > 0) await append(trx, event, now)
    return deliveries
  })
}

/** Forgets what ended, or was due and could not be sent, long ago. What waits for a paused endpoint stays. The events stay: they are how a later publication knows what was told. */
export async function forgetDeliveries(db: Kysely<Schema>, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_MS)
  await db.deleteFrom('webhook_deliveries').where('state', '!=', 'waiting').where('last_at', '<', before).execute()
  await db
    .deleteFrom('webhook_deliveries')
    .where('state', '=', 'waiting')
    .where('next_at', '<', before)
    .where('endpoint', 'not in', qb => qb.selectFrom('webhook_endpoints').select('id').where('status', '=', 'paused'))
    .execute()
}
