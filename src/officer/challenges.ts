/** Challenges of WebAuthn (Level 3, §13.4.3): random, good for five minutes, answered once, and only for what they were made for. */
import type { Kysely } from 'kysely'
import type { Random } from '../database/bearer-secret.ts'
import type { Schema } from '../database/schema.ts'
import { fromBase64Url, toBase64Url } from '../protocol/bytes.ts'

const CHALLENGE_BYTES = 32
export const CHALLENGE_MS = 300_000

export type ChallengePurpose =
  | { readonly purpose: 'sign-in'; readonly owner: null }
  | { readonly purpose: 'step-up' | 'register'; readonly owner: `link:${string}` | `session:${string}` }

/** A new challenge, in base64url. */
export async function newChallenge(
  db: Kysely<Schema>,
  { purpose, owner, random, now }: ChallengePurpose & { readonly random: Random; readonly now: Date },
): Promise<string> {
  const challenge = random(CHALLENGE_BYTES)
  const expires_at = new Date(now.getTime() + CHALLENGE_MS)
  await db.insertInto('officer_challenges').values({ challenge, purpose, owner, expires_at }).execute()
  return toBase64Url(challenge)
}

/** Takes a challenge away, whatever its answer is worth. @returns whether it was made for this, and is fresh */
export async function takeChallenge(
  db: Kysely<Schema>,
  { challenge, purpose, owner, now }: ChallengePurpose & { readonly challenge: string; readonly now: Date },
): Promise<boolean> {
  const bytes = challenge.length === 43 ? fromBase64Url(challenge) : null
  if (!bytes) return false
  const taken = await db
    .deleteFrom('officer_challenges')
    .where('challenge', '=', bytes)
    .where('purpose', '=', purpose)
    .where('owner', 'is not distinct from', owner)
    .returning('expires_at')
    .executeTakeFirst()
  return taken !== undefined && now < taken.expires_at
}
