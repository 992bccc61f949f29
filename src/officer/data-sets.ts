/** Lists of affected people, as officers make them: created, contributed to from a browser, approved and released by somebody else, withdrawn. */
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Random } from '../database/bearer-secret.ts'
import type { DataSetStatus, DataSetsTable, Schema } from '../database/schema.ts'
import { type Kind, kindOfId } from '../identifier/kind.ts'
import type { DataClass } from '../incident/data-classes.ts'
import { approveDataSetIn, insertDataSet, releaseDataSetIn, withdrawDataSetIn } from '../intake/data-sets.ts'
import { IntakeError, type IntakeRefusal } from '../intake/intake-error.ts'
import { insertContributorToken } from '../intake/tokens.ts'
import { authorise, officerOf } from './authorise.ts'
import type { DeskAct } from './dependencies.ts'
import { incidentTarget } from './incident-access.ts'
import { listTarget } from './list-target.ts'
import { OfficerError, type OfficerRefusal } from './officer-error.ts'
import { findOrganisation } from './organisations.ts'
import type { TargetOf } from './permissions.ts'
import { contentOf } from './records/record.ts'
import { refusedByDatabase } from './refused-by-database.ts'

export interface ListSummary {
  readonly code: number
  readonly incident: string
  readonly kind: Kind
  readonly dataClasses: readonly DataClass[]
  readonly synthetic: boolean
  /** Name of the organisation whose list it is. */
  readonly organisation: string
  readonly status: DataSetStatus
  /** Distinct elements; null until submitted. */
  readonly entries: number | null
  /** To be readable with the next publication, or readable. */
  readonly released: boolean
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly submittedAt: Date | null
  readonly submittedBy: string | null
  readonly approvedAt: Date | null
  readonly approvedBy: string | null
  readonly publishedAt: Date | null
  readonly withdrawnAt: Date | null
  /** Chunks of an upload that are stored. */
  readonly uploadedChunks: number
}

export interface NewList {
  readonly incident: string
  readonly kind: Kind
  /** Id of the organisation whose list it is. */
  readonly organisation: string
  /** By default what the record says was exposed. */
  readonly dataClasses?: readonly DataClass[]
  /** Of invented people. */
  readonly synthetic: boolean
}

export const CONTRIBUTION_TOKEN_MS = 12 * 3_600_000

/** Begins a list. @returns its code @throws OfficerError 'invalid', 'sensitive', 'unknown', 'wrong-state', and those of `authorise` */
export async function createListFor(db: Kysely<Schema>, given: NewList & DeskAct): Promise<number> {
  const { incident, kind, organisation, synthetic, ...act } = given
  return db.transaction().execute(async trx => {
    const target = await incidentTarget(trx, incident)
    const own = target.organisations.filter(one => one.id === organisation)
    await authorise(trx, act, 'data-set.create', `incident:${incident}`, { on: 'incident', organisations: own })
    const owner = own.length > 0 ? await findOrganisation(trx, organisation) : null
    const about = trx.selectFrom('records').select(['status', 'version']).where('incident', '=', incident)
    const record = await about.executeTakeFirst()
    const content = record ? await contentOf(trx, incident, record.version) : null
    if (!owner || !content) throw new OfficerError('unknown', 'there is no such record or organisation')
    if (record?.status === 'withdrawn') throw new OfficerError('wrong-state', 'the record is withdrawn')
    const row = trx.selectFrom('incidents').select('sensitive').where('id', '=', incident)
    if ((await row.executeTakeFirst())?.sensitive) {
      throw new OfficerError('sensitive', 'a sensitive incident publishes no list')
    }
    const exposed = content.incident.dataClasses
    const dataClasses = given.dataClasses ?? exposed
    if (dataClasses.some(one => !exposed.includes(one))) {
      throw new OfficerError('invalid', 'a list exposes only data classes that its incident exposed')
    }
    return insertDataSet(trx, { incident, kind, dataClasses, synthetic, organisation: owner.name }, act)
  })
}

/** The lists of an incident, in order of their codes. */
export async function listsOf(db: Kysely<Schema>, incident: string): Promise<ListSummary[]> {
  const rows = db.selectFrom('data_sets').selectAll().where('incident', '=', incident).orderBy('code')
  return Promise.all((await rows.execute()).map(row => summaryOf(db, row)))
}

/** One list, or null. */
export async function findList(db: Kysely<Schema>, code: number): Promise<ListSummary | null> {
  const row = await db.selectFrom('data_sets').selectAll().where('code', '=', code).executeTakeFirst()
  return row ? summaryOf(db, row) : null
}

type ListAct = { readonly code: number } & DeskAct

/** Agrees with a list. @throws OfficerError 'own-work', 'sensitive', 'crowded', 'wrong-state', and those of `authorise` */
export const approveList = (db: Kysely<Schema>, given: ListAct): Promise<void> =>
  decided(db, given, 'data-set.approve', trx => approveDataSetIn(trx, given))

/** Lets the next publication carry it. Needs a step-up for `data-set:<code>`. @throws OfficerError as `approveList` */
export const publishList = (db: Kysely<Schema>, given: ListAct): Promise<void> =>
  decided(db, given, 'data-set.publish', trx => releaseDataSetIn(trx, given))

/** Takes it back for good. Needs a step-up for `data-set:<code>`. @throws OfficerError as `approveList` */
export const withdrawList = (db: Kysely<Schema>, given: ListAct): Promise<void> =>
  decided(db, given, 'data-set.withdraw', trx => withdrawDataSetIn(trx, given))

/** A list withdrawn with its whole incident, which was authorised. */
export const withdrawListIn = (trx: Transaction<Schema>, code: number, { actor, now }: DeskAct): Promise<void> =>
  withdrawDataSetIn(trx, { code, actor, now })

/**
 * A token for the officer's own browser to contribute to this one list with, for twelve hours. @throws OfficerError 'wrong-state' when the list
 * is complete, and those of `authorise`
 */
export async function mintContributionToken(
  { db, random }: { readonly db: Kysely<Schema>; readonly random: Random },
  { code, ...act }: ListAct,
): Promise<{ token: string; expiresAt: Date }> {
  const officer = officerOf(act.actor)
  if (officer === null) throw new OfficerError('forbidden', 'the operator makes tokens of its own')
  return db.transaction().execute(async trx => {
    const { organisations, status } = await listTarget(trx, code)
    await authorise(trx, act, 'data-set.contribute', `data-set:${code}`, { on: 'incident', organisations })
    if (status !== 'draft') throw new OfficerError('wrong-state', `the list is ${status}`)
    const expiresAt = new Date(act.now.getTime() + CONTRIBUTION_TOKEN_MS)
    const scopes = ['evaluate:bulk', 'upload'] as const
    const given = { label: `browser, list ${code}`, scopes, expiresAt, officer, dataSet: code, random }
    const { token } = await insertContributorToken(trx, given, act)
    return { token, expiresAt }
  })
}

/** Ends the tokens in an officer's browsers, when the account ends or is suspended. */
export async function revokeContributionTokens(trx: Transaction<Schema>, officer: string, now: Date): Promise<void> {
  await trx
    .updateTable('contributor_tokens')
    .set({ revoked_at: now })
    .where('officer', '=', officer)
    .where('revoked_at', 'is', null)
    .execute()
}

const REASONS: Readonly<Partial<Record<IntakeRefusal, OfficerRefusal>>> = {
  'wrong-state': 'wrong-state',
  sensitive: 'sensitive',
  crowded: 'crowded',
}

/** Runs a decision about a list, in its own transaction. */
async function decided(
  db: Kysely<Schema>,
  { code, ...act }: ListAct,
  action: 'data-set.approve' | 'data-set.publish' | 'data-set.withdraw',
  decide: (trx: Transaction<Schema>) => Promise<void>,
): Promise<void> {
  try {
    await db.transaction().execute(async trx => {
      const { organisations, authors } = await listTarget(trx, code)
      const target = { on: 'incident', organisations, authors } as TargetOf<'data-set.approve'>
      await authorise(trx, act, action, `data-set:${code}`, target)
      await decide(trx)
    })
  } catch (error) {
    if (error instanceof IntakeError) throw new OfficerError(REASONS[error.reason] ?? 'unknown', error.message)
    throw refusedByDatabase(error) ?? error
  }
}

async function summaryOf(db: Kysely<Schema>, row: Selectable<DataSetsTable>): Promise<ListSummary> {
  const { chunks } = await db
    .selectFrom('upload_chunks as chunk')
    .innerJoin('uploads as upload', 'upload.id', 'chunk.upload')
    .select(({ fn }) => fn.countAll().as('chunks'))
    .where('upload.data_set', '=', row.code)
    .executeTakeFirstOrThrow()
  return {
    code: row.code,
    incident: row.incident,
    kind: kindOfId(row.kind)!,
    dataClasses: row.data_classes as DataClass[],
    synthetic: row.synthetic,
    organisation: row.organisation,
    status: row.status,
    entries: row.entries === null ? null : Number(row.entries),
    released: row.released_at !== null,
    createdAt: row.created_at,
    createdBy: row.created_by,
    submittedAt: row.submitted_at,
    submittedBy: row.submitted_by,
    approvedAt: row.approved_at,
    approvedBy: row.approved_by,
    publishedAt: row.published_at,
    withdrawnAt: row.withdrawn_at,
    uploadedChunks: Number(chunks),
  }
}
