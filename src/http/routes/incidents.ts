import { incidentQuerySchema, searchIncidents } from '../../incident/search.ts'
import { checked } from '../body.ts'
import { jsonDocument, publicDocument } from '../conditional.ts'
import { ProblemError } from '../problem.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot, reading } from '../snapshot.ts'

/** `GET /v1/incidents` (search, filters, pages) and `GET /v1/incidents/{id}` (the full record). */
export function incidentsRoutes(services: Services): Routes {
  const catalogue = async () => {
    const snapshot = await currentSnapshot(services)
    return reading(() => snapshot.catalogue())
  }
  const list: ApiHandler = async c => {
    // A parameter given twice is a mistake somewhere: zod refuses the array.
    const given = Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? values[0] : values,
    ])
    const query = checked(incidentQuerySchema, Object.fromEntries(given))
    return publicDocument(c.req.raw, await jsonDocument(searchIncidents(await catalogue(), query)))
  }
  const one: ApiHandler = async c => {
    const id = c.req.param('id')
    const incident = (await catalogue()).find(candidate => candidate.id === id)
    if (!incident) throw new ProblemError('not-found')
    return publicDocument(c.req.raw, await jsonDocument(incident))
  }
  return [
    { path: '/v1/incidents', cors: true, methods: { GET: list } },
    { path: '/v1/incidents/:id', cors: true, methods: { GET: one } },
  ]
}
