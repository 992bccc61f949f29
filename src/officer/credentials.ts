/**
 * What an officer changes of their own account. Every change needs a step-up for the subject `officer:<id>`, ends the officer's other
 * sessions where it replaces something, and stands in the audit log.
 */
import type { Kysely, Transaction } from 'kysely'
import { append } from '../audit/log.ts'
import type { Schema } from '../database/schema.ts'
import { authorise, officerOf } from './authorise.ts'
import type { AccountDependencies, DeskAct } from './dependencies.ts'
import {
  adoptTotpKey,
  goodPassword,
  proposeTotpKey,
  shownTotpKey,
  storePassword,
  type TotpProposal,
} from './enrolment.ts'
import { OfficerError } from './officer-error.ts'
import { normalPassword } from './password-policy.ts'
import { recoveryCodesLeft, renewRecoveryCodes } from './recovery-codes.ts'
import { endSessionsOf } from './sessions.ts'

export interface CredentialSummary {
  readonly password: { readonly changedAt: Date } | null
  readonly totp: { readonly confirmedAt: Date } | null
  readonly recoveryCodesLeft: number
  readonly passkeys: number
}

/** What an officer signs in with. */
export async function credentialsOf(db: Kysely<Schema>, officer: string): Promise<CredentialSummary> {
  const row = await db
    .selectFrom('officers')
    .leftJoin('officer_passwords as password', 'password.officer', 'officers.id')
    .leftJoin('officer_totp as totp', 'totp.officer', 'officers.id')
    .select(({ selectFrom, fn }) => [
      'password.changed_at as changedAt',
      'totp.confirmed_at as confirmedAt',
      selectFrom('officer_passkeys').select(fn.countAll().as('n')).where('officer', '=', officer).as('passkeys'),
    ])
    .where('officers.id', '=', officer)
    .executeTakeFirst()
  return {
    password: row?.changedAt ? { changedAt: row.changedAt } : null,
    totp: row?.confirmedAt ? { confirmedAt: row.confirmedAt } : null,
    recoveryCodesLeft: await recoveryCodesLeft(db, officer),
    passkeys: Number(row?.passkeys ?? 0),
  }
}

/**
 * A new password, in place of `current` if the account has one. The step-up is used up before the current one is compared, so that every
 * guess at it costs another. @throws OfficerError 'weak-password', 'not-proved', and those of `authorise`
 */
export async function changePassword(
  { db, hasher }: AccountDependencies,
  { current, password, ...act }: { readonly current: string | null; readonly password: string } & DeskAct,
): Promise<void> {
  const officer = ownId(act)
  const normal = goodPassword(password, await saidAbout(db, officer))
  const stored = await db.transaction().execute(async trx => {
    await authorise(trx, act, 'credential.password', `officer:${officer}`, { on: 'self' })
    return trx.selectFrom('officer_passwords').select('hash').where('officer', '=', officer).executeTakeFirst()
  })
  if (stored && !(await hasher.verify(stored.hash, normalPassword(current ?? '')))) {
    throw new OfficerError('not-proved', 'this is not the current password')
  }
  const hash = await hasher.hash(normal)
  await db.transaction().execute(async trx => {
    await holdAccount(trx, officer, act.now)
    const now = trx.selectFrom('officer_passwords').select('hash').where('officer', '=', officer)
    if ((await now.executeTakeFirst())?.hash !== stored?.hash) {
      throw new OfficerError('wrong-state', 'the password was changed in the meantime')
    }
    await storePassword(trx, { officer, hash, now: act.now })
    await endOthers(trx, officer, act)
    await record(trx, officer, act, 'password-changed')
  })
}

/** A key for an authenticator app, to be confirmed. The one in use stays until then. `again`: the one that was shown last, if it still can be. */
export async function proposeTotp(
  { db, vault, random }: AccountDependencies,
  { again = false, ...act }: { readonly again?: boolean } & DeskAct,
): Promise<TotpProposal> {
  const officer = ownId(act)
  const row = await db.selectFrom('officers').select('email').where('id', '=', officer).executeTakeFirst()
  if (!row?.email) throw new OfficerError('inactive', 'there is no such account')
  const given = { owner: `officer:${officer}`, account: row.email, vault, now: act.now } as const
  return (again ? await shownTotpKey(db, given) : null) ?? proposeTotpKey(db, { ...given, random })
}

/** Puts the key that was shown in use. @throws OfficerError 'not-proved', and those of `authorise` */
export async function confirmTotp(
  { db, vault }: AccountDependencies,
  { code, ...act }: { readonly code: string } & DeskAct,
): Promise<void> {
  const officer = ownId(act)
  await db.transaction().execute(async trx => {
    await holdAccount(trx, officer, act.now)
    await authorise(trx, act, 'credential.totp', `officer:${officer}`, { on: 'self' })
    await adoptTotpKey(trx, { owner: `officer:${officer}`, officer, code, vault, now: act.now })
    await endOthers(trx, officer, act)
    await record(trx, officer, act, 'totp-changed')
  })
}

/** New recovery codes in place of all others. @returns them, to be shown once @throws OfficerError as `authorise` */
export async function replaceRecoveryCodes(
  { db, vault, random }: AccountDependencies,
  act: DeskAct,
): Promise<string[]> {
  const officer = ownId(act)
  return db.transaction().execute(async trx => {
    await holdAccount(trx, officer, act.now)
    await authorise(trx, act, 'credential.recovery-codes', `officer:${officer}`, { on: 'self' })
    const codes = await renewRecoveryCodes(trx, { officer, vault, random, now: act.now })
    await record(trx, officer, act, 'recovery-codes-replaced')
    return codes
  })
}

/** The acting officer's id. @throws OfficerError 'forbidden' for the operator, who has no account */
export function ownId({ actor }: DeskAct): string {
  const officer = officerOf(actor)
  if (officer === null) throw new OfficerError('forbidden', 'the operator has no account')
  return officer
}

/** Changes of one account wait for each other, and for sign-ins to it: called before anything else of it is held. @throws OfficerError 'inactive' */
export async function holdAccount(trx: Transaction<Schema>, officer: string, now: Date): Promise<void> {
  const row = trx.updateTable('officers').set({ changed_at: now }).where('id', '=', officer)
  const held = await row.where('status', '=', 'active').executeTakeFirst()
  if (Number(held.numUpdatedRows) === 0) throw new OfficerError('inactive', 'the account is not active')
}

export async function record(trx: Transaction<Schema>, officer: string, act: DeskAct, what: string): Promise<void> {
  await append(trx, { actor: act.actor, action: `officer.${what}`, subject: `officer:${officer}` }, act.now)
}

async function endOthers(trx: Transaction<Schema>, officer: string, { session, now }: DeskAct): Promise<void> {
  await endSessionsOf(trx, { officer, keep: session ?? null, reason: 'credentials-changed', now })
}

async function saidAbout(db: Kysely<Schema>, officer: string): Promise<string[]> {
  const rows = await db
    .selectFrom('officers')
    .leftJoin('officer_memberships as member', 'member.officer', 'officers.id')
    .leftJoin('organisations as organisation', 'organisation.id', 'member.organisation')
    .select(['officers.email', 'officers.display_name', 'organisation.name'])
    .where('officers.id', '=', officer)
    .execute()
  return [...new Set(rows.flatMap(row => [row.email, row.display_name, row.name]))].filter(one => one !== null)
}
