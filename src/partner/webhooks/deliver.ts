/**
 * Delivers what waits: at least once, each endpoint by itself, so that one that hangs holds up nobody else.
 *
 * A delivery is claimed for the length of an attempt and a little more, sent outside any transaction, and its outcome written down, unless
 * another process has claimed it since. A process that dies in between leaves a claim that ends; the delivery is then sent again, under the same
 * id. Several processes share the work. Nothing is sent to a partner whose contract is over.
 */
import { type Kysely, sql } from 'kysely'
import { append } from '../../audit/log.ts'
import type { Schema } from '../../database/schema.ts'
import { timeInParis } from '../../incident/paris-clock.ts'
import type { ChangeEvent } from '../../publication/change-event.ts'
import { nextAttempt } from './back-off.ts'
import { ownerOf, WEBHOOK_DISABLED, type WebhookDependencies } from './endpoints.ts'
import { signatureHeaders } from './signature.ts'

/**
 * Why an attempt had no status. `address`: its name leads to no address of the public internet; `secret`: the vault's key was replaced, and its
 * secret does not open any more: a new one mends it.
 */
export const DELIVERY_FAILURES = ['address', 'connection', 'time-out', 'secret'] as const
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number]

/** The port that makes one attempt: POST, no redirects, within `ATTEMPT_MS`. Never rejects. */
export type SendWebhook = (
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
) => Promise<{ readonly status: number } | { readonly failure: DeliveryFailure }>

export const ATTEMPT_MS = 15_000
const CLAIM_MS = 4 * ATTEMPT_MS
/** In one claim, for one endpoint: they are sent one after the other. */
const BATCH = 3
const GONE = 410

interface DelivererDependencies extends WebhookDependencies {
  readonly send: SendWebhook
  readonly now: () => Date
}

export interface Deliverer {
  /** Begins whatever is due, but for endpoints that are at work already. @returns how many deliveries were begun */
  begin(): Promise<number>
  /** Resolves once nothing is under way. */
  idle(): Promise<void>
}

interface Claimed {
  readonly id: string
  readonly attempts: number
  readonly created_at: Date
  readonly event: ChangeEvent | null
  readonly endpoint: string
}

export function createDeliverer(deps: DelivererDependencies): Deliverer {
  const { db, vault } = deps
  const atWork = new Map<string, Promise<void>>()

  async function claim(): Promise<Claimed[]> {
    const now = deps.now()
    const until = new Date(now.getTime() + CLAIM_MS)
    const busy = JSON.stringify([...atWork.keys()])
    const { day } = timeInParis(now)
    // Numbered by endpoint, so that a long backlog of one does not keep the others waiting.
    const { rows } = await sql<Claimed>`
      with due as (
        select id from (
          select delivery.id, row_number() over (partition by delivery.endpoint order by delivery.next_at, delivery.sequence) as place
          from webhook_deliveries as delivery join webhook_endpoints as endpoint on endpoint.id = delivery.endpoint
            join partners as partner on partner.id = endpoint.partner
          where delivery.state = 'waiting' and delivery.next_at <= ${now} and endpoint.status = 'active'
            and (partner.contract_until is null or partner.contract_until >= cast(cast(${day} as text) as date))
            and not cast(cast(${busy} as text) as jsonb) ? delivery.endpoint
        ) as waiting where place <= ${BATCH}
      ), held as (
        select id from webhook_deliveries where id in (select id from due) and state = 'waiting' and next_at <= ${now}
        for update skip locked
      )
      update webhook_deliveries as delivery set next_at = ${until}, attempts = delivery.attempts + 1
      from held where delivery.id = held.id
      returning delivery.id, delivery.attempts, delivery.created_at, delivery.endpoint,
        (select event.event from webhook_events as event where event.sequence = delivery.sequence) as event`.execute(db)
    return rows
  }

  async function attempt(delivery: Claimed): Promise<void> {
    const now = deps.now()
    // As it is now: it may have been paused since the one before.
    const endpoint = await endpointOf(delivery)
    if (endpoint?.status !== 'active') return giveBack(delivery)
    const owner = ownerOf(delivery.endpoint)
    const former = endpoint.former_until !== null && now < endpoint.former_until ? endpoint.former_secret : null
    const secrets = [endpoint.secret, former].flatMap(sealed => (sealed && vault.open(sealed, owner)) ?? [])
    if (secrets.length === 0) return settle(delivery, { failure: 'secret' })
    const body = bodyOf(delivery)
    await settle(delivery, await deps.send(endpoint.url, body, signatureHeaders(delivery.id, now, body, secrets)))
  }

  const endpointOf = ({ endpoint }: Claimed) =>
    db.selectFrom('webhook_endpoints').selectAll().where('id', '=', endpoint).executeTakeFirst()

  /** The row, as long as nobody claimed it anew. */
  const own = (trx: Kysely<Schema>, { id, attempts }: Claimed) =>
    trx
      .updateTable('webhook_deliveries')
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .where('attempts', '=', attempts)

  async function giveBack(delivery: Claimed): Promise<void> {
    await own(db, delivery)
      .set({ attempts: delivery.attempts - 1, next_at: deps.now() })
      .execute()
  }

  async function settle(delivery: Claimed, outcome: Awaited<ReturnType<SendWebhook>>): Promise<void> {
    const now = deps.now()
    const status = 'status' in outcome ? outcome.status : null
    const delivered = status !== null && status >= 200 && status < 300
    // What nobody wants any more waits, in case somebody does.
    const again = delivered ? null : status === GONE ? now : nextAttempt(delivery.attempts, now, Math.random())
    await db.transaction().execute(async trx => {
      const { numUpdatedRows } = await own(trx, delivery)
        .set({
          state: delivered ? 'delivered' : again === null ? 'dead' : 'waiting',
          next_at: again ?? now,
          last_at: now,
          last_status: status,
          last_failure: 'failure' in outcome ? outcome.failure : null,
        })
        .executeTakeFirst()
      if (status !== GONE || numUpdatedRows === 0n) return
      const disabled = await trx
        .updateTable('webhook_endpoints')
        .set({ status: 'disabled' })
        .where('id', '=', delivery.endpoint)
        .where('status', '=', 'active')
        .executeTakeFirst()
      if (disabled.numUpdatedRows === 0n) return
      const event = { actor: 'webhooks', action: WEBHOOK_DISABLED, subject: `webhook:${delivery.endpoint}` }
      await append(trx, event, now)
    })
  }

  return {
    async begin() {
      const claimed = await claim()
      for (const [endpoint, deliveries] of Map.groupBy(claimed, one => one.endpoint)) {
        const work = async () => {
          for (const delivery of deliveries) await attempt(delivery)
        }
        // What fails here (the database went away) is due again when its claim ends.
        const working = work()
          .catch(() => undefined)
          .finally(() => atWork.delete(endpoint))
        atWork.set(endpoint, working)
      }
      return claimed.length
    },
    async idle() {
      while (atWork.size > 0) await Promise.all(atWork.values())
    },
  }
}

/** As Standard Webhooks has it: a type, when it happened, and what. */
function bodyOf({ event, created_at }: Claimed): string {
  if (event === null) return JSON.stringify({ type: 'webhook.test', timestamp: created_at.toISOString(), data: {} })
  const { type, at, ...data } = event
  return JSON.stringify({ type, timestamp: at, data })
}
