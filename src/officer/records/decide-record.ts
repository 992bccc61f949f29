/**
 * Deciding about a record: draft → submitted → approved → published → withdrawn. Whoever approves or publishes has not written what it is
 * about: the permission table says so first, and the database has the last word.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import { append } from '../../audit/log.ts'
import type { Random } from '../../database/bearer-secret.ts'
import { jsonParameter } from '../../database/json-parameter.ts'
import type { RecordStatus } from '../../database/record-tables.ts'
import type { Schema } from '../../database/schema.ts'
import { publicRecordOf } from '../../incident/draft.ts'
import type { Incident } from '../../incident/record.ts'
import { authorise } from '../authorise.ts'
import { withdrawListIn } from '../data-sets.ts'
import type { DeskAct } from '../dependencies.ts'
import { incidentTarget } from '../incident-access.ts'
import { OfficerError } from '../officer-error.ts'
import type { TargetOf } from '../permissions.ts'
import { refusedByDatabase } from '../refused-by-database.ts'
import { textSchema } from '../register/safe-text.ts'
import { insertComment } from './comments.ts'
import { authorsOf, contentOf, holdRecord, type RecordContent } from './record.ts'
import { isSensitiveContent, noteSensitivity } from './save-record.ts'

/** A decision is about one version: the one that was looked at. */
export type RecordAct = { readonly incident: string; readonly version: number } & DeskAct

type Deciding = 'incident.submit' | 'incident.approve' | 'incident.publish' | 'incident.withdraw'
type Row = Awaited<ReturnType<typeof holdRecord>>

/** Asks for a review. @throws OfficerError 'incomplete' with the faults, 'wrong-state', and those of `authorise` */
export async function submitRecord(db: Kysely<Schema>, given: RecordAct): Promise<void> {
  await decided(db, given, 'incident.submit', ['draft'], async (trx, row) => {
    publicPart(await contentAt(trx, row))
    const { version, actor, now } = given
    const submission = { submitted_version: version, submitted_by: actor, submitted_at: now }
    await setStatus(trx, given, { status: 'submitted', ...submission })
    await record(trx, given, 'submitted')
  })
}

/** Gives it back to be worked on, with the reason as a comment. @throws OfficerError 'invalid', 'wrong-state', and those of `authorise` */
export async function returnRecord(
  { db, random }: { readonly db: Kysely<Schema>; readonly random: Random },
  { reason, ...given }: RecordAct & { readonly reason: string },
): Promise<void> {
  await decided(db, given, 'incident.approve', ['submitted', 'approved'], async trx => {
    await insertComment(trx, { ...given, text: reason, random }, given)
    const undecided = { submitted_version: null, submitted_by: null, submitted_at: null }
    const unapproved = { approved_version: null, approved_by: null, approved_at: null }
    await setStatus(trx, given, { status: 'draft', ...undecided, ...unapproved })
    await record(trx, given, 'returned')
  })
}

/** Agrees with it. @throws OfficerError 'own-work', 'wrong-state', and those of `authorise` */
export async function approveRecord(db: Kysely<Schema>, given: RecordAct): Promise<void> {
  await decided(db, given, 'incident.approve', ['submitted'], async trx => {
    const { version, actor, now } = given
    const approval = { approved_version: version, approved_by: actor, approved_at: now }
    await setStatus(trx, given, { status: 'approved', ...approval })
    await record(trx, given, 'approved')
  })
}

/**
 * Makes it what the public is to read: the next publication carries it. Needs a step-up for `incident:<id>`.
 * @throws OfficerError 'own-work', 'wrong-state', 'sensitive' while a list of a sensitive incident is readable, 'incomplete', and those of `authorise`
 */
export async function publishRecord(db: Kysely<Schema>, given: RecordAct): Promise<{ revision: number }> {
  return decided(db, given, 'incident.publish', ['approved'], async (trx, row) => {
    const { incident, version, actor, now } = given
    const content = await contentAt(trx, row)
    const published = publicPart(content)
    // Held, so that no list of it is released between looking and writing.
    await trx.selectFrom('incidents').select('id').where('id', '=', incident).forUpdate().execute()
    if (isSensitiveContent(content) && (await hasReleasedList(trx, incident))) {
      throw new OfficerError('sensitive', 'the lists of a sensitive incident are withdrawn first')
    }
    const publication = { published_version: version, published_by: actor, published_at: now }
    await setStatus(trx, given, { status: 'published', ...publication })
    const revision = await storePublic(trx, published, now)
    await noteSensitivity(trx, incident, content)
    await record(trx, given, 'published', { revision })
    return { revision }
  })
}

/**
 * Takes it out of the catalogue for good, with all its lists, which readers drop with the next publication. The record itself stays with its
 * organisation. Needs a step-up for `incident:<id>`. @throws OfficerError 'invalid', 'own-work', 'wrong-state', and those of `authorise`
 */
export async function withdrawRecord(
  db: Kysely<Schema>,
  given: { readonly incident: string; readonly reason: string } & DeskAct,
): Promise<{ lists: number }> {
  const { incident, reason, actor, now } = given
  const said = textSchema.safeParse(reason)
  if (!said.success) throw new OfficerError('invalid', 'a withdrawal has a reason, of at most 4000 characters')
  const states = ['draft', 'submitted', 'approved', 'published'] as const
  return decided(db, { ...given, version: null }, 'incident.withdraw', states, async trx => {
    // All of them before the first entry of the log: whoever decides about a list holds it, and waits for the log.
    const lists = await trx
      .selectFrom('data_sets')
      .select('code')
      .where('incident', '=', incident)
      .where('status', '<>', 'withdrawn')
      .orderBy('code')
      .forUpdate()
      .execute()
    await trx
      .updateTable('records')
      .set({ status: 'withdrawn', withdrawn_by: actor, withdrawn_at: now, withdrawal_reason: said.data })
      .where('incident', '=', incident)
      .execute()
    await trx
      .updateTable('incidents')
      .set({ record: null, updated_at: now, from_catalogue: false })
      .where('id', '=', incident)
      .execute()
    for (const { code } of lists) await withdrawListIn(trx, code, given)
    await record(trx, given, 'withdrawn', { lists: lists.length })
    return { lists: lists.length }
  })
}

/** Runs a decision in its own transaction: allowed, about the version that is current, from a state that it fits. */
async function decided<T>(
  db: Kysely<Schema>,
  { incident, version, ...act }: { readonly incident: string; readonly version: number | null } & DeskAct,
  action: Deciding,
  states: readonly RecordStatus[],
  decide: (trx: Transaction<Schema>, row: Row) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction().execute(async trx => {
      const target = await incidentTarget(trx, incident)
      const known = await trx.selectFrom('records').selectAll().where('incident', '=', incident).executeTakeFirst()
      const authors = known ? await authorsOf(trx, known) : []
      await authorise(trx, act, action, `incident:${incident}`, { ...target, authors } as TargetOf<Deciding>)
      const row = await holdRecord(trx, incident)
      if (!states.includes(row.status)) throw new OfficerError('wrong-state', `the record is ${row.status}`)
      if (version !== null && row.version !== version) {
        throw new OfficerError('wrong-state', 'the record was saved again in the meantime')
      }
      return decide(trx, row)
    })
  } catch (error) {
    throw refusedByDatabase(error) ?? error
  }
}

async function contentAt(trx: Transaction<Schema>, { incident, version }: Row): Promise<RecordContent> {
  const content = await contentOf(trx, incident, version)
  if (!content) throw new OfficerError('unknown', 'there is no such version')
  return content
}

function publicPart({ incident }: RecordContent): Incident {
  const result = publicRecordOf(incident)
  if (result.ok) return result.incident
  throw new OfficerError('incomplete', 'the public part is not complete', { faults: result.faults })
}

async function hasReleasedList(trx: Transaction<Schema>, incident: string): Promise<boolean> {
  const list = trx.selectFrom('data_sets').select('code').where('incident', '=', incident)
  const released = list.where('released_at', 'is not', null).where('status', '<>', 'withdrawn')
  return (await released.executeTakeFirst()) !== undefined
}

/** @returns the public revision: 1 for what was never public */
async function storePublic(trx: Transaction<Schema>, incident: Incident, now: Date): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    update incidents set
      revision = case when record is null or record = ${jsonParameter(incident)} then revision else revision + 1 end,
      record = ${jsonParameter(incident)}, updated_at = ${now}, from_catalogue = false
    where id = ${incident.id} returning revision`.execute(trx)
  return rows[0]!.revision
}

async function setStatus(trx: Transaction<Schema>, { incident }: RecordAct, values: Partial<Row>): Promise<void> {
  await trx.updateTable('records').set(values).where('incident', '=', incident).execute()
}

async function record(
  trx: Transaction<Schema>,
  { incident, actor, now, ...rest }: { readonly incident: string; readonly version?: number } & DeskAct,
  what: string,
  more: Readonly<Record<string, number>> = {},
): Promise<void> {
  const details = { ...(rest.version !== undefined && { version: rest.version }), ...more }
  await append(trx, { actor, action: `incident.${what}`, subject: `incident:${incident}`, details }, now)
}
