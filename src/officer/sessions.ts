/**
 * Sessions, kept on the server (OWASP Session Management Cheat Sheet): of the token only its SHA-256 is stored. A session ends after half an
 * hour without a request, twelve hours after it began, or when it is ended; every sign-in begins a new one.
 */
import { timingSafeEqual } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Act } from '../audit/act.ts'
import { append } from '../audit/log.ts'
import { hashOfSecret, isBearerSecret, newBearerSecret, newId, type Random } from '../database/bearer-secret.ts'
import type { SessionEnd, SessionMethod } from '../database/officer-tables.ts'
import type { Schema } from '../database/schema.ts'
import { csrfTokenOf } from './csrf.ts'
import { OfficerError } from './officer-error.ts'
import type { Principal } from './permissions.ts'
import { findPrincipal } from './principal.ts'

export const SESSION_PREFIX = 'vgo_'
export const SESSION_IDLE_MS = 30 * 60_000
export const SESSION_MAX_MS = 12 * 3_600_000
/** How old the note of the last request may be: not every request writes. */
const SEEN_EVERY_MS = 60_000

export interface StartedSession {
  readonly id: string
  readonly officer: string
  /** For the cookie alone: stored nowhere. */
  readonly token: string
  readonly csrf: string
  readonly expiresAt: Date
}

export interface NewSession {
  readonly officer: string
  readonly method: SessionMethod
  /** A browser and a system, for the officer's list; null when unknown. */
  readonly client?: string | null
  /** Token of the session that the browser had until now, which ends: a token from before the sign-in is worth nothing after it. */
  readonly previous?: string | null
  readonly random: Random
  readonly now: Date
}

/** Begins a session. */
export async function startSession(
  trx: Transaction<Schema>,
  { officer, method, client = null, previous = null, random, now }: NewSession,
): Promise<StartedSession> {
  if (previous !== null && isBearerSecret(previous, SESSION_PREFIX)) {
    await endWhere(trx, { hash: hashOfSecret(previous) }, 'replaced', now)
  }
  const { plaintext: token, hash } = newBearerSecret(SESSION_PREFIX, random)
  const id = newId(random)
  const expiresAt = new Date(now.getTime() + SESSION_MAX_MS)
  const times = { started_at: now, seen_at: now, expires_at: expiresAt, ended_at: null, end_reason: null }
  const shown = client?.trim().slice(0, 100) || null
  await trx
    .insertInto('officer_sessions')
    .values({ id, hash, officer, method, client: shown, ...times })
    .execute()
  const event = { action: 'session.started', subject: `session:${id}`, details: { method } }
  await append(trx, { actor: `officer:${officer}`, ...event }, now)
  return { id, officer, token, csrf: csrfTokenOf(token), expiresAt }
}

export interface VerifiedSession {
  readonly session: { readonly id: string; readonly method: SessionMethod; readonly expiresAt: Date }
  readonly officer: Principal
  readonly csrf: string
}

/**
 * Whose session a token is; null when there is none, or its account is not active. `background`: a request that the officer did not
 * make, which does not keep the session open.
 */
export async function verifySession(
  db: Kysely<Schema>,
  { token, now, background = false }: { readonly token: string; readonly now: Date; readonly background?: boolean },
): Promise<VerifiedSession | 'expired' | null> {
  if (!isBearerSecret(token, SESSION_PREFIX)) return null
  const hash = hashOfSecret(token)
  const row = await db.selectFrom('officer_sessions').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (!row || !timingSafeEqual(row.hash, hash) || row.ended_at !== null) return null
  if (!isOpen(row, now)) return 'expired'
  const officer = await findPrincipal(db, row.officer)
  if (officer?.status !== 'active') return null
  if (!background && now.getTime() - row.seen_at.getTime() >= SEEN_EVERY_MS) {
    await db
      .updateTable('officer_sessions')
      .set({ seen_at: now })
      .where('id', '=', row.id)
      .where('seen_at', '<', now)
      .execute()
  }
  return {
    session: { id: row.id, method: row.method, expiresAt: row.expires_at },
    officer,
    csrf: csrfTokenOf(token),
  }
}

export interface SessionSummary {
  readonly id: string
  readonly method: SessionMethod
  readonly client: string | null
  readonly startedAt: Date
  readonly seenAt: Date
  readonly expiresAt: Date
}

/** An officer's open sessions, the newest first. */
export async function listSessions(
  db: Kysely<Schema>,
  { officer, now }: { readonly officer: string; readonly now: Date },
): Promise<SessionSummary[]> {
  const rows = await db
    .selectFrom('officer_sessions')
    .selectAll()
    .where('officer', '=', officer)
    .where('ended_at', 'is', null)
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .execute()
  return rows
    .filter(row => isOpen(row, now))
    .map(({ id, method, client, started_at, seen_at, expires_at }) => {
      return { id, method, client, startedAt: started_at, seenAt: seen_at, expiresAt: expires_at }
    })
}

/** Ends a session of the officer's own; ending it again changes nothing. @throws OfficerError 'unknown' for anybody else's */
export async function endSession(
  db: Kysely<Schema>,
  {
    officer,
    id,
    reason = 'revoked',
    ...act
  }: { readonly officer: string; readonly id: string; readonly reason?: 'signed-out' | 'revoked' } & Act,
): Promise<void> {
  await db.transaction().execute(async trx => {
    const own = trx.selectFrom('officer_sessions').select('id').where('id', '=', id).where('officer', '=', officer)
    if (!(await own.executeTakeFirst())) throw new OfficerError('unknown', 'there is no such session')
    const ended = await endWhere(trx, { id }, reason, act.now)
    if (ended === 0) return
    await append(
      trx,
      { actor: act.actor, action: 'session.ended', subject: `session:${id}`, details: { reason } },
      act.now,
    )
  })
}

/** Ends all open sessions of an officer but one. @returns how many */
export async function endOtherSessions(
  db: Kysely<Schema>,
  { officer, keep, ...act }: { readonly officer: string; readonly keep: string | null } & Act,
): Promise<number> {
  return db.transaction().execute(async trx => {
    const sessions = await endSessionsOf(trx, { officer, keep, reason: 'revoked', now: act.now })
    const event = { actor: act.actor, action: 'officer.sessions-ended', subject: `officer:${officer}` }
    if (sessions > 0) await append(trx, { ...event, details: { sessions } }, act.now)
    return sessions
  })
}

/** The same within another act, which records it. */
export async function endSessionsOf(
  trx: Transaction<Schema>,
  given: { officer: string; keep?: string | null; reason: SessionEnd; now: Date },
): Promise<number> {
  return endWhere(trx, { officer: given.officer, keep: given.keep ?? null }, given.reason, given.now)
}

/** Those that have run out are over already. */
async function endWhere(
  trx: Transaction<Schema>,
  which: { hash: Uint8Array } | { id: string } | { officer: string; keep: string | null },
  reason: SessionEnd,
  now: Date,
): Promise<number> {
  let ending = trx
    .updateTable('officer_sessions')
    .set({ ended_at: now, end_reason: reason })
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - SESSION_IDLE_MS))
  if ('hash' in which) ending = ending.where('hash', '=', which.hash)
  else if ('id' in which) ending = ending.where('id', '=', which.id)
  else {
    ending = ending.where('officer', '=', which.officer)
    if (which.keep !== null) ending = ending.where('id', '<>', which.keep)
  }
  return Number((await ending.executeTakeFirst()).numUpdatedRows)
}

const isOpen = ({ seen_at, expires_at }: { seen_at: Date; expires_at: Date }, now: Date): boolean =>
  now < expires_at && now.getTime() - seen_at.getTime() < SESSION_IDLE_MS
