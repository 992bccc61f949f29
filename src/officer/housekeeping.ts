import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { PLACE_MEMORY_MS, THROTTLE_MEMORY_MS } from './throttle.ts'

const KEPT_MS = 30 * 86_400_000
const PROPOSAL_MS = 3_600_000

/**
 * Deletes what has served its purpose: challenges and keys that were only shown at once, counts of failed attempts after a day, sessions,
 * links and feeds a month after their end, places after three. To be run every hour or so; what it did stands in the audit log already.
 */
export async function forgetEnded(db: Kysely<Schema>, now: Date): Promise<void> {
  const before = (ms: number) => new Date(now.getTime() - ms)
  await db.deleteFrom('officer_challenges').where('expires_at', '<=', now).execute()
  await db.deleteFrom('officer_totp_proposals').where('proposed_at', '<=', before(PROPOSAL_MS)).execute()
  await db.deleteFrom('officer_throttles').where('failed_at', '<=', before(THROTTLE_MEMORY_MS)).execute()
  await db.deleteFrom('officer_places').where('seen_at', '<=', before(PLACE_MEMORY_MS)).execute()
  const long = before(KEPT_MS)
  await db
    .deleteFrom('officer_sessions')
    .where(({ or, eb }) => or([eb('ended_at', '<=', long), eb('expires_at', '<=', long)]))
    .execute()
  await db.deleteFrom('feed_tokens').where('revoked_at', '<=', long).execute()
  await db
    .deleteFrom('officer_links')
    .where(({ or, eb }) => or([eb('used_at', '<=', long), eb('revoked_at', '<=', long), eb('expires_at', '<=', long)]))
    .execute()
}
