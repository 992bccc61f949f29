import type { QuotaWindow } from './quotas.ts'

/**
 * `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-11): structured lists with an item a window, for example
 * `"lookup-minute";q=20000;w=60` and `"lookup-minute";r=19000;t=42`. A unit is a digest or a blinded element, not a request.
 */
export function rateLimitHeaders(windows: readonly QuotaWindow[]): Readonly<Record<string, string>> {
  const told = windows.flatMap(({ policy, left }) =>
    left === null ? [] : [`"${policy}";r=${Math.max(0, left.units)};t=${Math.max(1, left.resetSeconds)}`],
  )
  return {
    ...(windows.length > 0 && {
      'ratelimit-policy': windows.map(({ policy, limit, seconds }) => `"${policy}";q=${limit};w=${seconds}`).join(', '),
    }),
    ...(told.length > 0 && { ratelimit: told.join(', ') }),
  }
}
