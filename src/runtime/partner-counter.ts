import { DurableObject, type DurableObjectState } from 'cloudflare:workers'
import { decideForPartner } from '../http/quotas/partner-decision.ts'
import { calendarAt, DAY_MS, dayOf, type Minute, minuteAt, monthOf } from '../http/quotas/quota-clock.ts'
import {
  countsOf,
  PARTNER_QUOTAS,
  type PartnerCharge,
  type PartnerQuota,
  type PartnerUsage,
  type QuotaOutcome,
  type UsageRow,
} from '../http/quotas/quotas.ts'

/** Thirteen months, so that a month can be held against that of the year before. */
const KEPT_MS = 400 * DAY_MS

/**
 * Counts one partner's use at the edge, wherever in the world it asks: requests and units by day and scope, and nothing about who was looked up.
 *
 * Days and months are written down with each charge; minutes live in memory, which an object that was idle for long loses with the minute itself.
 * Time is this object's clock, one for all locations.
 */
export class PartnerCounter extends DurableObject {
  private readonly minutes = new Map<string, Minute>()

  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env)
    ctx.storage.sql.exec(
      `create table if not exists usage (day text not null, scope text not null, quota text, requests integer not null, units integer not null,
       primary key (day, scope)) without rowid`,
    )
  }

  charge(charge: PartnerCharge): QuotaOutcome {
    const { quota, units, recorded } = charge
    const now = Date.now()
    if (quota === null) {
      this.count(charge, now)
      return { ok: true, windows: [] }
    }
    const name = `${recorded}|${quota}`
    const minute = minuteAt(this.minutes.get(name), now)
    const month = recorded ? this.unitsOf(quota, now) : null
    const calendar = calendarAt(undefined, now)
    const outcome = decideForPartner({ quota, limit: charge.limit, units }, minute, month, calendar, now)
    if (!outcome.ok) return outcome
    this.minutes.set(name, { start: minute.start, units: minute.units + units })
    if (recorded) this.count(charge, now)
    return outcome
  }

  usage({ from, to }: { readonly from: string; readonly to: string }): PartnerUsage {
    const now = Date.now()
    const statement = 'select day, scope, requests, units from usage where day between ? and ? order by day, scope'
    const days = this.ctx.storage.sql.exec<Record<keyof UsageRow, string | number>>(statement, from, to).toArray()
    const month = PARTNER_QUOTAS.map(quota => [quota, this.unitsOf(quota, now)])
    return { days: days as unknown as UsageRow[], month: Object.fromEntries(month) as Record<PartnerQuota, number> }
  }

  private unitsOf(quota: PartnerQuota, now: number): number {
    const month = monthOf(now)
    const statement = 'select coalesce(sum(units), 0) as units from usage where day between ? and ? and quota = ?'
    return this.ctx.storage.sql.exec<{ units: number }>(statement, `${month}-01`, `${month}-31`, quota).toArray()[0]!
      .units
  }

  private count(charge: PartnerCharge, now: number): void {
    const { sql } = this.ctx.storage
    const day = dayOf(now)
    for (const { scope, requests, units } of countsOf(charge)) {
      sql.exec(
        `insert into usage (day, scope, quota, requests, units) values (?, ?, ?, ?, ?)
         on conflict (day, scope) do update set requests = requests + excluded.requests, units = units + excluded.units`,
        ...[day, scope, charge.quota, requests, units],
      )
    }
    sql.exec('delete from usage where day < ?', dayOf(now - KEPT_MS))
  }
}
