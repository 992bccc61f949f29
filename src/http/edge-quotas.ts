/**
 * Quotas over the Workers rate-limit bindings: the minute only, counted in each Cloudflare location.
 *
 * A binding counts calls, so one unit is one call; a batch makes as many calls as it has units. Large quotas are counted in
 * blocks of 64 (`bulk`, one full batch) or 100 (`lookup`), begun blocks included, so that one request never makes more than
 * a few calls. The limits themselves are in wrangler.toml, and `blocks` here repeats them: a request for more than the whole
 * minute is refused without a call.
 * Limits: a refused batch has used up what was left of the minute; days need a counter that outlives a location.
 */
import { hmacKey, pseudonym, type QuotaName, type Quotas } from './quotas.ts'

/** The part of the Workers binding that is used. */
export interface RateLimitBinding {
  limit(options: { key: string }): Promise<{ success: boolean }>
}

/** Units in one call, and calls a minute as in wrangler.toml. */
export const EDGE_LIMITS: Readonly<Record<QuotaName, { readonly unitsPerCall: number; readonly calls: number }>> = {
  email: { unitsPerCall: 1, calls: 10 },
  phone: { unitsPerCall: 1, calls: 3 },
  iban: { unitsPerCall: 1, calls: 3 },
  person: { unitsPerCall: 1, calls: 3 },
  bulk: { unitsPerCall: 64, calls: 1000 },
  lookup: { unitsPerCall: 100, calls: 200 },
}

const DAY_MS = 86_400_000

export function createEdgeQuotas(deps: {
  readonly bindings: Readonly<Record<QuotaName, RateLimitBinding>>
  /** 32 secret bytes, the same in all isolates: the bindings see addresses only under an HMAC of them and the day. */
  readonly secret: Uint8Array
  readonly now: () => number
}): Quotas {
  const secret = hmacKey(deps.secret)
  let today = -1
  let key: Promise<CryptoKey> | undefined

  async function derive(day: number): Promise<CryptoKey> {
    const label = new TextEncoder().encode(`vigifuite quota|${day}`)
    return hmacKey(new Uint8Array(await crypto.subtle.sign('HMAC', await secret, label)))
  }

  return {
    async take(quota, subject, units) {
      const day = Math.floor(deps.now() / DAY_MS)
      if (day !== today || !key) {
        today = day
        key = derive(day)
      }
      const { unitsPerCall, calls } = EDGE_LIMITS[quota]
      const needed = Math.ceil(units / unitsPerCall)
      const refused = { ok: false, retryAfterSeconds: 60 } as const
      if (needed > calls) return refused
      const name = btoa(await pseudonym(await key, quota, subject))
      const answers = await Promise.all(Array.from({ length: needed }, () => deps.bindings[quota].limit({ key: name })))
      return answers.every(answer => answer.success) ? { ok: true } : refused
    },
  }
}
