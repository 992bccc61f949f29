import { touchesCommune } from '../../incident/communes.ts'
import { sortIncidents } from '../../incident/order.ts'
import { summarise } from '../../incident/summary.ts'
import { jsonDocument, publicDocument } from '../conditional.ts'
import { ProblemError } from '../problem.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentCatalogue, reading } from '../snapshot.ts'

/** `GET /v1/communes/{insee}`: a commune by its INSEE code, and all incidents of its bodies or of its people. */
export function communesRoutes(services: Services): Routes {
  const get: ApiHandler = async c => {
    const insee = c.req.param('insee') ?? ''
    const commune = await reading(() => services.communes.find(insee))
    if (commune === null) throw new ProblemError('not-found')
    const incidents = (await currentCatalogue(services)).filter(one => touchesCommune(one, insee))
    const document = { ...commune, incidents: sortIncidents(incidents, 'disclosed').map(summarise) }
    return publicDocument(c.req.raw, await jsonDocument(document))
  }
  return [{ path: '/v1/communes/:insee', cors: true, text: true, methods: { GET: get } }]
}
