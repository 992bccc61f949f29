/**
 * Sign-in and step-up with a passkey. No login is typed and no list of credentials is given out, so nothing tells which accounts exist; and there
 * is nothing to guess, so nothing to slow down.
 */
import type { Kysely, Transaction } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { type ChallengePurpose, newChallenge, takeChallenge } from './challenges.ts'
import { ownId } from './credentials.ts'
import type { AccountDependencies } from './dependencies.ts'
import { ownerOfChallenge } from './passkeys.ts'
import { startSession } from './sessions.ts'
import type { SignInResult } from './sign-in.ts'
import { recordStepUp, type StepUpAct, type StepUpResult } from './step-up.ts'

interface PasskeyAnswer {
  readonly response: unknown
  readonly challenge: string
}

const REFUSED = { ok: false, reason: 'refused' } as const

/** A challenge for signing in, with whatever passkey the browser offers. */
export async function beginPasskeySignIn({ db, random }: AccountDependencies, now: Date): Promise<string> {
  return newChallenge(db, { purpose: 'sign-in', owner: null, random, now })
}

export async function signInWithPasskey(
  deps: AccountDependencies,
  request: PasskeyAnswer & { readonly client?: string | null; readonly previous?: string | null; readonly now: Date },
): Promise<SignInResult> {
  const { client = null, previous = null, now } = request
  const proof = await proofOf(deps, request, { purpose: 'sign-in', owner: null }, now)
  if (!proof) return REFUSED
  return deps.db.transaction().execute(async (trx): Promise<SignInResult> => {
    const { officer } = proof
    const account = trx.selectFrom('officers').select('status').where('id', '=', officer).forShare()
    if ((await account.executeTakeFirst())?.status !== 'active') return REFUSED
    if (!(await advance(trx, proof, now))) return REFUSED
    const given = { officer, method: 'passkey', client, previous, random: deps.random, now } as const
    return { ok: true, session: await startSession(trx, given) }
  })
}

/** A challenge for a step-up in this session, and the passkeys that may answer it. @throws OfficerError 'forbidden' without a session */
export async function beginPasskeyStepUp(
  { db, random }: AccountDependencies,
  act: StepUpAct,
): Promise<{ challenge: string; allow: readonly Uint8Array[] }> {
  const rows = db.selectFrom('officer_passkeys').select('credential_id').where('officer', '=', ownId(act))
  const allow = (await rows.execute()).map(row => row.credential_id)
  const owner = ownerOfChallenge(act)
  return { challenge: await newChallenge(db, { purpose: 'step-up', owner, random, now: act.now }), allow }
}

/** Proves a second factor with a passkey of the session's officer. @throws OfficerError 'inactive' when the session has ended */
export async function stepUpWithPasskey(
  deps: AccountDependencies,
  { response, challenge, ...act }: PasskeyAnswer & StepUpAct,
): Promise<StepUpResult> {
  const officer = ownId(act)
  const purpose = { purpose: 'step-up', owner: ownerOfChallenge(act) } as const
  const proof = await proofOf(deps, { response, challenge }, purpose, act.now)
  if (proof?.officer !== officer) return REFUSED
  return deps.db.transaction().execute(async (trx): Promise<StepUpResult> => {
    if (!(await advance(trx, proof, act.now))) return REFUSED
    return { ok: true, id: await recordStepUp(trx, { ...act, method: 'passkey', random: deps.random }) }
  })
}

interface PasskeyProof {
  readonly id: string
  readonly officer: string
  readonly counter: number
}

async function proofOf(
  { db, passkeys }: AccountDependencies,
  { response, challenge }: PasskeyAnswer,
  purpose: ChallengePurpose,
  now: Date,
): Promise<PasskeyProof | null> {
  const fresh = await takeChallenge(db, { challenge, ...purpose, now })
  const credentialId = fresh ? passkeys.credentialIdOf(response) : null
  const row = credentialId ? await findPasskey(db, credentialId) : undefined
  if (!row) return null
  const passkey = {
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
  }
  const verified = await passkeys.verifyAuthentication({ response, challenge, passkey })
  return verified ? { id: row.id, officer: row.officer, counter: verified.counter } : null
}

const findPasskey = (db: Kysely<Schema>, credentialId: Uint8Array) =>
  db.selectFrom('officer_passkeys').selectAll().where('credential_id', '=', credentialId).executeTakeFirst()

/**
 * Notes the use. False when the passkey was removed, or its counter did not grow: a copy of the authenticator may be about (WebAuthn Level 3,
 * §6.1.1). Those that do not count stay at 0.
 */
async function advance(trx: Transaction<Schema>, { id, counter }: PasskeyProof, now: Date): Promise<boolean> {
  const used = await trx
    .updateTable('officer_passkeys')
    .set({ counter, used_at: now })
    .where('id', '=', id)
    .where('counter', counter === 0 ? '=' : '<', counter)
    .executeTakeFirst()
  return Number(used.numUpdatedRows) === 1
}
