import type { Database } from '../database/connect.ts'
import type { MemoryQuotas } from '../http/quotas/memory-quotas.ts'
import type { UsageStore } from '../http/quotas/usage-store.ts'
import { addUsage, monthTotals, usageOf } from '../partner/usage.ts'

/** Partners' usage in the write side's database. */
export const createUsageStore = ({ db }: Database): UsageStore => ({
  add: rows => addUsage(db, rows),
  monthTotals: month => monthTotals(db, month),
  usageOf: (partner, days) => usageOf(db, partner, days),
})

/** A process that is killed loses this much. */
const INTERVAL_MS = 5000
/** How long a stop waits for a database that does not answer. */
const GRACE_MS = 2000

/** Hands on what is counted, now and every few seconds; the last time when it is closed. */
export function keepUsage(quotas: Pick<MemoryQuotas, 'flush'>): { close(): Promise<void> } {
  void quotas.flush()
  const timer = setInterval(() => void quotas.flush(), INTERVAL_MS).unref()
  return {
    async close() {
      clearInterval(timer)
      let patience: ReturnType<typeof setTimeout> | undefined
      const enough = new Promise<void>(resolve => {
        patience = setTimeout(resolve, GRACE_MS)
      })
      // Twice: one that is under way may have begun before the last request.
      await Promise.race([quotas.flush().then(() => quotas.flush()), enough])
      clearTimeout(patience)
    },
  }
}
