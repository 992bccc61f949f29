import { type Kysely, sql } from 'kysely'
import type { Act } from '../audit/act.ts'
import { append } from '../audit/log.ts'
import { jsonParameter } from '../database/json-parameter.ts'
import type { Schema } from '../database/schema.ts'
import { type Incident, incidentSchema } from '../incident/record.ts'

/**
 * Stores an incident's record; a record that differs from the stored one becomes its next revision.
 * @returns the revision, and whether anything changed. @throws ZodError when the record is not in the model
 */
export async function saveIncident(
  db: Kysely<Schema>,
  record: Incident,
  act: Act,
): Promise<{ revision: number; changed: boolean }> {
  const { id, ...rest } = incidentSchema.parse(record)
  const json = jsonParameter({ id, ...rest })
  return db.transaction().execute(async trx => {
    const stored = await sql<{ revision: number }>`
      insert into incidents (id, record, updated_at) values (${id}, ${json}, ${act.now})
      on conflict (id) do update set record = excluded.record, revision = incidents.revision + 1, updated_at = excluded.updated_at
        where incidents.record <> excluded.record
      returning revision`.execute(trx)
    const revision = stored.rows[0]?.revision
    if (revision === undefined) {
      const { revision } = await trx
        .selectFrom('incidents')
        .select('revision')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      return { revision, changed: false }
    }
    await append(
      trx,
      { actor: act.actor, action: 'incident.saved', subject: `incident:${id}`, details: { revision } },
      act.now,
    )
    return { revision, changed: true }
  })
}

/** Adds the incidents that are not there yet; those that are keep their revision. @returns how many were added */
export async function addIncidents(db: Kysely<Schema>, records: readonly Incident[], act: Act): Promise<number> {
  return db.transaction().execute(async trx => {
    const stored = await trx.selectFrom('incidents').select('id').execute()
    const known = new Set(stored.map(row => row.id))
    const missing = records.filter(record => !known.has(record.id))
    for (const record of missing) {
      const { id } = record
      const json = jsonParameter(incidentSchema.parse(record))
      await sql`insert into incidents (id, record, updated_at) values (${id}, ${json}, ${act.now})`.execute(trx)
    }
    for (const { id } of missing) {
      const event = { actor: act.actor, action: 'incident.added', subject: `incident:${id}` }
      await append(trx, event, act.now)
    }
    return missing.length
  })
}

/** The stored records in order of their ids. @throws ZodError when one is not in the model */
export async function incidentRecords(db: Kysely<Schema>): Promise<Incident[]> {
  const rows = await db.selectFrom('incidents').select('record').orderBy('id').execute()
  return rows.map(row => incidentSchema.parse(row.record))
}
