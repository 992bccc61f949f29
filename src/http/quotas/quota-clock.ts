/** Windows of quotas: minutes from the first request in them, days and months by the calendar of UTC. Times are milliseconds. */
import type { QuotaWindow } from './quotas.ts'

export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000

/** `YYYY-MM-DD`. */
export const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10)
/** `YYYY-MM`. */
export const monthOf = (now: number): string => dayOf(now).slice(0, 7)

/** The day and month that a moment is in. Dates are made anew once a day only: every lookup asks. */
export interface Calendar {
  readonly day: string
  readonly month: string
  readonly dayStart: number
  readonly monthStart: number
  readonly monthEnd: number
}

/** The calendar of `now`: the one given while its day lasts. */
export function calendarAt(known: Calendar | undefined, now: number): Calendar {
  if (known && now >= known.dayStart && now < known.dayStart + DAY_MS) return known
  const dayStart = Math.floor(now / DAY_MS) * DAY_MS
  return {
    day: dayOf(now),
    month: monthOf(now),
    dayStart,
    monthStart: monthStart(now),
    monthEnd: monthEnd(now),
  }
}

const monthStart = (now: number, later = 0): number => {
  const date = new Date(now)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1)
}

export const previousMonthStart = (now: number): number => monthStart(now, -1)
/** When the month of `now` ends. */
export const monthEnd = (now: number): number => monthStart(now, 1)

const secondsUntil = (end: number, now: number): number => Math.max(1, Math.ceil((end - now) / 1000))

/** A minute that begins with the first request in it. A clock that was set back begins a new one. */
export interface Minute {
  start: number
  units: number
}

/** The minute that a request at `now` falls into: the one given while it lasts. */
export function minuteAt(minute: Minute | undefined, now: number): Minute {
  return minute && now >= minute.start && now - minute.start < MINUTE_MS ? minute : { start: now, units: 0 }
}

export const minuteWindow = (quota: string, limit: number, { start, units }: Minute, now: number): QuotaWindow => ({
  policy: `${quota}-minute`,
  limit,
  seconds: 60,
  left: { units: limit - units, resetSeconds: secondsUntil(start + MINUTE_MS, now) },
})

export const dayWindow = (quota: string, limit: number, units: number, now: number): QuotaWindow => ({
  policy: `${quota}-day`,
  limit,
  seconds: DAY_MS / 1000,
  left: { units: limit - units, resetSeconds: secondsUntil((Math.floor(now / DAY_MS) + 1) * DAY_MS, now) },
})

export const monthWindow = (
  quota: string,
  limit: number,
  units: number,
  { monthStart, monthEnd }: Calendar,
  now: number,
): QuotaWindow => ({
  policy: `${quota}-month`,
  limit,
  seconds: (monthEnd - monthStart) / 1000,
  left: { units: limit - units, resetSeconds: secondsUntil(monthEnd, now) },
})
