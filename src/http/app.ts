/**
 * The API as one request handler: `createApp(services).fetch(request, { clientAddress })`.
 *
 * Nothing here is global, reads the environment or knows the runtime: tests, Node and workerd make the same app from their
 * own services.
 */
import { Hono } from 'hono'
import { matchedRoutes } from 'hono/route'
import { countedByKey } from './counted-by-key.ts'
import { CORS_HEADERS, SECURE_HEADERS } from './headers.ts'
import { hibpPath, hibpProblem, isHibpPath } from './hibp.ts'
import { type ProblemCode, ProblemError, type ProblemExtras, problemResponse } from './problem.ts'
import { bucketsRoutes } from './routes/buckets.ts'
import { changesRoutes } from './routes/changes.ts'
import { communesRoutes } from './routes/communes.ts'
import { dataClassesRoutes } from './routes/data-classes.ts'
import { datasetsRoutes } from './routes/datasets.ts'
import { evaluationsRoutes } from './routes/evaluations.ts'
import { healthRoutes } from './routes/health.ts'
import { hibpRoutes } from './routes/hibp.ts'
import { hibpRefusalsRoutes } from './routes/hibp-refusals.ts'
import { incidentsRoutes } from './routes/incidents.ts'
import { lookupStreamsRoutes } from './routes/lookup-streams.ts'
import { lookupsRoutes } from './routes/lookups.ts'
import { manifestRoutes } from './routes/manifest.ts'
import { openDataRoutes } from './routes/open-data.ts'
import { parametersRoutes } from './routes/parameters.ts'
import { proofsRoutes } from './routes/proofs.ts'
import { statisticsRoutes } from './routes/statistics.ts'
import { uploadsRoutes } from './routes/uploads.ts'
import { usageRoutes } from './routes/usage.ts'
import { webhooksRoutes } from './routes/webhooks.ts'
import type { ApiContext } from './routes.ts'
import { type Routes, register } from './routes.ts'
import type { ApiEnv, Services } from './services.ts'

const DEFAULT_TIMEOUT_MS = 30_000
const PROBLEM_HEADERS = { ...SECURE_HEADERS, ...CORS_HEADERS }

/** Every route of the API; uploads only where there is a write side. */
export function apiRoutes(services: Services): Routes {
  const { write } = services
  return [
    ...parametersRoutes(services),
    ...evaluationsRoutes(services),
    ...bucketsRoutes(services),
    ...proofsRoutes(services),
    ...datasetsRoutes(services),
    ...manifestRoutes(services),
    ...countedByKey(services, [
      ...incidentsRoutes(services),
      ...dataClassesRoutes(services),
      ...statisticsRoutes(services),
      ...communesRoutes(services),
      ...openDataRoutes(services),
      ...changesRoutes(services),
    ]),
    ...hibpRoutes(services),
    ...lookupsRoutes(services),
    ...lookupStreamsRoutes(services),
    ...usageRoutes(services),
    ...(write ? uploadsRoutes({ ...services, write }) : []),
    ...(write?.webhooks ? webhooksRoutes({ ...services, write: { ...write, webhooks: write.webhooks } }) : []),
    ...healthRoutes(services),
  ]
}

/** The public site, where there is one: its routes, and its page for what does not exist. */
export interface Site {
  readonly routes: Routes
  /** Null where the problem of the API is the better answer. */
  notFound(c: ApiContext): Promise<Response> | null
}

/** `desk`: routes of the privacy officer’s desk, where there is a write side. */
export function createApp(services: Services, site?: Site, desk: Routes = []): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>({ getPath: hibpPath })
  const timeoutMs = services.timeoutMs ?? DEFAULT_TIMEOUT_MS

  app.use(async (c, next) => {
    const started = services.now().getTime()
    c.set('requestId', services.requestId())
    if (!(await doneInTime(timeoutMs, next))) {
      c.set('timedOut', true)
      c.res = problemFor(c, 'timeout')
    }
    const unexpected = c.error && !(c.error instanceof ProblemError) ? c.error.name : undefined
    services.log({
      requestId: c.get('requestId'),
      method: c.req.method,
      route: patternOf(c),
      status: c.res.status,
      milliseconds: services.now().getTime() - started,
      ...(unexpected !== undefined && { error: unexpected }),
    })
  })
  const routes = [...apiRoutes(services), ...hibpRefusalsRoutes(services), ...(site?.routes ?? []), ...desk]
  register(app, routes, services.compress === true)
  app.notFound(c => site?.notFound(c) ?? problemFor(c, 'not-found'))
  app.onError((error, c) =>
    error instanceof ProblemError ? problemFor(c, error.code, error.extras) : problemFor(c, 'internal'),
  )
  return app
}

function problemFor(c: ApiContext, code: ProblemCode, extras: ProblemExtras = {}): Response {
  const respond = isHibpPath(c.req.path) ? hibpProblem : problemResponse
  return respond(code, c.get('requestId'), extras, PROBLEM_HEADERS)
}

/** The pattern of the route that answered; requests that match none are all alike in the log. */
function patternOf(c: ApiContext): string {
  const path = matchedRoutes(c).at(-1)?.path
  return path === undefined || path === '/*' || path === '*' ? 'none' : path
}

/** Whether an action ends in time. What is still under way afterwards goes on unheard. */
async function doneInTime(milliseconds: number, action: () => Promise<void>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<false>(resolve => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  try {
    return await Promise.race([action().then(() => true), deadline])
  } finally {
    clearTimeout(timer)
  }
}
