/** Saving a record: every change is a version, and nobody's change is lost to another's. */
import { isDeepStrictEqual } from 'node:util'
import type { Kysely, Transaction } from 'kysely'
import { append } from '../../audit/log.ts'
import { jsonParameter } from '../../database/json-parameter.ts'
import type { Schema } from '../../database/schema.ts'
import { isSensitive } from '../../incident/draft.ts'
import { incidentSchema } from '../../incident/record.ts'
import { authorise, officerOf } from '../authorise.ts'
import type { DeskAct } from '../dependencies.ts'
import { incidentTarget } from '../incident-access.ts'
import { OfficerError } from '../officer-error.ts'
import { DATA } from '../register/scope-codes.ts'
import { contentOf, holdRecord, type RecordContent, recordContentSchema } from './record.ts'

/** Somebody saved in the meantime. What was given is set aside for its officer. */
export class RecordClash extends OfficerError {
  override name = 'RecordClash'
  /** The current one. */
  readonly version: number

  constructor(version: number) {
    super('clash', 'somebody saved another version in the meantime; this one was set aside')
    this.version = version
  }
}

export interface SavedRecord {
  readonly version: number
  /** False when it said so already. */
  readonly changed: boolean
}

/**
 * Saves `content` as the version after `baseVersion`. A change of the public part makes the record a draft again, and what was submitted or
 * approved of it void; what is public stays. The register is the controller's own, and changes without anybody's leave.
 * @throws RecordClash, OfficerError 'invalid', 'wrong-state' for the public part of a withdrawn one, and those of `authorise`
 */
export async function saveRecord(
  db: Kysely<Schema>,
  given: { readonly incident: string; readonly baseVersion: number; readonly content: RecordContent } & DeskAct,
): Promise<SavedRecord> {
  const { incident, baseVersion, content: said, ...act } = given
  const parsed = recordContentSchema.safeParse(said)
  if (!parsed.success || parsed.data.incident.id !== incident) {
    throw new OfficerError('invalid', 'this is no content of the record')
  }
  const content = parsed.data
  const done = await db.transaction().execute(async trx => {
    await authorise(trx, act, 'incident.edit', `incident:${incident}`, await incidentTarget(trx, incident))
    const row = await holdRecord(trx, incident)
    if (row.version !== baseVersion) {
      await keepAside(trx, { incident, baseVersion, content, ...act })
      return { clash: row.version }
    }
    const current = await contentOf(trx, incident, row.version)
    if (isDeepStrictEqual(current, content)) return { version: row.version, changed: false }
    const publicChange = !isDeepStrictEqual(current?.incident, content.incident)
    if (row.status === 'withdrawn' && publicChange) {
      throw new OfficerError('wrong-state', 'what was withdrawn is not published again')
    }
    const version = row.version + 1
    await trx
      .insertInto('record_revisions')
      .values({ incident, version, content: jsonParameter(content) as never, author: act.actor, saved_at: act.now })
      .execute()
    await trx
      .updateTable('records')
      .set({ version, updated_at: act.now, updated_by: act.actor, ...standingAfter(row, version, publicChange) })
      .where('incident', '=', incident)
      .execute()
    await noteSensitivity(trx, incident, content)
    const details = { version, public: publicChange }
    await append(trx, { actor: act.actor, action: 'incident.saved', subject: `incident:${incident}`, details }, act.now)
    return { version, changed: true }
  })
  if ('clash' in done) throw new RecordClash(done.clash)
  return done
}

const UNDECIDED = {
  status: 'draft',
  submitted_version: null,
  submitted_by: null,
  submitted_at: null,
  approved_version: null,
  approved_by: null,
  approved_at: null,
} as const

function standingAfter(
  row: Awaited<ReturnType<typeof holdRecord>>,
  version: number,
  publicChange: boolean,
): Partial<typeof row> {
  if (row.status === 'withdrawn') return {}
  if (publicChange) return UNDECIDED
  // The public part is the one that was decided about.
  return {
    ...(row.submitted_version === row.version && { submitted_version: version }),
    ...(row.approved_version === row.version && { approved_version: version }),
    ...(row.published_version === row.version && { published_version: version }),
  }
}

/** Whether the record, as it stands now, keeps the incident from publishing lists of people. */
export function isSensitiveContent({ incident, register }: RecordContent): boolean {
  const special = register.scope.data.categories.some(category => {
    const { protection } = DATA[category]
    return protection === 'article-9' || protection === 'article-10'
  })
  return special || isSensitive(incident.dataClasses)
}

/** What is public counts as well as what is under way. */
export async function noteSensitivity(
  trx: Transaction<Schema>,
  incident: string,
  content: RecordContent,
): Promise<void> {
  const row = await trx.selectFrom('incidents').select('record').where('id', '=', incident).executeTakeFirst()
  const published = row?.record ? incidentSchema.parse(row.record).dataClasses : []
  const sensitive = isSensitiveContent(content) || isSensitive(published)
  await trx
    .updateTable('incidents')
    .set({ sensitive })
    .where('id', '=', incident)
    .where('sensitive', '<>', sensitive)
    .execute()
}

interface SetAside {
  readonly incident: string
  readonly baseVersion: number
  readonly content: RecordContent
}

async function keepAside(
  trx: Transaction<Schema>,
  { incident, baseVersion, content, actor, now }: SetAside & DeskAct,
): Promise<void> {
  const officer = officerOf(actor)
  if (officer === null) return
  const kept = { base_version: baseVersion, content: jsonParameter(content) as never, set_aside_at: now }
  await trx
    .insertInto('record_set_asides')
    .values({ incident, officer, ...kept })
    .onConflict(conflict => conflict.columns(['incident', 'officer']).doUpdateSet(kept))
    .execute()
}

/** What an officer saved too late, until it is settled. */
export async function setAside(
  db: Kysely<Schema>,
  { incident, officer }: { readonly incident: string; readonly officer: string },
): Promise<{ readonly baseVersion: number; readonly content: RecordContent; readonly at: Date } | null> {
  const row = await db
    .selectFrom('record_set_asides')
    .selectAll()
    .where('incident', '=', incident)
    .where('officer', '=', officer)
    .executeTakeFirst()
  return row ? { baseVersion: row.base_version, content: row.content as RecordContent, at: row.set_aside_at } : null
}

/** Settles it: what was worth keeping has been saved. */
export async function dropSetAside(
  db: Kysely<Schema>,
  { incident, officer }: { readonly incident: string; readonly officer: string },
): Promise<void> {
  await db.deleteFrom('record_set_asides').where('incident', '=', incident).where('officer', '=', officer).execute()
}
