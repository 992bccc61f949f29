import * as z from 'zod'
import { checked } from '../body.ts'
import { requirePartner } from '../guard.ts'
import { SECURE_HEADERS } from '../headers.ts'
import { ProblemError } from '../problem.ts'
import { givenOnce } from '../query.ts'
import { DAY_MS, dayOf, monthOf } from '../quotas/quota-clock.ts'
import { usageReport } from '../quotas/usage-report.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot } from '../snapshot.ts'

/** Usage is kept for thirteen months at the edge. */
const MAX_DAYS = 400

export const usageQuerySchema = z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() })

/** `GET /v1/usage?from=&to=`: what the key's partner used, by day and scope; the current month by default. Any scope; nothing is counted for it. */
export function usageRoutes(services: Services): Routes {
  const get: ApiHandler = async c => {
    const partner = await requirePartner(c, services, await currentSnapshot(services), 'any')
    const query = checked(usageQuerySchema, givenOnce(c))
    const now = services.now().getTime()
    const { from = `${monthOf(now)}-01`, to = dayOf(now) } = query
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS
    if (!(days >= 0 && days < MAX_DAYS)) throw new ProblemError('invalid-request', { field: 'from' })
    const report = await usageReport(services, partner, { from, to })
    return c.json(report, 200, { ...SECURE_HEADERS, 'cache-control': 'no-store' })
  }
  return [{ path: '/v1/usage', cors: false, methods: { GET: get } }]
}
