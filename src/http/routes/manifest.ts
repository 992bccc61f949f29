import type { Snapshot } from '../../publication/read.ts'
import { documentPer, publicDocument } from '../conditional.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot } from '../snapshot.ts'

/** `GET /v1/manifest`: which objects make up the current publication, with their hashes; partner keys are left out. */
export function manifestRoutes(services: Services): Routes {
  const document = documentPer(({ manifest }: Snapshot) => {
    const { keys: _private, ...open } = manifest
    return Promise.resolve(open)
  })
  const get: ApiHandler = async c => publicDocument(c.req.raw, await document(await currentSnapshot(services)))
  return [{ path: '/v1/manifest', cors: true, text: true, methods: { GET: get } }]
}
