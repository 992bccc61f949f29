/**
 * Slows guessing down without a lock that others could turn against an account's owner (OWASP Authentication Cheat Sheet, "Account
 * lockout"; NIST SP 800-63B-4 §3.2.2).
 *
 * Attempts are counted before they are made, so that none is gained by making many at once, and forgotten a day after the last one:
 * - per account and site: a few are free, then every failure doubles the wait. Whoever guesses from elsewhere delays nobody else;
 * - per host, whatever the account: many are free, then a short wait. Those who have signed in from there before are exempt;
 * - per account: delays nobody. But while an account is attacked from many places, a place where its owner has never been has no free
 *   attempts beyond the first, so that a fresh address is worth one guess.
 * An account that does not exist is counted like any other.
 */
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Schema } from '../database/schema.ts'
import type { Vault } from '../database/vault.ts'
import { placeOfAddress } from './address-place.ts'

export interface Attempt {
  /** The login as it is counted: canonical, or as typed if it has no canonical form. */
  readonly account: string
  /** Null when nothing is known. */
  readonly address: string | null
  readonly now: Date
}

export type Admission = { readonly admitted: true } | { readonly admitted: false; readonly retryAfterSeconds: number }

interface Delay {
  /** Failures without a wait. */
  readonly free: number
  /** Seconds after the first that is not free; doubled by each that follows. */
  readonly first: number
  readonly cap: number
}

const AT_SITE: Delay = { free: 4, first: 1, cap: 900 }
const AT_SITE_UNDER_ATTACK: Delay = { free: 0, first: 60, cap: 900 }
const AT_HOST: Delay = { free: 20, first: 1, cap: 15 }
/** Failures on one account in a day, from which on it counts as attacked. */
const ATTACKED = 50
export const THROTTLE_MEMORY_MS = 86_400_000
export const PLACE_MEMORY_MS = 90 * 86_400_000

/** Seconds to wait after so many failures. */
export function delaySeconds(failures: number, { free, first, cap }: Delay): number {
  return failures <= free ? 0 : Math.min(cap, first * 2 ** Math.min(failures - free - 1, 30))
}

/** Counts an attempt, to be made now; one that has to wait is not counted. */
export async function admitAttempt(db: Kysely<Schema>, vault: Vault, attempt: Attempt): Promise<Admission> {
  const { now } = attempt
  const keys = keysOf(vault, attempt)
  return db.transaction().execute(async trx => {
    const known = await trx
      .selectFrom('officer_places')
      .select('seen_at')
      .where('place', '=', keys.place)
      .where('seen_at', '>', new Date(now.getTime() - PLACE_MEMORY_MS))
      .executeTakeFirst()
    // Always in this order, so that two attempts never wait for each other.
    const site = await hold(trx, keys.site, now)
    const host = await hold(trx, keys.host, now)
    const account = await hold(trx, keys.account, now)
    const blockers = known ? [site] : [site, host]
    const waitMs = Math.max(...blockers.map(one => one.blockedUntil.getTime() - now.getTime()))
    if (waitMs > 0) return { admitted: false, retryAfterSeconds: Math.ceil(waitMs / 1000) }
    const stranger = !known && account.failures >= ATTACKED
    await count(trx, keys.site, site.failures + 1, now, stranger ? AT_SITE_UNDER_ATTACK : AT_SITE)
    await count(trx, keys.host, host.failures + 1, now, AT_HOST)
    await count(trx, keys.account, account.failures + 1, now, { free: Number.POSITIVE_INFINITY, first: 0, cap: 0 })
    return { admitted: true }
  })
}

/**
 * The attempt was no guess: takes it back, and remembers the place as one of the officer's. A wait that others at the host have earned stays:
 * nobody ends it by signing in to an account of their own.
 */
export async function noteSuccess(
  trx: Transaction<Schema>,
  vault: Vault,
  { officer, ...attempt }: Attempt & { readonly officer: string },
): Promise<void> {
  const keys = keysOf(vault, attempt)
  await trx
    .insertInto('officer_places')
    .values({ officer, place: keys.place, seen_at: attempt.now })
    .onConflict(conflict => conflict.columns(['officer', 'place']).doUpdateSet({ seen_at: attempt.now }))
    .execute()
  await trx.deleteFrom('officer_throttles').where('key', '=', keys.site).execute()
  for (const key of [keys.host, keys.account]) {
    await trx
      .updateTable('officer_throttles')
      .set({ failures: sql<number>`greatest(failures - 1, 0)` })
      .where('key', '=', key)
      .execute()
  }
}

function keysOf(vault: Vault, { account, address }: Attempt) {
  const { site, host } = placeOfAddress(address)
  return {
    site: vault.hash('throttle-site', account, site),
    host: vault.hash('throttle-host', host),
    account: vault.hash('throttle-account', account),
    place: vault.hash('place', account, site),
  }
}

/** Locks a count until the transaction ends. */
async function hold(
  trx: Transaction<Schema>,
  key: Uint8Array,
  now: Date,
): Promise<{ failures: number; blockedUntil: Date }> {
  const row = await trx
    .insertInto('officer_throttles')
    .values({ key, failures: 0, failed_at: now, blocked_until: now })
    .onConflict(conflict => conflict.column('key').doUpdateSet(({ ref }) => ({ key: ref('officer_throttles.key') })))
    .returning(['failures', 'failed_at', 'blocked_until'])
    .executeTakeFirstOrThrow()
  const forgotten = row.failed_at.getTime() <= now.getTime() - THROTTLE_MEMORY_MS
  return { failures: forgotten ? 0 : row.failures, blockedUntil: row.blocked_until }
}

async function count(
  trx: Transaction<Schema>,
  key: Uint8Array,
  failures: number,
  now: Date,
  delay: Delay,
): Promise<void> {
  const blocked_until = new Date(now.getTime() + delaySeconds(failures, delay) * 1000)
  await trx
    .updateTable('officer_throttles')
    .set({ failures, failed_at: now, blocked_until })
    .where('key', '=', key)
    .execute()
}
