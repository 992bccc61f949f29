/** How a resource declares its routes, and how they become an app's: methods, preflight and 405 come from one table. */
import type { Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { preflight } from './headers.ts'
import { ProblemError } from './problem.ts'
import type { ApiEnv } from './services.ts'

export type ApiContext = Context<ApiEnv>
export type ApiHandler = (c: ApiContext) => Response | Promise<Response>
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** One path pattern. HEAD comes with GET. `cors`: pages of any origin may use it. `text`: worth compressing on the way. */
export interface Route {
  readonly path: string
  readonly cors: boolean
  readonly text?: boolean
  readonly methods: Readonly<Partial<Record<Method, ApiHandler>>>
}
export type Routes = readonly Route[]

/** Adds routes to an app. `compressing`: nothing between here and the reader compresses text. */
export function register(app: Hono<ApiEnv>, routes: Routes, compressing: boolean): void {
  for (const { path, cors, text, methods } of routes) {
    if (compressing && text) app.use(path, compress())
    for (const [method, handler] of Object.entries(methods)) app.on(method, path, handler)
    const allowed = Object.keys(methods).flatMap(method => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    const allow = [...allowed, ...(cors ? ['OPTIONS'] : [])].join(', ')
    app.all(path, c => {
      if (cors && c.req.method === 'OPTIONS') return preflight(allowed.join(', '))
      throw new ProblemError('method-not-allowed', { headers: { allow } })
    })
  }
}
