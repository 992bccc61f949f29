/** Opening a record: of something new, or of an incident of the catalogue. */
import type { Kysely, Transaction } from 'kysely'
import { append } from '../../audit/log.ts'
import type { Random } from '../../database/bearer-secret.ts'
import { jsonParameter } from '../../database/json-parameter.ts'
import type { Schema } from '../../database/schema.ts'
import { draftOf, emptyDraft } from '../../incident/draft.ts'
import { fold } from '../../incident/fold.ts'
import { type Incident, incidentSchema } from '../../incident/record.ts'
import { authorise } from '../authorise.ts'
import type { DeskAct } from '../dependencies.ts'
import { attachIncident, incidentTarget } from '../incident-access.ts'
import { OfficerError } from '../officer-error.ts'
import { findOrganisation } from '../organisations.ts'
import { emptyRegister } from '../register/empty-register.ts'
import { newSlugId } from '../slug-id.ts'
import { type RecordContent, recordContentSchema } from './record.ts'
import { isSensitiveContent } from './save-record.ts'

export interface NewRecord {
  /** Id of the organisation whose it is. */
  readonly organisation: string
  /** One language may be empty yet. */
  readonly title: { readonly fr: string; readonly en: string }
  /** What is known beyond that: given the empty content, returns the first version. */
  readonly fill?: (empty: RecordContent) => RecordContent
}

const MAX_SLUG = 60

/** Opens the record of something new. Nothing of it is public. @throws OfficerError 'invalid', and those of `authorise` */
export async function createRecord(
  { db, random }: { readonly db: Kysely<Schema>; readonly random: Random },
  { organisation, title, fill = empty => empty, ...act }: NewRecord & DeskAct,
): Promise<{ incident: string; version: number }> {
  return db.transaction().execute(async trx => {
    await authorise(trx, act, 'incident.create', `organisation:${organisation}`, { on: 'organisation', organisation })
    const owner = await findOrganisation(trx, organisation)
    if (!owner) throw new OfficerError('unknown', 'there is no such organisation')
    if (title.fr.trim() === '' && title.en.trim() === '') throw new OfficerError('invalid', 'a record has a title')
    const incident = await takeIncidentId(trx, title.fr || title.en, act.now, random)
    const draft = { ...emptyDraft({ id: incident, organisation: owner.name }), title: { ...title } }
    const parsed = recordContentSchema.safeParse(fill({ incident: draft, register: registerOf(owner.name) }))
    if (!parsed.success) throw new OfficerError('invalid', 'this is no content of a record')
    const content = parsed.data
    await trx
      .updateTable('incidents')
      .set({ sensitive: isSensitiveContent(content) })
      .where('id', '=', incident)
      .execute()
    await insertRecord(trx, { incident, content, status: 'draft' }, act)
    await attachIncident(trx, { ...act, incident, organisation })
    await append(trx, { actor: act.actor, action: 'incident.created', subject: `incident:${incident}` }, act.now)
    return { incident, version: 1 }
  })
}

/**
 * Makes the working copy of an incident of the catalogue, which is public as it stands. @throws OfficerError 'wrong-state' when there is
 * one, 'unknown', and those of `authorise`
 */
export async function openRecord(
  db: Kysely<Schema>,
  { incident, ...act }: { readonly incident: string } & DeskAct,
): Promise<{ version: number }> {
  return db.transaction().execute(async trx => {
    const target = await incidentTarget(trx, incident)
    await authorise(trx, act, 'incident.edit', `incident:${incident}`, target)
    const row = await trx
      .selectFrom('incidents')
      .select('record')
      .where('id', '=', incident)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!row?.record) throw new OfficerError('unknown', 'there is no such incident')
    const known = await trx.selectFrom('records').select('version').where('incident', '=', incident).executeTakeFirst()
    if (known) throw new OfficerError('wrong-state', 'there is a record of it')
    const record: Incident = incidentSchema.parse(row.record)
    const owner = target.organisations.find(one => one.access === 'own') ?? target.organisations[0]
    const organisation = owner ? await findOrganisation(trx, owner.id) : null
    const content = { incident: draftOf(record), register: registerOf(organisation?.name ?? null) }
    await insertRecord(trx, { incident, content, status: 'published' }, act)
    // From here on its officers look after it: a newer catalogue would change what is public behind their record.
    await trx.updateTable('incidents').set({ from_catalogue: false }).where('id', '=', incident).execute()
    await append(trx, { actor: act.actor, action: 'incident.opened', subject: `incident:${incident}` }, act.now)
    return { version: 1 }
  })
}

const registerOf = (organisation: string | null): RecordContent['register'] => {
  const empty = emptyRegister()
  return { ...empty, controller: { ...empty.controller, name: organisation } }
}

async function insertRecord(
  trx: Transaction<Schema>,
  { incident, content, status }: { incident: string; content: RecordContent; status: 'draft' | 'published' },
  { actor, now }: DeskAct,
): Promise<void> {
  const publication =
    status === 'published' ? { published_version: 1, published_by: 'catalogue', published_at: now } : {}
  await trx
    .insertInto('records')
    .values({ incident, status, version: 1, updated_at: now, updated_by: actor, ...publication })
    .execute()
  await trx
    .insertInto('record_revisions')
    .values({ incident, version: 1, content: jsonParameter(content) as never, author: actor, saved_at: now })
    .execute()
}

/** Begins an incident that is called by words of the title and the year: links and files will be called so for good. */
async function takeIncidentId(trx: Transaction<Schema>, title: string, now: Date, random: Random): Promise<string> {
  const words = fold(title)
    .replace(/[^a-z0-9 ]/g, '')
    // A long run of digits is what audit entries refuse.
    .replace(/\d{5,}/g, '')
    .split(' ')
    .filter(word => word !== '' && word.length < 30)
  let slug = ''
  for (const word of words) {
    if (slug.length + word.length + 1 > MAX_SLUG) break
    slug += `${slug && '-'}${word}`
  }
  const id = `${slug || 'incident'}-${now.getUTCFullYear()}`
  const take = async (id: string): Promise<boolean> => {
    const values = { id, record: null, updated_at: now, from_catalogue: false }
    const insertion = trx
      .insertInto('incidents')
      .values(values)
      .onConflict(conflict => conflict.doNothing())
    return (await insertion.returning('id').executeTakeFirst()) !== undefined
  }
  if (await take(id)) return id
  const other = `${id}-${newSlugId(random).slice(0, 6)}`
  if (await take(other)) return other
  throw new OfficerError('wrong-state', 'there are too many records of this title')
}
