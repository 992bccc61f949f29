import { type Kysely, sql, type Transaction } from 'kysely'
import { append } from '../audit/log.ts'
import type { Random } from '../database/bearer-secret.ts'
import type { Schema } from '../database/schema.ts'
import { authorise } from './authorise.ts'
import type { DeskAct } from './dependencies.ts'
import { OfficerError } from './officer-error.ts'
import { shownName } from './shown-name.ts'
import { newSlugId } from './slug-id.ts'

export interface Organisation {
  readonly id: string
  /** As in incidents' records and data sets. */
  readonly name: string
  readonly platform: boolean
}

/** The subject of a step-up for creating an organisation, which has no id yet. */
export const NEW_ORGANISATION = 'organisation:new'

/** Creates an organisation; its people are invited. @throws OfficerError 'invalid', 'wrong-state' when there is one of that name */
export async function createOrganisation(
  { db, random }: { readonly db: Kysely<Schema>; readonly random: Random },
  { name, ...act }: { readonly name: string } & DeskAct,
): Promise<{ id: string }> {
  return db.transaction().execute(async trx => {
    await authorise(trx, act, 'organisation.create', NEW_ORGANISATION, { on: 'platform' })
    return { id: await insertOrganisation(trx, { name, platform: false, random }, act) }
  })
}

/** The operator's own organisation, created with this name if there is none yet. */
export async function platformOrganisation(
  trx: Transaction<Schema>,
  given: { readonly name: string; readonly random: Random },
  act: DeskAct,
): Promise<string> {
  const known = await trx
    .selectFrom('organisations')
    .select('id')
    .where('platform', 'is', sql.lit(true))
    .executeTakeFirst()
  return known?.id ?? insertOrganisation(trx, { ...given, platform: true }, act)
}

/** All organisations by name. Their names are no secret among officers: incidents are shared between them. */
export async function listOrganisations(db: Kysely<Schema>): Promise<Organisation[]> {
  return db.selectFrom('organisations').select(['id', 'name', 'platform']).orderBy('name').execute()
}

/** One organisation, or null. */
export async function findOrganisation(db: Kysely<Schema>, id: string): Promise<Organisation | null> {
  const row = db.selectFrom('organisations').select(['id', 'name', 'platform']).where('id', '=', id)
  return (await row.executeTakeFirst()) ?? null
}

async function insertOrganisation(
  trx: Transaction<Schema>,
  given: { name: string; platform: boolean; random: Random },
  { actor, now }: DeskAct,
): Promise<string> {
  const name = shownName(given.name, 200)
  const id = newSlugId(given.random)
  const inserted = await trx
    .insertInto('organisations')
    .values({ id, name, platform: given.platform, created_at: now })
    .onConflict(conflict => conflict.column('name').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new OfficerError('wrong-state', 'there is an organisation of this name')
  const event = { actor, action: 'organisation.created', subject: `organisation:${id}` }
  await append(trx, { ...event, details: { platform: given.platform } }, now)
  return id
}
