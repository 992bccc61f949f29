import type { PartnerLimit } from '../../publication/source.ts'
import { isRehearsal, type PartnerPrincipal, type PartnerScope } from '../guard.ts'
import type { Services } from '../services.ts'
import { overQuota, type PartnerCharge, type PartnerQuota } from './quotas.ts'
import { rateLimitHeaders } from './rate-limit-headers.ts'

const NOTHING: PartnerLimit = { minute: 0, month: 0 }

/**
 * Takes units from a partner's quota: digests (`lookup`) or blinded elements (`bulk`).
 *
 * `scope`: what they are counted under, but for those `among` them. `requests`: 0 for what goes on with a request charged before, as a stream does.
 * @returns headers for the answer @throws ProblemError `quota-exceeded`: then nothing was taken
 */
export async function chargePartner(
  services: Pick<Services, 'quotas' | 'demo'>,
  partner: PartnerPrincipal,
  quota: PartnerQuota,
  units: number,
  counted: Partial<Pick<PartnerCharge, 'scope' | 'among'>> & { readonly requests?: 0 | 1 } = {},
): Promise<Readonly<Record<string, string>>> {
  const { quotas } = services
  const outcome = await quotas.charge({
    partner: partner.partner,
    scope: counted.scope ?? (quota === 'lookup' ? 'lookup' : 'evaluate:bulk'),
    quota,
    limit: partner.limits[quota] ?? quotas.partnerLimits[quota],
    units,
    ...(counted.among && { among: counted.among }),
    requests: counted.requests ?? 1,
    recorded: !isRehearsal(services, partner),
  })
  if (!outcome.ok) throw overQuota(outcome)
  return rateLimitHeaders(outcome.windows)
}

/** Counts a request that no quota limits, as one unit of its scope. */
export async function countRequest(
  services: Pick<Services, 'quotas' | 'demo'>,
  partner: PartnerPrincipal,
  scope: PartnerScope,
): Promise<void> {
  if (isRehearsal(services, partner)) return
  await services.quotas.charge({
    partner: partner.partner,
    scope,
    quota: null,
    limit: NOTHING,
    units: 1,
    requests: 1,
    recorded: true,
  })
}
