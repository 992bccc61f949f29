/** How long to wait before a request is made again. Times in milliseconds. */

const FIRST_WAIT_MS = 250
const MAX_WAIT_MS = 30_000

/**
 * The wait after so many failures in a row (0 for the first): twice as long each time, up to 30 s, with jitter, so that clients that failed
 * together do not come back together. `random`: 0 ≤ x < 1.
 *
 * `askedMs`: what the service asked for, or null; never less is waited.
 */
export function backOffMs(failures: number, random: () => number, askedMs: number | null = null): number {
  const ceiling = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** failures)
  const backOff = ceiling / 2 + (random() * ceiling) / 2
  const asked = askedMs === null ? 0 : askedMs + random() * FIRST_WAIT_MS
  return Math.max(asked, backOff)
}

/** Retry-After (RFC 9110 §10.2.3), seconds or a date, in milliseconds from `now`; null when absent or not understood. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000
  const date = / GMT$/.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}
