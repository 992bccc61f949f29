import { SUMMED_UNITS, statisticsOf } from '../../incident/statistics.ts'
import type { Snapshot } from '../../publication/read.ts'
import { documentPer, publicDocument } from '../conditional.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot, reading } from '../snapshot.ts'

/** `GET /v1/statistics`: figures about the whole catalogue. */
export function statisticsRoutes(services: Services): Routes {
  const document = documentPer(async (snapshot: Snapshot) => ({
    epoch: snapshot.manifest.epoch,
    summedUnits: SUMMED_UNITS,
    ...statisticsOf(await snapshot.catalogue()),
  }))
  const get: ApiHandler = async c => {
    const snapshot = await currentSnapshot(services)
    return publicDocument(c.req.raw, await reading(() => document(snapshot)))
  }
  return [{ path: '/v1/statistics', cors: true, text: true, methods: { GET: get } }]
}
