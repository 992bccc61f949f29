import type { Snapshot } from '../../publication/read.ts'
import { documentPer, publicDocument } from '../conditional.ts'
import { dataSetEntry } from '../data-set-entry.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot, reading } from '../snapshot.ts'

/** `GET /v1/datasets`: what each data-set code means. */
export function datasetsRoutes(services: Services): Routes {
  const document = documentPer(async (snapshot: Snapshot) => ({
    epoch: snapshot.manifest.epoch,
    datasets: (await snapshot.datasets()).map(dataSetEntry),
  }))
  const get: ApiHandler = async c => {
    const snapshot = await currentSnapshot(services)
    return publicDocument(c.req.raw, await reading(() => document(snapshot)))
  }
  return [{ path: '/v1/datasets', cors: true, methods: { GET: get } }]
}
