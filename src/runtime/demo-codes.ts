import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { totpCode, totpStep } from '../officer/totp.ts'
import { DEMO_OFFICERS, demoTotpSecret } from './demo-officers.ts'

/**
 * What the app of a demo officer would show: the code of this half minute, or of the next one where this one was used. Null while even that
 * one was used, and for everybody else.
 */
export async function demoCode(db: Kysely<Schema>, email: string, now: Date): Promise<string | null> {
  if (!DEMO_OFFICERS.some(one => one.email === email)) return null
  const row = await db
    .selectFrom('officer_totp as totp')
    .innerJoin('officers as officer', 'officer.id', 'totp.officer')
    .select('totp.last_step')
    .where('officer.email', '=', email)
    .executeTakeFirst()
  if (!row) return null
  const [current, unused] = [totpStep(now), Number(row.last_step) + 1]
  return unused > current + 1 ? null : totpCode(demoTotpSecret(email), Math.max(current, unused))
}
