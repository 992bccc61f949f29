import { DurableObject } from 'cloudflare:workers'
import { DAY_MS } from '../http/quotas/quota-clock.ts'

/** After the end of its day, so that a location whose clock is late still finds its counts. */
const GRACE_MS = 60_000

/**
 * Counts one day's evaluations of a 256th of all senders, at the edge.
 *
 * A sender is here only as an HMAC under the key of that day, with a number; when the day (UTC) is over the object erases all it holds, and with
 * it itself. Whoever comes later with that day's name is counted from nothing, and erased at once.
 */
export class DayCounter extends DurableObject {
  /** Takes all units or none. `day`: the object's, `YYYY-MM-DD`. */
  async take(day: string, name: string, units: number, limit: number): Promise<{ ok: boolean; used: number }> {
    const { sql } = this.ctx.storage
    // Each time: an object that erased itself may still be in memory.
    sql.exec('create table if not exists counts (name text primary key, units integer not null) without rowid')
    const [known] = sql.exec<{ units: number }>('select units from counts where name = ?', name).toArray()
    const used = known?.units ?? 0
    if (used + units > limit) return { ok: false, used }
    sql.exec('insert or replace into counts (name, units) values (?, ?)', name, used + units)
    if (!known) await this.ctx.storage.setAlarm(Date.parse(day) + DAY_MS + GRACE_MS)
    return { ok: true, used: used + units }
  }

  async alarm(): Promise<void> {
    await this.ctx.storage.deleteAll()
  }
}
