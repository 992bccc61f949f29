const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** After the first, second … failed attempt; a day in all. */
const DELAYS_MS = [
  5 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  6 * HOUR_MS,
  11 * HOUR_MS,
] as const

/** When to try again after so many failed attempts, a tenth earlier or later by `chance` (0 to 1); null: not again. */
export function nextAttempt(attempts: number, now: Date, chance: number): Date | null {
  const delay = DELAYS_MS[attempts - 1]
  return delay === undefined ? null : new Date(now.getTime() + delay * (0.9 + 0.2 * chance))
}
