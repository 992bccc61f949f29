/**
 * Quotas counted in this process's memory: a minute window and a day window for each subject.
 *
 * Subjects are kept as HMACs under a random key that is thrown away at midnight UTC with all the counts, so that memory
 * never tells who asked yesterday. Windows begin with the first request in them.
 * Limits: a restart forgets; several processes count each for itself; beyond `maxSubjects` the oldest subject is forgotten,
 * so memory is bounded whoever asks.
 */
import { hmacKey, pseudonym, type QuotaLimits, type Quotas } from './quotas.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

interface Counter {
  minuteStart: number
  minute: number
  day: number
}

/** Some 200 bytes each: 20 MB. */
const MAX_SUBJECTS = 100_000

export function createMemoryQuotas(deps: {
  readonly limits: QuotaLimits
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Must be cryptographically secure. */
  readonly random: (length: number) => Uint8Array
  readonly maxSubjects?: number
}): Quotas & { readonly subjects: number } {
  const maxSubjects = deps.maxSubjects ?? MAX_SUBJECTS
  const counters = new Map<string, Counter>()
  let today = -1
  let key: Promise<CryptoKey> | undefined

  /** The key of the day; a new day forgets everything before it. */
  function keyOf(day: number): Promise<CryptoKey> {
    if (day !== today || !key) {
      counters.clear()
      today = day
      key = hmacKey(deps.random(32))
    }
    return key
  }

  return {
    get subjects() {
      return counters.size
    },
    async take(quota, subject, units) {
      const limit = deps.limits[quota]
      const now = deps.now()
      const name = await pseudonym(await keyOf(Math.floor(now / DAY_MS)), quota, subject)
      // Nothing below waits, so that two requests at once cannot both take the last unit.
      const counter = counters.get(name) ?? { minuteStart: now, minute: 0, day: 0 }
      if (now - counter.minuteStart >= MINUTE_MS) {
        counter.minuteStart = now
        counter.minute = 0
      }
      if (counter.day + units > limit.day) {
        return { ok: false, retryAfterSeconds: Math.ceil((DAY_MS - (now % DAY_MS)) / 1000) }
      }
      if (counter.minute + units > limit.minute) {
        return { ok: false, retryAfterSeconds: Math.ceil((counter.minuteStart + MINUTE_MS - now) / 1000) }
      }
      counter.minute += units
      counter.day += units
      if (!counters.has(name) && counters.size >= maxSubjects) counters.delete(counters.keys().next().value!)
      counters.set(name, counter)
      return { ok: true }
    },
  }
}
