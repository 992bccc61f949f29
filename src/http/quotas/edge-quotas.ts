/**
 * Quotas at the edge: minutes by the Workers rate-limit bindings, which each Cloudflare location counts for itself; days, months and
 * usage by counters that all locations share.
 *
 * For a sender a binding is called once for each unit, and what a whole minute does not hold is refused without a call. For a partner
 * it is called once a request and only keeps floods from the partner's counter, which counts units exactly; a contract that
 * allows more than the binding does goes by the counter alone. The bindings' limits are in wrangler.toml; they repeat those of quotas.ts.
 *
 * While a counter cannot be reached, evaluations wait (a day without a limit would be thousands of guesses), and partners go by the
 * memory of the isolate, without usage. Limit: a refused batch has used up what was left of the minute.
 */
import type { Kind } from '../../identifier/kind.ts'
import { ProblemError } from '../problem.ts'
import { createPartnerLedger } from './partner-ledger.ts'
import { dayOf, dayWindow } from './quota-clock.ts'
import {
  DEFAULT_LIMITS,
  DEFAULT_PARTNER_LIMITS,
  type PartnerCharge,
  type QuotaName,
  type QuotaOutcome,
  type Quotas,
  type QuotaWindow,
} from './quotas.ts'
import { hmacKey, pseudonym } from './sender.ts'

/** The part of the Workers binding that is used. */
export interface RateLimitBinding {
  limit(options: { key: string }): Promise<{ success: boolean }>
}

/** Counts of one day, by names that do not tell who is counted; forgotten when the day is over. */
export interface DayCounters {
  /** Takes all units or none. `used`: units of the day afterwards. */
  take(
    day: string,
    name: string,
    units: number,
    limit: number,
  ): Promise<{ readonly ok: boolean; readonly used: number }>
}

export interface EdgeQuotaDependencies {
  readonly bindings: Readonly<Record<Kind | 'bulk' | 'lookup', RateLimitBinding>>
  readonly days: DayCounters
  readonly partners: Pick<Quotas, 'charge' | 'usage'>
  /** 32 secret bytes, the same in all isolates: counters see addresses only under an HMAC of them and the day. */
  readonly secret: Uint8Array
  /** Milliseconds since the epoch. */
  readonly now: () => number
}

export function createEdgeQuotas(deps: EdgeQuotaDependencies): Quotas {
  const secret = hmacKey(deps.secret)
  const fallback = createPartnerLedger({ now: deps.now })
  let today = ''
  let key: Promise<CryptoKey> | undefined

  async function derive(day: string): Promise<CryptoKey> {
    const label = new TextEncoder().encode(`vigifuite quota|${day}`)
    return hmacKey(new Uint8Array(await crypto.subtle.sign('HMAC', await secret, label)))
  }

  async function nameOf(day: string, quota: string, subject: string): Promise<string> {
    if (day !== today || !key) {
      today = day
      key = derive(day)
    }
    return btoa(await pseudonym(await key, quota, subject))
  }

  async function shielded({ quota, limit, partner, recorded }: PartnerCharge): Promise<boolean> {
    if (quota === null || limit.minute > DEFAULT_PARTNER_LIMITS[quota].minute) return true
    const subject = `${recorded ? 'partner' : 'test'}:${partner}`
    return (await deps.bindings[quota].limit({ key: await nameOf(dayOf(deps.now()), quota, subject) })).success
  }

  return {
    partnerLimits: DEFAULT_PARTNER_LIMITS,
    async take(quota, subject, units) {
      const now = deps.now()
      const day = dayOf(now)
      const limit = DEFAULT_LIMITS[quota]
      const name = await nameOf(day, quota, subject)
      const calls =
        units > limit.minute ? null : Array.from({ length: units }, () => deps.bindings[quota].limit({ key: name }))
      const minute = calls !== null && (await Promise.all(calls)).every(one => one.success)
      if (!minute) return overMinute(quota, limit.minute)
      const taken = await deps.days.take(day, name, units, limit.day).catch(() => {
        throw new ProblemError('unavailable', { headers: { 'retry-after': '5' } })
      })
      const left = dayWindow(quota, limit.day, taken.used, now)
      const windows = [minuteOf(quota, limit.minute, null), left]
      if (taken.ok) return { ok: true, windows }
      return { ok: false, retryAfterSeconds: left.left!.resetSeconds, violated: left.policy, windows }
    },
    async charge(charge) {
      if (!(await shielded(charge))) return overMinute(charge.quota!, charge.limit.minute)
      return deps.partners.charge(charge).catch(() => fallback.charge(charge))
    },
    usage: (partner, days) => deps.partners.usage(partner, days),
  }
}

/** A binding does not tell what is left, except that nothing is. */
const minuteOf = (quota: string, limit: number, left: QuotaWindow['left']): QuotaWindow => ({
  policy: `${quota}-minute`,
  limit,
  seconds: 60,
  left,
})

function overMinute(quota: QuotaName | 'lookup', limit: number): QuotaOutcome {
  const window = minuteOf(quota, limit, { units: 0, resetSeconds: 60 })
  return { ok: false, retryAfterSeconds: 60, violated: window.policy, windows: [window] }
}
