import { sql, type Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/** What is done by one transaction at a time. */
const LOCKS = { migrations: 0x76660001, audit: 0x76660002, epochs: 0x76660003, officers: 0x76660004 } as const

/** Waits for the lock; the transaction's end gives it back, also when its process dies. */
export async function takeLock(trx: Transaction<Schema>, lock: keyof typeof LOCKS): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(LOCKS[lock])})`.execute(trx)
}
