import type { QuotaWindow } from './quotas.ts'

/**
 * `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10): structured lists with an item a window, for example
 * `"lookup-minute";q=20000;w=60` and `"lookup-minute";r=19000;t=42`. A unit is a digest or a blinded element, not a request.
 */
export function rateLimitHeaders(windows: readonly QuotaWindow[]): Record<string, string> {
  let policies = ''
  let states = ''
  for (const { policy, limit, seconds, left } of windows) {
    policies += `${policies && ', '}"${policy}";q=${limit};w=${seconds}`
    if (left) states += `${states && ', '}"${policy}";r=${Math.max(0, left.units)};t=${Math.max(1, left.resetSeconds)}`
  }
  const headers: Record<string, string> = {}
  if (policies) headers['ratelimit-policy'] = policies
  if (states) headers.ratelimit = states
  return headers
}
