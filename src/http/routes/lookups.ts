import * as z from 'zod'
import { KINDS } from '../../identifier/kind.ts'
import { type LookupResult, MAX_DIGESTS } from '../../lookup/lookup.ts'
import { bytes32Schema, readJson } from '../body.ts'
import { requirePartner, requireScope } from '../guard.ts'
import { SECURE_HEADERS } from '../headers.ts'
import { expansionOf } from '../lookups/expansion.ts'
import { lookupSourceFor } from '../lookups/lookup-source.ts'
import { chargePartner } from '../quotas/charge-partner.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot } from '../snapshot.ts'

/** 1,000 digests are 46 kB. */
const MAX_BODY_BYTES = 65_536

/** The body of `POST /v1/lookups`. */
export const lookupBodySchema = z.strictObject({
  kind: z.enum(KINDS),
  digests: z.array(bytes32Schema).min(1).max(MAX_DIGESTS),
  expand: z.boolean().optional(),
})

/**
 * `POST /v1/lookups`: up to 1,000 digests from a partner; with `expand`, what the codes in the answer stand for. No CORS: a key has no
 * business in a page.
 */
export function lookupsRoutes(services: Services): Routes {
  const post: ApiHandler = async c => {
    const snapshot = await currentSnapshot(services)
    const partner = await requirePartner(c, services, snapshot, 'lookup')
    const { kind, digests, expand } = await readJson(c.req.raw, lookupBodySchema, MAX_BODY_BYTES)
    const scope = kind === 'phone' ? 'lookup:phone' : 'lookup'
    requireScope(partner, scope)
    const headers = await chargePartner(services, partner, 'lookup', digests.length, { scope })
    const source = lookupSourceFor(services, partner)
    const answer = await source.lookup(kind, digests)
    const expansion = expand ? await expansionOf(source, codesIn(answer.results)) : {}
    return c.json({ ...answer, ...expansion }, 200, { ...SECURE_HEADERS, ...headers, 'cache-control': 'no-store' })
  }
  return [{ path: '/v1/lookups', cors: false, methods: { POST: post } }]
}

const codesIn = (results: readonly LookupResult[]): Set<number> =>
  new Set(results.flatMap(result => (result.state === 'listed' ? result.datasets : [])))
