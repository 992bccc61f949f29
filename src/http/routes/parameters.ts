import { KIND_IDS, KINDS, type Kind } from '../../identifier/kind.ts'
import { toBase64Url } from '../../protocol/bytes.ts'
import { ARGON2ID_COST } from '../../protocol/digest.ts'
import type { Parameters, PublishedKey } from '../../protocol/parameters.ts'
import type { Snapshot } from '../../publication/read.ts'
import { documentPer, publicDocument } from '../conditional.ts'
import { ProblemError } from '../problem.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot } from '../snapshot.ts'

/** `GET /v1/parameters`: the published layouts, as far as this server can evaluate for them. */
export function parametersRoutes(services: Services): Routes {
  const document = documentPer((snapshot: Snapshot) => Promise.resolve(parametersOf(services, snapshot)))
  const get: ApiHandler = async c => publicDocument(c.req.raw, await document(await currentSnapshot(services)))
  return [{ path: '/v1/parameters', cors: true, methods: { GET: get } }]
}

/** @throws ProblemError when the current key of a kind is not one of this server's: its seeds are not the publisher's */
export function parametersOf(services: Services, { manifest }: Snapshot): Parameters {
  const keysOf = (kind: Kind): PublishedKey[] => {
    const own = services.evaluator.keys.filter(key => key.kind === kind)
    const published = manifest.kinds[kind]
    if (published.length === 0) {
      return own
        .filter(key => key.current)
        .map(key => ({ version: key.version, publicKey: toBase64Url(key.publicKey), bucketBits: 0, current: true }))
    }
    return published.flatMap(({ keyVersion, bucketBits, current }) => {
      const key = own.find(one => one.version === keyVersion)
      return key ? [{ version: keyVersion, publicKey: toBase64Url(key.publicKey), bucketBits, current }] : []
    })
  }
  const kind = <K extends Kind>(name: K) => ({ id: KIND_IDS[name], keys: keysOf(name) })
  const kinds = { email: kind('email'), phone: kind('phone'), iban: kind('iban'), person: kind('person') }
  if (!KINDS.every(name => kinds[name].keys.some(key => key.current))) throw new ProblemError('unavailable')
  return {
    protocol: 'vf1',
    epoch: manifest.epoch,
    demo: services.demo,
    bucketOrigin: services.bucketOrigin,
    argon2id: { ...ARGON2ID_COST, salt: toBase64Url(services.argon2Salt) },
    ...(manifest.signature && { signing: { algorithm: 'Ed25519', publicKey: manifest.signature.publicKey } }),
    oprf: { mode: 'voprf', suite: 'ristretto255-SHA512' },
    kinds,
  }
}
