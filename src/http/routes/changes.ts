import * as z from 'zod'
import { checked } from '../body.ts'
import { jsonDocument, publicDocument } from '../conditional.ts'
import { ProblemError } from '../problem.ts'
import { givenOnce } from '../query.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot, reading } from '../snapshot.ts'

const DEFAULT_LIMIT = 100

/** `since`: the cursor of an earlier answer. Numbers come as text. */
export const changesQuerySchema = z.strictObject({
  since: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional(),
  limit: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(1000))
    .optional(),
})

/**
 * `GET /v1/changes`: what publications changed, after a cursor, oldest first. Without a cursor: from the oldest that is kept.
 *
 * A cursor is the number of the last change that was read. One that is ahead of this log is another reader's of the same service, who was served a
 * newer publication: nothing is new for it yet.
 */
export function changesRoutes(services: Services): Routes {
  const get: ApiHandler = async c => {
    const { since, limit = DEFAULT_LIMIT } = checked(changesQuerySchema, givenOnce(c))
    const snapshot = await currentSnapshot(services)
    const log = await reading(() => snapshot.changes())
    const oldest = log[0]?.sequence ?? 1
    if (since !== undefined && since < oldest - 1) throw new ProblemError('cursor-expired')
    const newer = since === undefined ? log : log.filter(({ sequence }) => sequence > since)
    const changes = newer.slice(0, limit)
    const cursor = String(changes.at(-1)?.sequence ?? since ?? 0)
    return publicDocument(c.req.raw, await jsonDocument({ changes, cursor, more: newer.length > changes.length }))
  }
  return [{ path: '/v1/changes', cors: true, text: true, methods: { GET: get } }]
}
