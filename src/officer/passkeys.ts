/** An officer's own passkeys: listed, added, removed. */
import type { Kysely } from 'kysely'
import { newId } from '../database/bearer-secret.ts'
import type { Schema } from '../database/schema.ts'
import { authorise } from './authorise.ts'
import { newChallenge, takeChallenge } from './challenges.ts'
import { holdAccount, ownId, record } from './credentials.ts'
import type { AccountDependencies, DeskAct } from './dependencies.ts'
import { MAX_LABEL, storePasskey } from './enrolment.ts'
import { OfficerError } from './officer-error.ts'
import { shownName } from './shown-name.ts'

export interface PasskeySummary {
  readonly id: string
  readonly label: string
  readonly backedUp: boolean
  readonly createdAt: Date
  readonly usedAt: Date | null
}

/** An officer's passkeys, the newest first. */
export async function listPasskeys(db: Kysely<Schema>, officer: string): Promise<PasskeySummary[]> {
  const rows = await db
    .selectFrom('officer_passkeys')
    .selectAll()
    .where('officer', '=', officer)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ id, label, backed_up, created_at, used_at }) => {
    return { id, label, backedUp: backed_up, createdAt: created_at, usedAt: used_at }
  })
}

export interface PasskeyRegistration {
  /** Base64url. */
  readonly challenge: string
  /** For `user.id`: the same for all passkeys of the account. */
  readonly officer: string
  /** Credential ids that the browser should not register again. */
  readonly exclude: readonly Uint8Array[]
}

/** What the browser needs to make a passkey in this session. @throws OfficerError 'forbidden' without a session */
export async function beginPasskey({ db, random }: AccountDependencies, act: DeskAct): Promise<PasskeyRegistration> {
  const officer = ownId(act)
  const owner = ownerOfChallenge(act)
  const rows = await db.selectFrom('officer_passkeys').select('credential_id').where('officer', '=', officer).execute()
  const challenge = await newChallenge(db, { purpose: 'register', owner, random, now: act.now })
  return { challenge, officer, exclude: rows.map(row => row.credential_id) }
}

/** Adds the passkey that the browser made. @throws OfficerError 'not-proved', 'wrong-state', 'invalid', and those of `authorise` */
export async function addPasskey(
  { db, passkeys, random }: AccountDependencies,
  given: { readonly response: unknown; readonly challenge: string; readonly label: string } & DeskAct,
): Promise<{ id: string }> {
  const { response, challenge, label, ...act } = given
  const officer = ownId(act)
  const owner = ownerOfChallenge(act)
  const fresh = await takeChallenge(db, { challenge, purpose: 'register', owner, now: act.now })
  const passkey = fresh ? await passkeys.verifyRegistration({ response, challenge }) : null
  if (!passkey) throw new OfficerError('not-proved', 'the passkey was not registered')
  const id = newId(random)
  await db.transaction().execute(async trx => {
    await holdAccount(trx, officer, act.now)
    await authorise(trx, act, 'credential.passkey-add', `officer:${officer}`, { on: 'self' })
    await storePasskey(trx, { id, officer, passkey, label, now: act.now })
    await record(trx, officer, act, 'passkey-added')
  })
  return { id }
}

/** Gives a passkey another name, which only its owner sees. @throws OfficerError 'unknown', 'invalid' */
export async function renamePasskey(
  db: Kysely<Schema>,
  { id, label, ...act }: { readonly id: string; readonly label: string } & DeskAct,
): Promise<void> {
  const officer = ownId(act)
  const name = shownName(label, MAX_LABEL)
  await db.transaction().execute(async trx => {
    await holdAccount(trx, officer, act.now)
    const row = trx.updateTable('officer_passkeys').set({ label: name }).where('id', '=', id)
    const renamed = await row.where('officer', '=', officer).executeTakeFirst()
    if (Number(renamed.numUpdatedRows) === 0) throw new OfficerError('unknown', 'there is no such passkey')
    await record(trx, officer, act, 'passkey-renamed')
  })
}

/** Removes a passkey. @throws OfficerError 'unknown', 'last-credential', and those of `authorise` for the subject `passkey:<id>` */
export async function removePasskey(
  db: Kysely<Schema>,
  { id, ...act }: { readonly id: string } & DeskAct,
): Promise<void> {
  const officer = ownId(act)
  await db.transaction().execute(async trx => {
    await holdAccount(trx, officer, act.now)
    await authorise(trx, act, 'credential.passkey-remove', `passkey:${id}`, { on: 'self' })
    const removed = await trx
      .deleteFrom('officer_passkeys')
      .where('id', '=', id)
      .where('officer', '=', officer)
      .executeTakeFirst()
    if (Number(removed.numDeletedRows) === 0) throw new OfficerError('unknown', 'there is no such passkey')
    const other = await trx
      .selectFrom('officer_passkeys')
      .select('id')
      .where('officer', '=', officer)
      .executeTakeFirst()
    const withCode = await trx
      .selectFrom('officer_passwords as password')
      .innerJoin('officer_totp as totp', 'totp.officer', 'password.officer')
      .select('password.officer')
      .where('password.officer', '=', officer)
      .executeTakeFirst()
    if (!other && !withCode) throw new OfficerError('last-credential', 'it is the only way to sign in')
    await record(trx, officer, act, 'passkey-removed')
  })
}

/** A challenge in a session is answered in that session. @throws OfficerError 'forbidden' */
export function ownerOfChallenge({ session }: DeskAct): `session:${string}` {
  if (session === undefined) throw new OfficerError('forbidden', 'this is done in a session')
  return `session:${session}`
}
