/**
 * Objection and erasure (GDPR art. 17 and 21): an element that must not be listed, from the next publication on and in whatever is
 * contributed later. It was computed on the officer's device; nothing here says whose it is.
 */
import type { Kysely, Transaction } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { type Kind, kindOfId } from '../identifier/kind.ts'
import { IntakeError } from '../intake/intake-error.ts'
import { suppressIn } from '../intake/suppressions.ts'
import { authorise } from './authorise.ts'
import type { DeskAct } from './dependencies.ts'
import { OfficerError } from './officer-error.ts'
import { findOrganisation } from './organisations.ts'

export interface DeskSuppression {
  readonly kind: Kind
  readonly keyVersion: number
  readonly element: Uint8Array
  readonly isValidElement: (bytes: Uint8Array) => boolean
}

export interface SuppressionSummary {
  readonly id: number
  readonly kind: Kind
  readonly at: Date
  /** The first publication that left it out; null while one is awaited. */
  readonly applied: number | null
}

/** In the lists of one organisation. @throws OfficerError 'invalid', and those of `authorise` */
export async function suppressFor(
  db: Kysely<Schema>,
  { organisation, ...given }: DeskSuppression & { readonly organisation: string } & DeskAct,
): Promise<{ id: number; alreadyHad: boolean }> {
  return stored(db, async trx => {
    const subject = `organisation:${organisation}`
    await authorise(trx, given, 'suppression.add', subject, { on: 'organisation', organisation })
    const owner = await findOrganisation(trx, organisation)
    if (!owner) throw new OfficerError('unknown', 'there is no such organisation')
    return suppressIn(trx, { ...given, organisation: owner.name })
  })
}

/** The subject of a step-up for a suppression in everybody's lists. */
export const EVERYWHERE = 'suppression:everywhere'

/** In everybody's lists. Needs a step-up for `suppression:everywhere`. @throws OfficerError 'invalid', and those of `authorise` */
export async function suppressEverywhere(
  db: Kysely<Schema>,
  given: DeskSuppression & DeskAct,
): Promise<{ id: number; alreadyHad: boolean }> {
  return stored(db, async trx => {
    await authorise(trx, given, 'suppression.add-everywhere', EVERYWHERE, { on: 'platform' })
    return suppressIn(trx, { ...given, organisation: null })
  })
}

/** Those of one organisation, by its id, or those that hold everywhere; the newest first. */
export async function listSuppressions(
  db: Kysely<Schema>,
  { organisation }: { readonly organisation: string | null },
): Promise<SuppressionSummary[]> {
  const name = organisation === null ? null : (await findOrganisation(db, organisation))?.name
  if (name === undefined) return []
  const rows = await db
    .selectFrom('suppressions')
    .select(['id', 'kind', 'created_at', 'applied_epoch'])
    .where('organisation', 'is not distinct from', name)
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  return rows.map(row => ({
    id: Number(row.id),
    kind: kindOfId(row.kind)!,
    at: row.created_at,
    applied: row.applied_epoch === null ? null : Number(row.applied_epoch),
  }))
}

async function stored<T>(db: Kysely<Schema>, action: (trx: Transaction<Schema>) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(action)
  } catch (error) {
    if (error instanceof IntakeError) throw new OfficerError('invalid', error.message)
    throw error
  }
}
