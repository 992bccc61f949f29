/** A record as the desk has it: an incident's public part under way and its private register, with where it stands. */
import type { Kysely, Selectable, Transaction } from 'kysely'
import * as z from 'zod'
import type { RecordStatus, RecordsTable } from '../../database/record-tables.ts'
import type { Schema } from '../../database/schema.ts'
import { draftIncidentSchema } from '../../incident/draft.ts'
import { OfficerError } from '../officer-error.ts'
import { registerSchema } from '../register/register.ts'

export const recordContentSchema = z.strictObject({ incident: draftIncidentSchema, register: registerSchema })

export type RecordContent = z.infer<typeof recordContentSchema>
export type { RecordStatus }

/** Who decided something about which version. */
export interface RecordDecision {
  readonly by: string
  readonly at: Date
  readonly version: number
}

export interface DeskRecord {
  readonly incident: string
  /** Of the working copy. */
  readonly status: RecordStatus
  readonly version: number
  readonly content: RecordContent
  /** Ids of the officers who saved or submitted what is not public yet: they do not decide about it. */
  readonly authors: readonly string[]
  readonly submitted: RecordDecision | null
  readonly approved: RecordDecision | null
  /** What is public. */
  readonly published: RecordDecision | null
  readonly withdrawn: { readonly by: string; readonly at: Date; readonly reason: string } | null
  readonly updatedAt: Date
  /** An actor: `officer:<id>`, `cli` … */
  readonly updatedBy: string
}

type RecordRow = Selectable<RecordsTable>

/** One record, or null. */
export async function readRecord(db: Kysely<Schema>, incident: string): Promise<DeskRecord | null> {
  const row = await db
    .selectFrom('records')
    .innerJoin('record_revisions as revision', join =>
      join.onRef('revision.incident', '=', 'records.incident').onRef('revision.version', '=', 'records.version'),
    )
    .selectAll('records')
    .select('revision.content')
    .where('records.incident', '=', incident)
    .executeTakeFirst()
  if (!row) return null
  return { ...standingOf(row), content: row.content as RecordContent, authors: await authorsOf(db, row) }
}

/** The record's row, held until the transaction ends. @throws OfficerError 'unknown' */
export async function holdRecord(trx: Transaction<Schema>, incident: string): Promise<RecordRow> {
  const row = trx.selectFrom('records').selectAll().where('incident', '=', incident).forUpdate()
  const found = await row.executeTakeFirst()
  if (!found) throw new OfficerError('unknown', 'there is no such record')
  return found
}

/** What a version says. */
export async function contentOf(db: Kysely<Schema>, incident: string, version: number): Promise<RecordContent | null> {
  const row = await db
    .selectFrom('record_revisions')
    .select('content')
    .where('incident', '=', incident)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ? (row.content as RecordContent) : null
}

/** Ids of officers whose own work it would be to decide about the working copy. */
export async function authorsOf(
  db: Kysely<Schema>,
  { incident, version, published_version, submitted_by }: RecordRow,
): Promise<string[]> {
  const rows = await db
    .selectFrom('record_revisions')
    .select('author')
    .distinct()
    .where('incident', '=', incident)
    .where('version', '>', published_version ?? 0)
    .where('version', '<=', version)
    .execute()
  const actors = [...rows.map(row => row.author), ...(submitted_by === null ? [] : [submitted_by])]
  return [...new Set(actors.flatMap(actor => (actor.startsWith('officer:') ? actor.slice('officer:'.length) : [])))]
}

function standingOf(row: RecordRow): Omit<DeskRecord, 'content' | 'authors'> {
  const decision = (version: number | null, by: string | null, at: Date | null): RecordDecision | null =>
    version === null ? null : { version, by: by!, at: at! }
  const { withdrawn_by: by, withdrawn_at: at, withdrawal_reason: reason } = row
  return {
    incident: row.incident,
    status: row.status,
    version: row.version,
    submitted: decision(row.submitted_version, row.submitted_by, row.submitted_at),
    approved: decision(row.approved_version, row.approved_by, row.approved_at),
    published: decision(row.published_version, row.published_by, row.published_at),
    withdrawn: by === null ? null : { by, at: at!, reason: reason! },
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  }
}
