import { isKind } from '../../identifier/kind.ts'
import { parseBucketName } from '../../protocol/element.ts'
import { publicDocument } from '../conditional.ts'
import { ProblemError } from '../problem.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot, reading } from '../snapshot.ts'

/** `GET /v1/buckets/{kind}/{key version}/{bits}-{bucket}`: one bucket document of the current publication. */
export function bucketsRoutes(services: Services): Routes {
  const get: ApiHandler = async c => {
    const { kind, keyVersion, name } = c.req.param() as Record<string, string>
    const named = parseBucketName(name ?? '')
    // Whatever is not a current layout gets the same answer, so that a client with old parameters finds its way back.
    if (!isKind(kind) || !/^[1-9]\d{0,4}$/.test(keyVersion ?? '') || !named) throw new ProblemError('layout-changed')
    const snapshot = await currentSnapshot(services)
    const { bucketBits, bucket } = named
    const document = await reading(() => snapshot.bucket(kind, Number(keyVersion), bucketBits, bucket))
    if (document === null) throw new ProblemError('layout-changed')
    const etag = document.etag.startsWith('"') ? document.etag : `"${document.etag}"`
    return publicDocument(c.req.raw, { bytes: document.bytes, etag, contentType: 'application/octet-stream' })
  }
  return [{ path: '/v1/buckets/:kind/:keyVersion/:name', cors: true, methods: { GET: get } }]
}
