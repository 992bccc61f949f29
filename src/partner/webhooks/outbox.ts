/** What publications changed, to be told to the endpoints of the moment: written in the transaction that says that it is readable. */
import type { Transaction } from 'kysely'
import { newId } from '../../database/bearer-secret.ts'
import { jsonParameter } from '../../database/json-parameter.ts'
import type { Schema } from '../../database/schema.ts'
import type { ChangeEvent } from '../../publication/change-event.ts'

const ROWS = 1000

/** Events that are there already, by their sequence, are left as they are. An endpoint that is paused or disabled gets its own later. */
export async function writeEvents(trx: Transaction<Schema>, changes: readonly ChangeEvent[], now: Date): Promise<void> {
  if (changes.length === 0) return
  const added = await trx
    .insertInto('webhook_events')
    .values(changes.map(event => ({ sequence: event.sequence, event: jsonParameter(event) as never, created_at: now })))
    .onConflict(conflict => conflict.column('sequence').doNothing())
    .returning('sequence')
    .execute()
  const sequences = new Set(added.map(row => Number(row.sequence)))
  const fresh = changes.filter(({ sequence }) => sequences.has(sequence))
  if (fresh.length === 0) return
  const endpoints = await trx.selectFrom('webhook_endpoints').select(['id', 'events']).execute()
  const deliveries = endpoints.flatMap(({ id, events }) =>
    fresh
      .filter(({ type }) => events.length === 0 || events.includes(type))
      .map(({ sequence }) => ({ id: `msg_${newId()}`, endpoint: id, sequence, next_at: now, created_at: now })),
  )
  for (let at = 0; at < deliveries.length; at += ROWS) {
    const rows = deliveries.slice(at, at + ROWS)
    const none = { last_at: null, last_status: null, last_failure: null }
    await trx
      .insertInto('webhook_deliveries')
      .values(rows.map(row => ({ ...row, ...none })))
      .execute()
  }
}
