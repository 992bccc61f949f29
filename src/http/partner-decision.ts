import type { PartnerLimit } from '../publication/source.ts'
import { type Minute, minuteWindow, monthWindow } from './quota-clock.ts'
import type { PartnerQuota, QuotaOutcome } from './quotas.ts'

/**
 * Whether a partner may take `units` now, all or none; the same for the memory of a process and for a counter at the edge. The caller
 * counts them when it may. `month`: units of this month so far; null for a test key, which has none.
 */
export function decideForPartner(
  { quota, limit, units }: { readonly quota: PartnerQuota; readonly limit: PartnerLimit; readonly units: number },
  minute: Minute,
  month: number | null,
  now: number,
): QuotaOutcome {
  const windows = (taken: number) => [
    minuteWindow(quota, limit.minute, { start: minute.start, units: minute.units + taken }, now),
    ...(month === null ? [] : [monthWindow(quota, limit.month, month + taken, now)]),
  ]
  const before = windows(0)
  // The month first: who is over both would come back in a minute for nothing.
  const violated = before.toReversed().find(window => window.left !== null && window.left.units < units)
  if (!violated) return { ok: true, windows: windows(units) }
  return {
    ok: false,
    retryAfterSeconds: violated.left!.resetSeconds,
    violated: violated.policy,
    windows: before,
  }
}
