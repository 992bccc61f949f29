/** Accounts as a whole: who there is, and suspending, restoring and closing an account. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { append } from '../audit/log.ts'
import { takeLock } from '../database/advisory-lock.ts'
import type { OfficerStatus } from '../database/officer-tables.ts'
import type { Schema } from '../database/schema.ts'
import { authorise } from './authorise.ts'
import { revokeContributionTokens } from './data-sets.ts'
import type { DeskAct } from './dependencies.ts'
import { OfficerError } from './officer-error.ts'
import type { Action } from './permissions.ts'
import { endSessionsOf } from './sessions.ts'

export interface Officer {
  readonly id: string
  /** Both null once the account is closed. */
  readonly email: string | null
  readonly displayName: string | null
  readonly status: OfficerStatus
}

type OfficerAct = { readonly officer: string } & DeskAct

/** One officer, or null. */
export async function findOfficer(db: Kysely<Schema>, id: string): Promise<Officer | null> {
  const row = await db.selectFrom('officers').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? { id: row.id, email: row.email, displayName: row.display_name, status: row.status } : null
}

/** All officers, for the operator. */
export async function listOfficers(db: Kysely<Schema>): Promise<Officer[]> {
  const rows = await db.selectFrom('officers').selectAll().orderBy('email').orderBy('id').execute()
  return rows.map(row => ({ id: row.id, email: row.email, displayName: row.display_name, status: row.status }))
}

/** Ends all sessions and lets nobody sign in, until restored. Suspending again changes nothing. @throws OfficerError */
export async function suspendOfficer(db: Kysely<Schema>, given: OfficerAct): Promise<void> {
  await changeStatus(db, given, 'officer.suspend', 'officer.suspended', 'active', 'suspended')
}

/** Lets a suspended officer sign in again. @throws OfficerError */
export async function restoreOfficer(db: Kysely<Schema>, given: OfficerAct): Promise<void> {
  await changeStatus(db, given, 'officer.restore', 'officer.restored', 'suspended', 'active')
}

/**
 * Closes an account for good: its e-mail address, name, roles and everything to sign in with are deleted. What the officer did stays in the
 * audit log, under an id that is nobody's. @throws OfficerError
 */
export async function closeOfficer(db: Kysely<Schema>, given: OfficerAct): Promise<void> {
  const { officer, now } = given
  await db.transaction().execute(async trx => {
    const status = await holdForAct(trx, given, 'officer.close')
    if (status === 'closed') return
    await endSessionsOf(trx, { officer, reason: 'suspended', now })
    await revokeContributionTokens(trx, officer, now)
    for (const table of [
      'officer_memberships',
      'officer_passwords',
      'officer_totp',
      'officer_recovery_codes',
      'officer_passkeys',
      'officer_places',
    ] as const) {
      await trx.deleteFrom(table).where('officer', '=', officer).execute()
    }
    await trx.deleteFrom('officer_totp_proposals').where('owner', '=', `officer:${officer}`).execute()
    await trx.deleteFrom('officer_links').where('officer', '=', officer).execute()
    // Invitations carry the address too, also those that were used.
    await sql`delete from officer_links where email = (select email from officers where id = ${officer})`.execute(trx)
    await trx.updateTable('officer_sessions').set({ client: null }).where('officer', '=', officer).execute()
    await trx
      .updateTable('officers')
      .set({ status: 'closed', email: null, display_name: null, changed_at: now })
      .where('id', '=', officer)
      .execute()
    await append(trx, { actor: given.actor, action: 'officer.closed', subject: `officer:${officer}` }, now)
  })
}

/** Whoever changes what people may do does it alone, so that two administrators cannot take each other's rights at once. */
export async function holdPeople(trx: Transaction<Schema>): Promise<void> {
  await takeLock(trx, 'officers')
}

async function changeStatus(
  db: Kysely<Schema>,
  given: OfficerAct,
  action: 'officer.suspend' | 'officer.restore',
  recorded: string,
  from: OfficerStatus,
  to: OfficerStatus,
): Promise<void> {
  const { officer, now } = given
  await db.transaction().execute(async trx => {
    const status = await holdForAct(trx, given, action)
    if (status === to) return
    if (status !== from) throw new OfficerError('wrong-state', `the account is ${status}`)
    await trx.updateTable('officers').set({ status: to, changed_at: now }).where('id', '=', officer).execute()
    const sessions = await endSessionsOf(trx, { officer, reason: 'suspended', now })
    await revokeContributionTokens(trx, officer, now)
    const event = { actor: given.actor, action: recorded, subject: `officer:${officer}`, details: { sessions } }
    await append(trx, event, now)
  })
}

async function holdForAct(
  trx: Transaction<Schema>,
  { officer, ...act }: OfficerAct,
  action: Extract<Action, 'officer.suspend' | 'officer.restore' | 'officer.close'>,
): Promise<OfficerStatus> {
  await holdPeople(trx)
  await authorise(trx, act, action, `officer:${officer}`, { on: 'platform', authors: [officer] })
  const row = trx.selectFrom('officers').select('status').where('id', '=', officer).forNoKeyUpdate()
  const found = await row.executeTakeFirst()
  if (!found) throw new OfficerError('unknown', 'there is no such officer')
  return found.status
}
