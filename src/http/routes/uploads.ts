import * as z from 'zod'
import { checked, readBytes, readJson } from '../body.ts'
import { requireContributor } from '../guard.ts'
import { SECURE_HEADERS } from '../headers.ts'
import { ProblemError } from '../problem.ts'
import type { ApiContext, ApiHandler, Routes } from '../routes.ts'
import type { Contributor, Services, WriteServices } from '../services.ts'
import { guardedWrite } from '../write-problem.ts'

const MAX_JSON_BYTES = 4096
/** 65,536 elements. */
export const MAX_CHUNK_BYTES = 2 * 1024 * 1024
const MAX_CHUNKS = 1_000_000

export const uploadOpenSchema = z.strictObject({
  dataset: z.int().min(1).max(0xffff),
  keyVersion: z.int().min(1).max(0xffff),
  clientKey: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
})
export const uploadCompleteSchema = z.strictObject({ chunks: z.int().min(0).max(MAX_CHUNKS) })
export const uploadIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
export const chunkNumberSchema = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)

/** The SHA-256 that a Content-Digest header (RFC 9530) announces. @throws ProblemError */
function announcedSha256(header: string | null): Uint8Array {
  const match = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):\s*(?:,|$)/.exec(header ?? '')
  if (!match) throw new ProblemError('invalid-request', { field: 'content-digest' })
  return Uint8Array.from(atob(match[1]!), character => character.charCodeAt(0))
}

/** Uploads of elements by contributors, in numbered chunks that can be sent again. Only where there is a database. */
export function uploadsRoutes(services: Services & { readonly write: WriteServices }): Routes {
  const { write } = services
  const answer = (c: ApiContext, body: object, status: 200 | 201 = 200) =>
    c.json(body, status, { ...SECURE_HEADERS, 'cache-control': 'no-store' })
  const guarded =
    (handle: (c: ApiContext, contributor: Contributor) => Promise<Response>): ApiHandler =>
    async c => {
      const contributor = await requireContributor(c.req.raw, services, 'upload')
      return guardedWrite(() => handle(c, contributor))
    }
  const idOf = (c: ApiContext): string => {
    const id = uploadIdSchema.safeParse(c.req.param('id'))
    if (!id.success) throw new ProblemError('not-found')
    return id.data
  }

  const open = guarded(async (c, contributor) => {
    const body = await readJson(c.req.raw, uploadOpenSchema, MAX_JSON_BYTES)
    return answer(c, await write.openUpload(contributor, body), 201)
  })
  const state = guarded(async (c, contributor) => answer(c, await write.upload(contributor, idOf(c))))
  const chunk = guarded(async (c, contributor) => {
    const id = idOf(c)
    const number = checked(z.object({ chunk: chunkNumberSchema }), { chunk: c.req.param('chunk') }).chunk
    const sha256 = announcedSha256(c.req.raw.headers.get('content-digest'))
    const elements = await readBytes(c.req.raw, 'application/octet-stream', MAX_CHUNK_BYTES)
    const stored = await write.putChunk(contributor, id, number, elements, sha256)
    return answer(c, { elements: stored.elements }, stored.alreadyHad ? 200 : 201)
  })
  const complete = guarded(async (c, contributor) => {
    const { chunks } = await readJson(c.req.raw, uploadCompleteSchema, MAX_JSON_BYTES)
    const result = await write.completeUpload(contributor, idOf(c), chunks)
    return answer(c, { ...result, status: 'submitted' })
  })
  return [
    { path: '/v1/uploads', cors: false, methods: { POST: open } },
    { path: '/v1/uploads/:id', cors: false, methods: { GET: state } },
    { path: '/v1/uploads/:id/chunks/:chunk', cors: false, methods: { PUT: chunk } },
    { path: '/v1/uploads/:id/complete', cors: false, methods: { POST: complete } },
  ]
}
