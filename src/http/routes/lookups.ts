import * as z from 'zod'
import { KINDS } from '../../identifier/kind.ts'
import { MAX_DIGESTS } from '../../lookup/lookup.ts'
import { bytes32Schema, readJson } from '../body.ts'
import { chargePartner } from '../charge-partner.ts'
import { requirePartner } from '../guard.ts'
import { SECURE_HEADERS } from '../headers.ts'
import { lookupSourceFor } from '../lookup-source.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot } from '../snapshot.ts'

/** 1,000 digests are 46 kB. */
const MAX_BODY_BYTES = 65_536

const bodySchema = z.strictObject({
  kind: z.enum(KINDS),
  digests: z.array(bytes32Schema).min(1).max(MAX_DIGESTS),
})

/** `POST /v1/lookups`: up to 1,000 digests from a partner. No CORS: a key has no business in a page. */
export function lookupsRoutes(services: Services): Routes {
  const post: ApiHandler = async c => {
    const partner = await requirePartner(c.req.raw, services, await currentSnapshot(services), 'lookup')
    const { kind, digests } = await readJson(c.req.raw, bodySchema, MAX_BODY_BYTES)
    const headers = await chargePartner(services, partner, 'lookup', digests.length)
    const answer = await lookupSourceFor(services, partner).lookup(kind, digests)
    return c.json(answer, 200, { ...SECURE_HEADERS, ...headers, 'cache-control': 'no-store' })
  }
  return [{ path: '/v1/lookups', cors: false, methods: { POST: post } }]
}
