import { isKind, type Kind } from '../../identifier/kind.ts'
import { fromBase64Url, toBase64Url } from '../../protocol/bytes.ts'
import { parseBucketName } from '../../protocol/element.ts'
import { jsonDocument, publicDocument } from '../conditional.ts'
import { ProblemError } from '../problem.ts'
import type { ApiContext, ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot, reading } from '../snapshot.ts'

/**
 * `GET /v1/proofs/{kind}/{key version}/{bits}-{bucket}`: that a bucket document is in the publication whose manifest is signed.
 * `GET /v1/indexes/{kind}/{key version}`: the hashes of all bucket documents, from which a mirror learns what changed.
 */
export function proofsRoutes(services: Services): Routes {
  const proof: ApiHandler = async c => {
    const { kind, keyVersion } = layoutIn(c)
    const named = parseBucketName(c.req.param('name') ?? '')
    if (!named) throw new ProblemError('layout-changed')
    const snapshot = await currentSnapshot(services)
    const found = await reading(() => snapshot.proof(kind, keyVersion, named.bucketBits, named.bucket))
    if (found === null) throw new ProblemError('layout-changed')
    const { epoch } = snapshot.manifest
    const answer = { epoch, sha256: toBase64Url(found.sha256), path: found.path.map(toBase64Url) }
    return publicDocument(c.req.raw, await jsonDocument(answer))
  }
  const index: ApiHandler = async c => {
    const { kind, keyVersion } = layoutIn(c)
    const snapshot = await currentSnapshot(services)
    const found = await reading(() => snapshot.index(kind, keyVersion))
    if (found === null) throw new ProblemError('layout-changed')
    const etag = `"${toBase64Url(fromBase64Url(found.sha256)!.subarray(0, 16))}"`
    return publicDocument(c.req.raw, { bytes: found.bytes, etag, contentType: 'application/octet-stream' })
  }
  return [
    { path: '/v1/proofs/:kind/:keyVersion/:name', cors: true, text: true, methods: { GET: proof } },
    { path: '/v1/indexes/:kind/:keyVersion', cors: true, methods: { GET: index } },
  ]
}

/** Whatever is not a current layout gets the same answer, so that a client with old parameters finds its way back. */
function layoutIn(c: ApiContext): { kind: Kind; keyVersion: number } {
  const kind = c.req.param('kind') ?? ''
  const keyVersion = c.req.param('keyVersion') ?? ''
  if (!isKind(kind) || !/^[1-9]\d{0,4}$/.test(keyVersion)) throw new ProblemError('layout-changed')
  return { kind, keyVersion: Number(keyVersion) }
}
