import { requirePartner } from './guard.ts'
import { countRequest } from './quotas/charge-partner.ts'
import type { ApiHandler, Routes } from './routes.ts'
import type { Services } from './services.ts'
import { currentSnapshot } from './snapshot.ts'

/**
 * Public routes of the catalogue for partners who send their key along: then it must hold and have the scope `catalogue`, and the request is
 * counted. Without credentials they are what they were. A shared cache in front answers without counting: the answer is the same for all.
 */
export function countedByKey(services: Services, routes: Routes): Routes {
  const counted =
    (handler: ApiHandler): ApiHandler =>
    async c => {
      if (c.req.raw.headers.has('authorization')) {
        const partner = await requirePartner(c, services, await currentSnapshot(services), 'catalogue')
        await countRequest(services, partner, 'catalogue')
      }
      return handler(c)
    }
  return routes.map(route => {
    const methods = Object.entries(route.methods).map(([method, handler]) => [method, counted(handler)])
    return { ...route, methods: Object.fromEntries(methods) }
  })
}
