/**
 * What partners have used, counted in this process's memory and handed on to a store every few seconds.
 *
 * Counting never waits for the store and goes on while it cannot be reached; what was not handed on yet is kept and added to what the store
 * knows. Limits: a process that dies loses what it counted since the last `flush`; several processes share months through the store, a few
 * seconds late, and count minutes each for itself. When a store fails so that nobody knows whether it added, it is asked to add again.
 */
import { decideForPartner } from './partner-decision.ts'
import { type Calendar, calendarAt, type Minute, minuteAt, monthOf } from './quota-clock.ts'
import {
  countsOf,
  PARTNER_QUOTAS,
  type PartnerCharge,
  type PartnerQuota,
  type Quotas,
  type UsageRow,
} from './quotas.ts'
import type { UsageStore } from './usage-store.ts'

type Counted = Omit<UsageRow, 'requests' | 'units'> & {
  readonly partner: string
  readonly quota: PartnerQuota | null
  requests: number
  units: number
}

export interface PartnerLedger extends Pick<Quotas, 'charge' | 'usage'> {
  /** Hands on what was counted, and learns what others counted. Never rejects: what failed is done the next time. */
  flush(): Promise<void>
}

/** Without a store everything stays in memory. `now`: milliseconds since the epoch. */
export function createPartnerLedger(deps: { readonly now: () => number; readonly store?: UsageStore }): PartnerLedger {
  const { store } = deps
  const minutes = new Map<string, Minute>()
  /** Month → partner and quota → units that the store knew of at the last flush. */
  const stored = new Map<string, Map<string, number>>()
  /** Counted and not handed on, or only just: each is in one of the two. */
  let waiting = new Map<string, Counted>()
  let leaving = new Map<string, Counted>()
  /** The units of both by month, partner and quota. */
  const unstored = new Map<string, number>()
  let flushing: Promise<void> | undefined
  let calendar: Calendar | undefined

  const account = (partner: string, quota: PartnerQuota): string => `${quota}|${partner}`
  const unitsOf = (partner: string, quota: PartnerQuota, month: string): number => {
    const name = account(partner, quota)
    return (stored.get(month)?.get(name) ?? 0) + (unstored.get(`${month}|${name}`) ?? 0)
  }

  function count(charge: PartnerCharge, day: string): void {
    const { partner, quota, units } = charge
    for (const counts of countsOf(charge)) add(waiting, { partner, quota, day, ...counts })
    if (quota === null) return
    const name = `${day.slice(0, 7)}|${account(partner, quota)}`
    unstored.set(name, (unstored.get(name) ?? 0) + units)
  }

  async function handOn(to: UsageStore): Promise<void> {
    leaving = waiting
    waiting = new Map()
    try {
      if (leaving.size > 0) {
        await to.add([...leaving.values()].map(({ quota: _, ...row }) => row))
        // The totals may fail.
        for (const row of leaving.values()) remember(row)
        leaving = new Map()
      }
    } catch {
      for (const row of leaving.values()) add(waiting, row)
      leaving = new Map()
      return
    }
    const month = monthOf(deps.now())
    const totals = await to.monthTotals(month).catch(() => null)
    if (totals === null) return
    stored.set(month, new Map(totals.map(one => [account(one.partner, one.quota), one.units])))
    // The month before stays, for a clock that is set back over midnight.
    for (const old of [...stored.keys()].sort().slice(0, -2)) stored.delete(old)
  }

  function remember({ partner, quota, day, units }: Counted): void {
    if (quota === null) return
    const month = day.slice(0, 7)
    const name = account(partner, quota)
    const known = stored.get(month) ?? new Map<string, number>()
    stored.set(month, known.set(name, (known.get(name) ?? 0) + units))
    const left = unstored.get(`${month}|${name}`)! - units
    if (left > 0) unstored.set(`${month}|${name}`, left)
    else unstored.delete(`${month}|${name}`)
  }

  return {
    async charge(charge) {
      const { partner, quota, units, recorded } = charge
      const now = deps.now()
      calendar = calendarAt(calendar, now)
      const { day } = calendar
      if (quota === null) {
        count(charge, day)
        return { ok: true, windows: [] }
      }
      const name = `${recorded}|${account(partner, quota)}`
      const minute = minuteAt(minutes.get(name), now)
      const month = recorded ? unitsOf(partner, quota, calendar.month) : null
      const outcome = decideForPartner({ quota, limit: charge.limit, units }, minute, month, calendar, now)
      if (!outcome.ok) return outcome
      minutes.set(name, { start: minute.start, units: minute.units + units })
      if (recorded) count(charge, day)
      return outcome
    },
    async usage(partner, days) {
      const month = monthOf(deps.now())
      const known = store ? await store.usageOf(partner, days) : []
      const rows = new Map<string, Counted>()
      for (const row of known) add(rows, { ...row, partner, quota: null })
      for (const counted of [leaving, waiting]) {
        for (const row of counted.values()) {
          if (row.partner === partner && row.day >= days.from && row.day <= days.to) add(rows, row)
        }
      }
      return {
        days: [...rows.values()]
          .map(({ day, scope, requests, units }) => ({ day, scope, requests, units }))
          .sort(byDay),
        month: Object.fromEntries(PARTNER_QUOTAS.map(quota => [quota, unitsOf(partner, quota, month)])) as Record<
          PartnerQuota,
          number
        >,
      }
    },
    flush() {
      if (!store) return Promise.resolve()
      flushing ??= handOn(store).finally(() => {
        flushing = undefined
      })
      return flushing
    },
  }
}

function add(rows: Map<string, Counted>, row: Counted): void {
  const name = `${row.day}|${row.scope}|${row.partner}`
  const known = rows.get(name)
  if (known) {
    known.requests += row.requests
    known.units += row.units
  } else rows.set(name, { ...row })
}

const byDay = (a: UsageRow, b: UsageRow): number =>
  a.day === b.day ? (a.scope < b.scope ? -1 : 1) : a.day < b.day ? -1 : 1
