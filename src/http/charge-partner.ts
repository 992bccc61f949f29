import type { PartnerPrincipal } from './guard.ts'
import { overQuota } from './quotas.ts'
import type { Services } from './services.ts'

/**
 * Takes units from a partner's quota: digests (`lookup`) or blinded elements (`bulk`).
 * @returns headers for the answer @throws ProblemError `quota-exceeded`: then nothing was taken
 */
export async function chargePartner(
  services: Pick<Services, 'quotas'>,
  partner: PartnerPrincipal,
  quota: 'lookup' | 'bulk',
  units: number,
): Promise<Readonly<Record<string, string>>> {
  const outcome = await services.quotas.take(quota, `partner:${partner.partner}`, units)
  if (!outcome.ok) throw overQuota(outcome.retryAfterSeconds)
  return {}
}
