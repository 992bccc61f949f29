import type { PartnerLimit } from '../../publication/source.ts'
import { type Calendar, type Minute, minuteWindow, monthWindow } from './quota-clock.ts'
import type { PartnerQuota, QuotaOutcome, QuotaWindow } from './quotas.ts'

/**
 * Whether a partner may take `units` now, all or none; the same for the memory of a process and for a counter at the edge. The caller
 * counts them when it may. `month`: units of this month so far; null for a test key, which has none.
 */
export function decideForPartner(
  { quota, limit, units }: { readonly quota: PartnerQuota; readonly limit: PartnerLimit; readonly units: number },
  minute: Minute,
  month: number | null,
  calendar: Calendar,
  now: number,
): QuotaOutcome {
  const overMonth = month !== null && month + units > limit.month
  const ok = !overMonth && minute.units + units <= limit.minute
  const taken = ok ? units : 0
  const windows: QuotaWindow[] = [
    minuteWindow(quota, limit.minute, { start: minute.start, units: minute.units + taken }, now),
  ]
  if (month !== null) windows.push(monthWindow(quota, limit.month, month + taken, calendar, now))
  if (ok) return { ok, windows }
  // The month first: who is over both would come back in a minute for nothing.
  const { policy, left } = windows[overMonth ? 1 : 0]!
  return { ok, retryAfterSeconds: left!.resetSeconds, violated: policy, windows }
}
