/**
 * The private address of an officer's deadlines. Whoever has it reads titles and deadlines as the officer could at that moment, without
 * signing in; so it takes a second factor to make one, it is shown once, and there is one at a time.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import { append } from '../audit/log.ts'
import { hashOfSecret, isBearerSecret, newBearerSecret, newId, type Random } from '../database/bearer-secret.ts'
import type { Schema } from '../database/schema.ts'
import { dayInParis } from '../incident/day.ts'
import { authorise, officerOf } from './authorise.ts'
import type { DeskAct } from './dependencies.ts'
import { OfficerError } from './officer-error.ts'

export const FEED_PREFIX = 'vge_'

export interface FeedToken {
  readonly createdAt: Date
  /** The last day in Paris on which it was read, and how often then; null when never. */
  readonly used: { readonly day: string; readonly times: number } | null
}

/** The officer's address as far as it is known: not the address. Null when there is none. */
export async function findFeedToken(db: Kysely<Schema>, officer: string): Promise<FeedToken | null> {
  const row = await db
    .selectFrom('feed_tokens')
    .select(['created_at', 'used_on', 'uses'])
    .where('officer', '=', officer)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  return { createdAt: row.created_at, used: row.used_on === null ? null : { day: row.used_on, times: row.uses } }
}

/**
 * Makes the acting officer a new address, in place of the one that there was. @throws OfficerError, also those of `authorise` for
 * `credential.feed` on `officer:<id>`
 */
export async function createFeedToken(
  { db, random }: { readonly db: Kysely<Schema>; readonly random: Random },
  act: DeskAct,
): Promise<{ readonly token: string }> {
  const officer = ownId(act)
  const { plaintext: token, hash } = newBearerSecret(FEED_PREFIX, random)
  await db.transaction().execute(async trx => {
    await holdOfficer(trx, officer)
    await authorise(trx, act, 'credential.feed', `officer:${officer}`, { on: 'self' })
    const replaced = await revoke(trx, officer, act.now)
    await trx
      .insertInto('feed_tokens')
      .values({ id: newId(random), officer, hash, created_at: act.now, revoked_at: null, used_on: null })
      .execute()
    const event = { actor: act.actor, action: 'officer.feed-created', subject: `officer:${officer}` }
    await append(trx, { ...event, details: { replaced } }, act.now)
  })
  return { token }
}

/** Makes the acting officer's address worthless; without one nothing changes. @throws OfficerError */
export async function revokeFeedToken(db: Kysely<Schema>, act: DeskAct): Promise<void> {
  const officer = ownId(act)
  await db.transaction().execute(async trx => {
    await holdOfficer(trx, officer)
    if (!(await revoke(trx, officer, act.now))) return
    await append(trx, { actor: act.actor, action: 'officer.feed-revoked', subject: `officer:${officer}` }, act.now)
  })
}

/** Whose address it is, and notes the day; null when it is nobody's, or its account is not active. */
export async function officerOfFeed(
  db: Kysely<Schema>,
  { token, now }: { readonly token: string; readonly now: Date },
): Promise<string | null> {
  if (!isBearerSecret(token, FEED_PREFIX)) return null
  const today = dayInParis(now)
  const row = await db
    .updateTable('feed_tokens')
    .set({ used_on: today, uses: sql<number>`case when used_on = ${today} then uses + 1 else 1 end` })
    .from('officers')
    .whereRef('officers.id', '=', 'feed_tokens.officer')
    .where('officers.status', '=', 'active')
    .where('feed_tokens.hash', '=', hashOfSecret(token))
    .where('feed_tokens.revoked_at', 'is', null)
    .returning('feed_tokens.officer')
    .executeTakeFirst()
  return row?.officer ?? null
}

/** Two of one officer's acts do not make two addresses. */
async function holdOfficer(trx: Transaction<Schema>, officer: string): Promise<void> {
  await trx.selectFrom('officers').select('id').where('id', '=', officer).forNoKeyUpdate().execute()
}

async function revoke(trx: Transaction<Schema>, officer: string, now: Date): Promise<boolean> {
  const revoked = await trx
    .updateTable('feed_tokens')
    .set({ revoked_at: now })
    .where('officer', '=', officer)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(revoked.numUpdatedRows) > 0
}

function ownId({ actor }: DeskAct): string {
  const id = officerOf(actor)
  if (id === null) throw new OfficerError('forbidden', 'only an officer has deadlines')
  return id
}
