/** Contributor tokens: what lets a controller's machine evaluate in bulk and upload. */
import { timingSafeEqual } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Act } from '../audit/act.ts'
import { append } from '../audit/log.ts'
import { hashOfSecret, isBearerSecret, newBearerSecret, newId, type Random } from '../database/bearer-secret.ts'
import { jsonParameter } from '../database/json-parameter.ts'
import type { Schema } from '../database/schema.ts'
import { IntakeError } from './intake-error.ts'

export const TOKEN_PREFIX = 'vgc_'
export const TOKEN_SCOPES = ['evaluate:bulk', 'upload'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

export interface NewToken {
  /** For the operator's lists only; never in the audit log. */
  readonly label: string
  readonly scopes: readonly TokenScope[]
  readonly expiresAt: Date
}

export interface TokenSummary extends NewToken {
  readonly id: string
  readonly createdAt: Date
  readonly revokedAt: Date | null
}

/** Creates a token. `token` is its plaintext, which nobody can show again @throws IntakeError 'invalid' */
export async function createContributorToken(
  db: Kysely<Schema>,
  { label, scopes, expiresAt, ...act }: NewToken & Act,
  random?: Random,
): Promise<{ id: string; token: string }> {
  if (scopes.length === 0 || expiresAt <= act.now)
    throw new IntakeError('invalid', 'a token needs a scope and a future end')
  const given = { label, scopes, expiresAt, officer: null, dataSet: null, random }
  return db.transaction().execute(trx => insertContributorToken(trx, given, act))
}

/** Within an act that settled whether it may be. */
export async function insertContributorToken(
  trx: Transaction<Schema>,
  given: NewToken & Omit<ContributorIdentity, 'id'> & { readonly random?: Random | undefined },
  { actor, now }: Act,
): Promise<{ id: string; token: string }> {
  const { label, scopes, expiresAt, officer, dataSet, random } = given
  const { plaintext, hash } = newBearerSecret(TOKEN_PREFIX, random)
  const id = newId(random)
  const values = { id, hash, label, created_at: now, expires_at: expiresAt, revoked_at: null }
  await trx
    .insertInto('contributor_tokens')
    .values({ ...values, officer, data_set: dataSet, scopes: jsonParameter([...scopes]) as never })
    .execute()
  await append(trx, { actor, action: 'token.created', subject: `token:${id}` }, now)
  return { id, token: plaintext }
}

/** Who a token stands for. */
export interface ContributorIdentity {
  readonly id: string
  /** The officer in whose browser it is used; null for a controller's own machine. */
  readonly officer: string | null
  /** The one data set that it is for; null for any. */
  readonly dataSet: number | null
}

/** Whose token it is; null when it is not one of ours, or revoked. */
export async function verifyContributorToken(
  db: Kysely<Schema>,
  plaintext: string,
  scope: TokenScope,
  now: Date,
): Promise<ContributorIdentity | 'expired' | 'scope' | null> {
  if (!isBearerSecret(plaintext, TOKEN_PREFIX)) return null
  const hash = hashOfSecret(plaintext)
  // Found by its hash: what an attacker could learn from the index's timing is about a hash that he cannot choose.
  const row = await db.selectFrom('contributor_tokens').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (!row || !timingSafeEqual(row.hash, hash) || row.revoked_at !== null) return null
  if (row.expires_at <= now) return 'expired'
  if (!row.scopes.includes(scope)) return 'scope'
  return { id: row.id, officer: row.officer, dataSet: row.data_set }
}

/** Ends a token at once. @throws IntakeError 'unknown-token' */
export async function revokeContributorToken(
  db: Kysely<Schema>,
  { id, ...act }: { readonly id: string } & Act,
): Promise<void> {
  await db.transaction().execute(async trx => {
    const known = trx.updateTable('contributor_tokens').set(({ fn, val }) => ({
      revoked_at: fn.coalesce('revoked_at', val(act.now)),
    }))
    const row = await known.where('id', '=', id).returning('id').executeTakeFirst()
    if (!row) throw new IntakeError('unknown-token', 'there is no such token')
    await append(trx, { actor: act.actor, action: 'token.revoked', subject: `token:${id}` }, act.now)
  })
}

/** All tokens, newest first, without their hashes. */
export async function listContributorTokens(db: Kysely<Schema>): Promise<TokenSummary[]> {
  const rows = await db.selectFrom('contributor_tokens').selectAll().orderBy('created_at', 'desc').execute()
  return rows.map(row => ({
    id: row.id,
    label: row.label,
    scopes: row.scopes as TokenScope[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  }))
}
