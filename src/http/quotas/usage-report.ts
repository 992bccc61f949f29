import type { PartnerLimit } from '../../publication/source.ts'
import { isRehearsal, type PartnerPrincipal } from '../guard.ts'
import { ProblemError } from '../problem.ts'
import type { Services } from '../services.ts'
import { monthEnd } from './quota-clock.ts'
import { PARTNER_QUOTAS, type PartnerQuota, type UsageRow } from './quotas.ts'

/** What a partner may use, what it used of it, and when a new month begins. Nothing about who was looked up. */
export interface UsageReport {
  readonly partner: string
  readonly environment: 'live' | 'test'
  /** First and last day of `days`, `YYYY-MM-DD` (UTC). */
  readonly from: string
  readonly to: string
  /** `used`: units of the current month. */
  readonly quotas: Readonly<Record<PartnerQuota, PartnerLimit & { readonly used: number }>>
  /** When the current month ends, ISO 8601. */
  readonly monthEndsAt: string
  /** Days on which something was used, ascending, one entry a scope. */
  readonly days: readonly UsageRow[]
}

/** A partner's own usage; that of a test key outside the demo, which is not counted, is empty. @throws ProblemError `unavailable` */
export async function usageReport(
  services: Pick<Services, 'quotas' | 'demo' | 'now'>,
  principal: PartnerPrincipal,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<UsageReport> {
  const { quotas } = services
  const { partner, environment, limits } = principal
  const nothing = { days: [], month: { lookup: 0, bulk: 0 } }
  const usage = isRehearsal(services, principal)
    ? nothing
    : await quotas.usage(partner, { from, to }).catch(() => {
        throw new ProblemError('unavailable', { headers: { 'retry-after': '10' } })
      })
  const entries = PARTNER_QUOTAS.map(quota => {
    const { minute, month } = limits[quota] ?? quotas.partnerLimits[quota]
    return [quota, { minute, month, used: usage.month[quota] }]
  })
  return {
    partner,
    environment,
    from,
    to,
    quotas: Object.fromEntries(entries) as UsageReport['quotas'],
    monthEndsAt: new Date(monthEnd(services.now().getTime())).toISOString(),
    days: usage.days,
  }
}
