/**
 * Quotas counted in this process's memory: a minute window and a day window for each subject, and the ledger of partners.
 *
 * Subjects are kept as HMACs under a random key that is thrown away at midnight UTC with all the counts, so that memory
 * never tells who asked yesterday. Minutes begin with the first request in them.
 * Limits: a restart forgets; several processes count each for itself; beyond `maxSubjects` the oldest subject is forgotten,
 * so memory is bounded whoever asks.
 */
import { createPartnerLedger, type PartnerLedger } from './partner-ledger.ts'
import { DAY_MS, dayWindow, type Minute, minuteAt, minuteWindow } from './quota-clock.ts'
import { DEFAULT_PARTNER_LIMITS, type PartnerLimits, type QuotaLimits, type Quotas } from './quotas.ts'
import { hmacKey, pseudonym } from './sender.ts'
import type { UsageStore } from './usage-store.ts'

/** Some 200 bytes each: 20 MB. */
const MAX_SUBJECTS = 100_000

export interface MemoryQuotas extends Quotas, Pick<PartnerLedger, 'flush'> {
  readonly subjects: number
}

export function createMemoryQuotas(deps: {
  readonly limits: QuotaLimits
  readonly partnerLimits?: PartnerLimits
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Must be cryptographically secure. */
  readonly random: (length: number) => Uint8Array
  readonly maxSubjects?: number
  /** Where partners' usage outlives this process; see `flush`. */
  readonly usageStore?: UsageStore
}): MemoryQuotas {
  const maxSubjects = deps.maxSubjects ?? MAX_SUBJECTS
  const counters = new Map<string, { minute: Minute; day: number }>()
  const ledger = createPartnerLedger({ now: deps.now, ...(deps.usageStore && { store: deps.usageStore }) })
  let today = -1
  let key: Promise<CryptoKey> | undefined

  /** The key of the day; a new day forgets everything before it. A clock that is set back past midnight and on again does not. */
  function keyOf(day: number): Promise<CryptoKey> {
    if (!key || (day !== today && day !== today - 1)) {
      counters.clear()
      today = day
      key = hmacKey(deps.random(32))
    }
    return key
  }

  return {
    ...ledger,
    partnerLimits: deps.partnerLimits ?? DEFAULT_PARTNER_LIMITS,
    get subjects() {
      return counters.size
    },
    async take(quota, subject, units) {
      const limit = deps.limits[quota]
      const now = deps.now()
      const name = await pseudonym(await keyOf(Math.floor(now / DAY_MS)), quota, subject)
      // Nothing below waits, so that two requests at once cannot both take the last unit.
      const known = counters.get(name)
      const minute = minuteAt(known?.minute, now)
      const day = known?.day ?? 0
      const windows = (taken: number) => [
        minuteWindow(quota, limit.minute, { start: minute.start, units: minute.units + taken }, now),
        dayWindow(quota, limit.day, day + taken, now),
      ]
      // The day first: who is over both would come back in a minute for nothing.
      const violated = windows(0)
        .toReversed()
        .find(window => window.left!.units < units)
      if (violated) {
        const { policy, left } = violated
        return { ok: false, retryAfterSeconds: left!.resetSeconds, violated: policy, windows: windows(0) }
      }
      if (!known && counters.size >= maxSubjects) counters.delete(counters.keys().next().value!)
      counters.set(name, { minute: { start: minute.start, units: minute.units + units }, day: day + units })
      return { ok: true, windows: windows(units) }
    },
  }
}
