/** What officers and reviewers of a record write to each other: kept as it was written. */
import type { Kysely, Transaction } from 'kysely'
import { append } from '../../audit/log.ts'
import { newId, type Random } from '../../database/bearer-secret.ts'
import type { Schema } from '../../database/schema.ts'
import { authorise } from '../authorise.ts'
import type { DeskAct } from '../dependencies.ts'
import { incidentTarget } from '../incident-access.ts'
import { OfficerError } from '../officer-error.ts'
import { textSchema } from '../register/safe-text.ts'
import { holdRecord } from './record.ts'

export interface RecordComment {
  readonly id: string
  readonly author: string
  readonly at: Date
  /** Of the record, when it was written. */
  readonly version: number
  readonly text: string
}

/** Writes a comment. @throws OfficerError 'invalid' for an empty one, one too long or with a NIR, and those of `authorise` */
export async function comment(
  { db, random }: { readonly db: Kysely<Schema>; readonly random: Random },
  { incident, text, ...act }: { readonly incident: string; readonly text: string } & DeskAct,
): Promise<void> {
  await db.transaction().execute(async trx => {
    await authorise(trx, act, 'incident.comment', `incident:${incident}`, await incidentTarget(trx, incident))
    const { version } = await holdRecord(trx, incident)
    await insertComment(trx, { incident, version, text, random }, act)
    const event = { actor: act.actor, action: 'incident.commented', subject: `incident:${incident}` }
    await append(trx, { ...event, details: { version } }, act.now)
  })
}

/** Within an act that was authorised. @throws OfficerError 'invalid' */
export async function insertComment(
  trx: Transaction<Schema>,
  { incident, version, text, random }: { incident: string; version: number; text: string; random: Random },
  { actor, now }: DeskAct,
): Promise<void> {
  const safe = textSchema.safeParse(text)
  if (!safe.success) throw new OfficerError('invalid', 'a comment has 1 to 4000 characters, and no NIR in it')
  await trx
    .insertInto('record_comments')
    .values({ id: newId(random), incident, version, author: actor, written_at: now, body: safe.data })
    .execute()
}

/** All comments, oldest first. */
export async function listComments(db: Kysely<Schema>, incident: string): Promise<RecordComment[]> {
  const rows = await db
    .selectFrom('record_comments')
    .selectAll()
    .where('incident', '=', incident)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, author, written_at, version, body }) => ({ id, author, at: written_at, version, text: body }))
}
