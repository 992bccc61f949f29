/**
 * Step-up: a second factor, proved again for one act on one subject of one session, good for five minutes and for once (OWASP ASVS 5.0, V7.5:
 * reauthentication before sensitive operations).
 */
import type { Transaction } from 'kysely'
import { append } from '../audit/log.ts'
import { newId, type Random } from '../database/bearer-secret.ts'
import type { StepUpMethod } from '../database/officer-tables.ts'
import type { Schema } from '../database/schema.ts'
import type { AccountDependencies, DeskAct } from './dependencies.ts'
import { OfficerError, type StepUpTarget } from './officer-error.ts'
import { needsStepUp } from './permissions.ts'
import { checkCode, consumeCode, findCandidate } from './second-factor.ts'
import { type Admission, admitAttempt, noteSuccess } from './throttle.ts'

export const STEP_UP_MS = 300_000

export type StepUpResult =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: 'refused' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly retryAfterSeconds: number }

export type StepUpAct = StepUpTarget & DeskAct & { readonly session: string }

/** Proves a second factor by a one-time code or a recovery code. Guesses are counted with those at sign-in. */
export async function stepUpWithCode(
  { db, vault, random }: AccountDependencies,
  { code, address, ...act }: StepUpAct & { readonly code: string; readonly address: string | null },
): Promise<StepUpResult> {
  const officer = officerInSession(act)
  const owner = await db.selectFrom('officers').select('email').where('id', '=', officer).executeTakeFirst()
  const account = owner?.email ?? ''
  const attempt = { account, address, now: act.now }
  const admission: Admission = await admitAttempt(db, vault, attempt)
  if (!admission.admitted) return { ok: false, reason: 'throttled', retryAfterSeconds: admission.retryAfterSeconds }
  const candidate = await findCandidate(db, account)
  const proof = await checkCode({ db, vault, random }, candidate, code, act.now)
  if (candidate?.status !== 'active' || !proof) return { ok: false, reason: 'refused' }
  return db.transaction().execute(async (trx): Promise<StepUpResult> => {
    if (!(await consumeCode(trx, candidate.id, proof, act.now))) return { ok: false, reason: 'refused' }
    await noteSuccess(trx, vault, { ...attempt, officer })
    return { ok: true, id: await recordStepUp(trx, { ...act, method: proof.kind, random }) }
  })
}

/** Records that a second factor was proved. The session must be open, and its officer's. @throws OfficerError 'inactive' */
export async function recordStepUp(
  trx: Transaction<Schema>,
  { method, random, ...act }: StepUpAct & { readonly method: StepUpMethod; readonly random: Random },
): Promise<string> {
  const { action, subject, session, now } = act
  if (!needsStepUp(action)) throw new OfficerError('invalid', 'this act needs no second factor')
  const open = trx
    .selectFrom('officer_sessions')
    .select('id')
    .where('id', '=', session)
    .where('officer', '=', officerInSession(act))
    .where('ended_at', 'is', null)
    .forKeyShare()
  if (!(await open.executeTakeFirst())) throw new OfficerError('inactive', 'the session has ended')
  const id = newId(random)
  await trx
    .insertInto('officer_step_ups')
    .values({ id, session, action, subject, method, proved_at: now, used_at: null })
    .execute()
  const details = { action, method }
  await append(trx, { actor: act.actor, action: 'officer.stepped-up', subject: `session:${session}`, details }, now)
  return id
}

/** Uses up a step-up that was proved for exactly this, if there is a fresh one. */
export async function spendStepUp(
  trx: Transaction<Schema>,
  given: StepUpTarget & { readonly officer: string; readonly session: string; readonly now: Date },
): Promise<boolean> {
  const { officer, session, action, subject, now } = given
  const found = await trx
    .selectFrom('officer_step_ups as proof')
    .innerJoin('officer_sessions as session', 'session.id', 'proof.session')
    .select('proof.id')
    .where('session.id', '=', session)
    .where('session.officer', '=', officer)
    .where('session.ended_at', 'is', null)
    .where('proof.action', '=', action)
    .where('proof.subject', '=', subject)
    .where('proof.used_at', 'is', null)
    .where('proof.proved_at', '>', new Date(now.getTime() - STEP_UP_MS))
    .where('proof.proved_at', '<=', now)
    .orderBy('proof.proved_at')
    .limit(1)
    // Of two acts at once each takes another, or the second none.
    .forUpdate('proof')
    .skipLocked()
    .executeTakeFirst()
  if (!found) return false
  const spent = await trx
    .updateTable('officer_step_ups')
    .set({ used_at: now })
    .where('id', '=', found.id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return Number(spent.numUpdatedRows) === 1
}

function officerInSession({ actor }: DeskAct): string {
  const id = /^officer:([A-Za-z0-9_-]{1,36})$/.exec(actor)?.[1]
  if (id === undefined) throw new OfficerError('forbidden', 'only officers prove a second factor')
  return id
}
