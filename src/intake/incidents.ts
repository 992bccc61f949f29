import { type Kysely, sql } from 'kysely'
import type { Act } from '../audit/act.ts'
import { append } from '../audit/log.ts'
import { jsonParameter } from '../database/json-parameter.ts'
import type { Schema } from '../database/schema.ts'
import { isSensitive } from '../incident/draft.ts'
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
      insert into incidents (id, record, updated_at, from_catalogue, sensitive)
        values (${id}, ${json}, ${act.now}, false, ${isSensitive(rest.dataClasses)})
      on conflict (id) do update set record = excluded.record, revision = incidents.revision + 1, updated_at = excluded.updated_at,
        from_catalogue = false,
        sensitive = excluded.sensitive or (incidents.sensitive and exists (select from records where incident = incidents.id))
        where incidents.record is distinct from excluded.record
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

/**
 * Takes over the program's catalogue: adds the incidents that are not there yet, and brings those up to date that nobody has edited here.
 * @returns how many were added, and how many revised
 */
export async function importCatalogue(
  db: Kysely<Schema>,
  records: readonly Incident[],
  act: Act,
): Promise<{ added: number; revised: number }> {
  return db.transaction().execute(async trx => {
    const done: { id: string; revision: number }[] = []
    for (const record of records) {
      const { id, ...rest } = incidentSchema.parse(record)
      const json = jsonParameter({ id, ...rest })
      const { rows } = await sql<{ revision: number }>`
        insert into incidents (id, record, updated_at, from_catalogue, sensitive)
          values (${id}, ${json}, ${act.now}, true, ${isSensitive(rest.dataClasses)})
        on conflict (id) do update set record = excluded.record, revision = incidents.revision + 1,
          updated_at = excluded.updated_at, sensitive = excluded.sensitive
          where incidents.from_catalogue and incidents.record <> excluded.record
        returning revision`.execute(trx)
      const revision = rows[0]?.revision
      if (revision !== undefined) done.push({ id, revision })
    }
    // Last, because whoever else holds one of these rows may be waiting for the log.
    for (const { id, revision } of done) {
      const action = revision === 1 ? 'incident.added' : 'incident.revised'
      await append(trx, { actor: act.actor, action, subject: `incident:${id}`, details: { revision } }, act.now)
    }
    const added = done.filter(one => one.revision === 1).length
    return { added, revised: done.length - added }
  })
}

/** The public records in order of their ids. @throws ZodError when one is not in the model */
export async function incidentRecords(db: Kysely<Schema>): Promise<Incident[]> {
  const rows = await db.selectFrom('incidents').select('record').where('record', 'is not', null).orderBy('id').execute()
  return rows.map(row => incidentSchema.parse(row.record))
}
