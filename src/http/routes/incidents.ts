import type { Incident } from '../../incident/record.ts'
import { revisionsOf } from '../../incident/revisions.ts'
import { incidentQuerySchema, searchIncidents } from '../../incident/search.ts'
import { timelineOf } from '../../incident/timeline.ts'
import { checked } from '../body.ts'
import { jsonDocument, publicDocument } from '../conditional.ts'
import { ProblemError } from '../problem.ts'
import { givenOnce } from '../query.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentCatalogue } from '../snapshot.ts'

/**
 * `GET /v1/incidents` (search, facets, pages), `GET /v1/incidents/{id}` (the full record) and `GET /v1/incidents/{id}/revisions` (what changed,
 * and what happened when).
 */
export function incidentsRoutes(services: Services): Routes {
  const list: ApiHandler = async c => {
    const query = checked(incidentQuerySchema, givenOnce(c))
    return publicDocument(c.req.raw, await jsonDocument(searchIncidents(await currentCatalogue(services), query)))
  }
  const about =
    (documentOf: (incident: Incident) => unknown): ApiHandler =>
    async c => {
      const id = c.req.param('id')
      const incident = (await currentCatalogue(services)).find(candidate => candidate.id === id)
      if (!incident) throw new ProblemError('not-found')
      return publicDocument(c.req.raw, await jsonDocument(documentOf(incident)))
    }
  const revisions = (incident: Incident) => ({
    id: incident.id,
    revisions: revisionsOf(incident),
    timeline: timelineOf(incident),
  })
  return [
    { path: '/v1/incidents', cors: true, text: true, methods: { GET: list } },
    { path: '/v1/incidents/:id', cors: true, text: true, methods: { GET: about(incident => incident) } },
    { path: '/v1/incidents/:id/revisions', cors: true, text: true, methods: { GET: about(revisions) } },
  ]
}
