/**
 * Sign-in with a password and a code, both at once: no answer tells which of them was wrong, or whether the account exists (OWASP
 * Authentication Cheat Sheet, "Authentication and Error Messages"), and a guess has to be right in both.
 *
 * Whatever is asked, one hash is computed and the same rows are read; only a sign-in that succeeds does more.
 */
import { canonicalEmail } from '../identifier/email.ts'
import type { AccountDependencies } from './dependencies.ts'
import { normalPassword } from './password-policy.ts'
import { type Candidate, type CodeProof, checkCode, consumeCode, findCandidate } from './second-factor.ts'
import { type StartedSession, startSession } from './sessions.ts'
import { type Attempt, admitAttempt, noteSuccess } from './throttle.ts'

export interface SignInRequest {
  readonly email: string
  readonly password: string
  /** Six digits from an authenticator app, or a recovery code. */
  readonly code: string
  readonly address: string | null
  readonly client?: string | null
  /** Token of the session that the browser has, if any. */
  readonly previous?: string | null
  readonly now: Date
}

export type SignInResult =
  | { readonly ok: true; readonly session: StartedSession }
  | { readonly ok: false; readonly reason: 'refused' }
  | { readonly ok: false; readonly reason: 'throttled'; readonly retryAfterSeconds: number }

const REFUSED = { ok: false, reason: 'refused' } as const
const MAX_LOGIN = 254
/** Longer ones are no password of ours, and are not hashed. */
const MAX_TYPED_PASSWORD = 1024

export async function signInWithPassword(deps: AccountDependencies, request: SignInRequest): Promise<SignInResult> {
  const { db, hasher, vault } = deps
  const { now } = request
  const attempt = { account: loginOf(request.email), address: request.address, now }
  const admission = await admitAttempt(db, vault, attempt)
  if (!admission.admitted) return { ok: false, reason: 'throttled', retryAfterSeconds: admission.retryAfterSeconds }
  const candidate = await findCandidate(db, attempt.account)
  const password = request.password.length > MAX_TYPED_PASSWORD ? '' : normalPassword(request.password)
  const matches = await hasher.verify(candidate?.passwordHash ?? hasher.decoy, password)
  const proof = await checkCode(deps, candidate, request.code, now)
  if (!candidate?.passwordHash || candidate.status !== 'active' || !matches || !proof) return REFUSED
  const rehashed = hasher.isOutdated(candidate.passwordHash) ? await hasher.hash(password) : null
  return begin(deps, { request, attempt, candidate, proof, rehashed })
}

async function begin(
  { db, vault, random }: AccountDependencies,
  given: { request: SignInRequest; attempt: Attempt; candidate: Candidate; proof: CodeProof; rehashed: string | null },
): Promise<SignInResult> {
  const { request, attempt, proof, rehashed } = given
  const { id: officer, passwordHash } = given.candidate
  const { client = null, previous = null, now } = request
  return db.transaction().execute(async (trx): Promise<SignInResult> => {
    // Held, so that a suspension or a new password in the meantime is either seen here or ends this session.
    const current = await trx
      .selectFrom('officers as officer')
      .innerJoin('officer_passwords as password', 'password.officer', 'officer.id')
      .select('officer.status')
      .where('officer.id', '=', officer)
      .where('password.hash', '=', passwordHash)
      .forShare('officer')
      .executeTakeFirst()
    if (current?.status !== 'active' || !(await consumeCode(trx, officer, proof, now))) return REFUSED
    if (rehashed !== null) {
      await trx.updateTable('officer_passwords').set({ hash: rehashed }).where('officer', '=', officer).execute()
    }
    await noteSuccess(trx, vault, { ...attempt, officer })
    const method = proof.kind === 'totp' ? 'password-totp' : 'password-recovery'
    return { ok: true, session: await startSession(trx, { officer, method, client, previous, random, now }) }
  })
}

/** The login as accounts have it; as it was typed when it cannot be one. */
export function loginOf(email: string): string {
  const canonical = canonicalEmail(email)
  return canonical.ok ? canonical.canonical : email.trim().toLowerCase().slice(0, MAX_LOGIN)
}
