import type { ApiContext } from './routes.ts'
import type { Services } from './services.ts'

/** The public origin, without a trailing slash: the one configured, else that of the request. */
export function originOf(services: Pick<Services, 'origin'>, c: ApiContext): string {
  return services.origin === '' ? new URL(c.req.url).origin : services.origin
}
