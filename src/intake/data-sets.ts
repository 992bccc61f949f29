/** The life cycle of a data set: draft → submitted → approved → published → withdrawn. */
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Act } from '../audit/act.ts'
import { append } from '../audit/log.ts'
import { jsonParameter } from '../database/json-parameter.ts'
import type { DataSetStatus, DataSetsTable, Schema } from '../database/schema.ts'
import { KIND_IDS, type Kind, kindOfId } from '../identifier/kind.ts'
import { type Incident, incidentSchema } from '../incident/record.ts'
import { assertBucketRoom } from './bucket-room.ts'
import { IntakeError } from './intake-error.ts'
import { assertMayList } from './list-conditions.ts'

export interface DataSet {
  readonly code: number
  readonly incident: string
  readonly kind: Kind
  readonly dataClasses: readonly string[]
  readonly synthetic: boolean
  /** Whose list it is. */
  readonly organisation: string
  readonly status: DataSetStatus
  /** Distinct elements; null until submitted. */
  readonly entries: number | null
}

export interface NewDataSet {
  readonly incident: string
  readonly kind: Kind
  /** By default what the incident exposed. */
  readonly dataClasses?: readonly string[]
  /** Made of invented people. */
  readonly synthetic: boolean
  /** By default the first controller in the incident's record. */
  readonly organisation?: string
}

/** Creates a draft. @returns its code, used for nothing else ever @throws IntakeError 'unknown-incident', 'sensitive', 'invalid' */
export async function createDataSet(db: Kysely<Schema>, given: NewDataSet & Act): Promise<number> {
  const { incident, kind, synthetic } = given
  return db.transaction().execute(async trx => {
    const stored = await trx.selectFrom('incidents').select('record').where('id', '=', incident).executeTakeFirst()
    if (!stored?.record) throw new IntakeError('unknown-incident', 'there is no incident of this name')
    // Before anybody contributes for hours to what could not be approved.
    await assertMayList(trx, incident, { isPublic: true })
    const record = incidentSchema.parse(stored.record)
    const dataClasses = given.dataClasses ?? record.dataClasses
    const organisation = organisationOf(record, given.organisation)
    if (dataClasses.some(one => !(record.dataClasses as readonly string[]).includes(one))) {
      throw new IntakeError('invalid', 'a data set exposes only data classes that its incident exposed')
    }
    return insertDataSet(trx, { incident, kind, dataClasses, synthetic, organisation }, given)
  })
}

/** Within an act that settled whether it may be. @returns the code */
export async function insertDataSet(
  trx: Transaction<Schema>,
  given: Required<NewDataSet>,
  { actor, now }: Act,
): Promise<number> {
  const { incident, kind, dataClasses, synthetic, organisation } = given
  const { code } = await trx
    .insertInto('data_sets')
    .values({
      incident,
      kind: KIND_IDS[kind],
      data_classes: jsonParameter([...dataClasses]) as never,
      synthetic,
      organisation,
      created_at: now,
      created_by: actor,
    })
    .returning('code')
    .executeTakeFirstOrThrow()
  await recordAct(trx, { actor, now }, 'created', code, { incident, kind, synthetic })
  return code
}

/** The operator's agreement, after which the next publication makes it readable. @throws IntakeError as `approveDataSetIn` */
export async function approveDataSet(
  db: Kysely<Schema>,
  { code, ...act }: { readonly code: number } & Act,
): Promise<void> {
  await db.transaction().execute(async trx => {
    await approveDataSetIn(trx, { code, ...act })
    await releaseDataSetIn(trx, { code, ...act })
  })
}

/** Agreed with, and not yet to be published. @throws IntakeError 'unknown-data-set', 'wrong-state', 'sensitive', 'crowded' */
export async function approveDataSetIn(
  trx: Transaction<Schema>,
  { code, ...act }: { readonly code: number } & Act,
): Promise<void> {
  const { incident, kind } = await dataSetIn(trx, code, ['submitted'])
  await assertMayList(trx, incident, { isPublic: false })
  await assertBucketRoom(trx, { code, kind })
  await trx
    .updateTable('data_sets')
    .set({ status: 'approved', approved_at: act.now, approved_by: act.actor })
    .where('code', '=', code)
    .execute()
  await recordAct(trx, act, 'approved', code)
}

/**
 * To be readable with the next publication. Releasing it again changes nothing.
 * @throws IntakeError 'unknown-data-set', 'wrong-state' also while the incident is not public, 'sensitive'
 */
export async function releaseDataSetIn(
  trx: Transaction<Schema>,
  { code, ...act }: { readonly code: number } & Act,
): Promise<void> {
  const { incident, released_at } = await dataSetIn(trx, code, ['approved', 'published'])
  if (released_at !== null) return
  await assertMayList(trx, incident, { isPublic: true })
  await trx
    .updateTable('data_sets')
    .set({ released_at: act.now, released_by: act.actor })
    .where('code', '=', code)
    .execute()
  await recordAct(trx, act, 'released', code)
}

/**
 * Withdraws a data set for good, from any state. Readers drop it with the next publication; its rows are deleted once no
 * bucket holds them. Withdrawing it again changes nothing. @throws IntakeError 'unknown-data-set'
 */
export async function withdrawDataSet(db: Kysely<Schema>, given: { readonly code: number } & Act): Promise<void> {
  await db.transaction().execute(trx => withdrawDataSetIn(trx, given))
}

/** The same, within an act. @throws IntakeError 'unknown-data-set' */
export async function withdrawDataSetIn(
  trx: Transaction<Schema>,
  { code, ...act }: { readonly code: number } & Act,
): Promise<void> {
  const { status } = await dataSetIn(trx, code)
  if (status === 'withdrawn') return
  await trx
    .updateTable('data_sets')
    .set({ status: 'withdrawn', withdrawn_at: act.now })
    .where('code', '=', code)
    .execute()
  await recordAct(trx, act, 'withdrawn', code, { from: status })
}

/** One data set, or null. */
export async function findDataSet(db: Kysely<Schema>, code: number): Promise<DataSet | null> {
  const row = await db.selectFrom('data_sets').selectAll().where('code', '=', code).executeTakeFirst()
  return row ? dataSetOf(row) : null
}

/** All data sets, in order of their codes. */
export async function listDataSets(db: Kysely<Schema>): Promise<DataSet[]> {
  return (await db.selectFrom('data_sets').selectAll().orderBy('code').execute()).map(dataSetOf)
}

/** Locks the data set until the transaction ends. @throws IntakeError 'unknown-data-set', 'wrong-state' */
export async function dataSetIn(
  trx: Transaction<Schema>,
  code: number,
  states?: readonly DataSetStatus[],
): Promise<Selectable<DataSetsTable>> {
  const row = await trx.selectFrom('data_sets').selectAll().where('code', '=', code).forUpdate().executeTakeFirst()
  if (!row) throw new IntakeError('unknown-data-set', 'there is no data set of this number')
  if (states && !states.includes(row.status)) throw new IntakeError('wrong-state', `the data set is ${row.status}`)
  return row
}

function organisationOf(record: Incident, name: string | undefined): string {
  if (name === undefined) {
    return (record.organisations.find(one => one.role === 'controller') ?? record.organisations[0]!).name
  }
  if (record.organisations.some(one => one.name === name)) return name
  throw new IntakeError('invalid', 'the organisation is not one of the incident')
}

function dataSetOf(row: Selectable<DataSetsTable>): DataSet {
  const { code, incident, synthetic, organisation, status } = row
  const kind = kindOfId(row.kind)!
  const entries = row.entries === null ? null : Number(row.entries)
  return { code, incident, kind, dataClasses: row.data_classes, synthetic, organisation, status, entries }
}

async function recordAct(
  trx: Transaction<Schema>,
  act: Act,
  what: string,
  code: number,
  details: Readonly<Record<string, string | number | boolean>> = {},
): Promise<void> {
  await append(trx, { actor: act.actor, action: `data-set.${what}`, subject: `data-set:${code}`, details }, act.now)
}
