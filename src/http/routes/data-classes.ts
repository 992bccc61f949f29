import { CNIL_CATEGORIES, CNIL_CATEGORY_IDS } from '../../incident/cnil-categories.ts'
import { DATA_CLASS_MAPPINGS } from '../../incident/data-class-mappings.ts'
import { DATA_CLASS_IDS, DATA_CLASSES } from '../../incident/data-classes.ts'
import type { Snapshot } from '../../publication/read.ts'
import { documentPer, publicDocument } from '../conditional.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot, reading } from '../snapshot.ts'

/** `GET /v1/data-classes`: every class with its words, what it is called elsewhere, and how many incidents exposed it. */
export function dataClassesRoutes(services: Services): Routes {
  const document = documentPer(async (snapshot: Snapshot) => {
    const exposed = (await snapshot.catalogue()).flatMap(one => one.dataClasses)
    return {
      dataClasses: DATA_CLASS_IDS.map(id => ({
        id,
        ...DATA_CLASSES[id],
        ...DATA_CLASS_MAPPINGS[id],
        incidents: exposed.filter(one => one === id).length,
      })),
      cnilCategories: CNIL_CATEGORY_IDS.map(id => ({ id, ...CNIL_CATEGORIES[id] })),
    }
  })
  const get: ApiHandler = async c => {
    const snapshot = await currentSnapshot(services)
    return publicDocument(c.req.raw, await reading(() => document(snapshot)))
  }
  return [{ path: '/v1/data-classes', cors: true, text: true, methods: { GET: get } }]
}
