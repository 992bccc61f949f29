import { publicDocument, textDocument } from '../http/conditional.ts'
import { oncePer } from '../http/once-per.ts'
import { ProblemError } from '../http/problem.ts'
import type { ApiHandler, Route } from '../http/routes.ts'
import type { SiteServices } from './services.ts'

/** `GET /v1/openapi.json`: the description of the API, as it was built with the site. */
export function openApiRoute(services: SiteServices): Route {
  const document = oncePer(async (names: SiteServices['names']) => {
    const file = await services.read(names.openapi)
    if (!file) throw new ProblemError('unavailable', { headers: { 'retry-after': '5' } })
    return textDocument(new TextDecoder().decode(file.bytes), 'application/json')
  })
  const get: ApiHandler = async c => publicDocument(c.req.raw, await document(services.names))
  return { path: '/v1/openapi.json', cors: true, text: true, methods: { GET: get } }
}
