import { type Kysely, sql } from 'kysely'
import type { Act } from '../audit/act.ts'
import { append } from '../audit/log.ts'
import type { Schema } from '../database/schema.ts'
import { IntakeError } from './intake-error.ts'

const ROWS_AT_ONCE = 20_000

/**
 * Deletes the rows of a withdrawn data set that no bucket holds, in batches: one that dies half-way is finished by the next
 * call. @returns how many were deleted @throws IntakeError 'unknown-data-set', 'wrong-state'
 */
export async function deleteRows(db: Kysely<Schema>, code: number, act: Act): Promise<number> {
  const row = await db.selectFrom('data_sets').selectAll().where('code', '=', code).executeTakeFirst()
  if (!row) throw new IntakeError('unknown-data-set', 'there is no data set of this number')
  // Without a publication date no publication ever took it up.
  if (row.status !== 'withdrawn' || (row.purged_epoch === null && row.published_at !== null)) {
    throw new IntakeError('wrong-state', 'the rows of a data set that may be in buckets are kept')
  }
  const kind = sql.lit(row.kind)
  let deleted = 0
  for (;;) {
    const batch = await sql`
      with doomed as materialized (
        select key_version, element from exposures where kind = ${kind} and data_set = ${code}
        limit ${sql.lit(ROWS_AT_ONCE)}
      )
      -- "+ 0" keeps the planner from finding each row by its data set, which a table without statistics seems to invite.
      delete from exposures using doomed where exposures.kind = ${kind} and exposures.data_set + 0 = ${code}
        and exposures.key_version = doomed.key_version and exposures.element = doomed.element`.execute(db)
    const count = Number(batch.numAffectedRows ?? 0)
    deleted += count
    if (count === 0) break
  }
  await db.transaction().execute(async trx => {
    await trx.deleteFrom('uploads').where('data_set', '=', code).execute()
    if (deleted === 0) return
    const event = { actor: act.actor, action: 'data-set.purged', subject: `data-set:${code}`, details: { deleted } }
    await append(trx, event, act.now)
  })
  return deleted
}
