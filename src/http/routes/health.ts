import { SECURE_HEADERS } from '../headers.ts'
import type { Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot } from '../snapshot.ts'

const HEADERS = { ...SECURE_HEADERS, 'cache-control': 'no-store' }

/** `GET /healthz`: the process answers. `GET /readyz`: there is a publication that checks can be answered from. */
export function healthRoutes(services: Services): Routes {
  return [
    { path: '/healthz', cors: false, methods: { GET: c => c.json({ status: 'ok' }, 200, HEADERS) } },
    {
      path: '/readyz',
      cors: false,
      methods: {
        GET: async c => {
          const { manifest } = await currentSnapshot(services)
          return c.json({ status: 'ready', epoch: manifest.epoch }, 200, HEADERS)
        },
      },
    },
  ]
}
