/** A service in memory that a private check can be run against, and its answers changed on the way back. */
import { createApp } from '../../src/http/app.ts'
import { createMemoryQuotas } from '../../src/http/quotas/memory-quotas.ts'
import type { QuotaLimits } from '../../src/http/quotas/quotas.ts'
import { DEMO_LIMITS } from '../../src/http/quotas/quotas.ts'
import type { CheckDependencies, Kept } from '../../src/lookup/check.ts'
import { createEvaluator } from '../../src/lookup/evaluate.ts'
import { argon2idWasm } from '../../src/protocol/argon2id-wasm.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { ARGON2ID_COST, type Argon2id, digest } from '../../src/protocol/digest.ts'
import { elementOfDigest } from '../../src/protocol/oprf-server.ts'
import { dataSet, fakePublication, SALT } from '../http/fake-publication.ts'
import { communes } from '../support/communes.ts'
import { ristretto255 } from '../support/ristretto255.ts'

export const group = ristretto255()
export const LISTED = 'listed.person@example.org'
export const STRANGER = 'stranger@example.org'

export const parameters = { ...ARGON2ID_COST, salt: SALT }
const digests = new Map<string, Promise<Uint8Array>>()
/** The real Argon2id, each answer computed once. */
export const argon2id: Argon2id = (password, cost) => {
  const name = `${toBase64Url(password)}|${toBase64Url(cost.salt)}`
  const known = digests.get(name) ?? argon2idWasm(password, cost)
  digests.set(name, known)
  return known
}

interface Sent {
  readonly url: string
  readonly init: RequestInit
}

/** A publication in which `LISTED` is listed under `codes`; data set 3 is published, 4 is withdrawn. */
export async function setUp(codes: readonly number[] = [3], limits: QuotaLimits = DEMO_LIMITS) {
  const publication = fakePublication(group, new Map([[await digest(argon2id, 'email', LISTED, parameters), codes]]))
  publication.state.datasets = [dataSet(3, 'email'), dataSet(4, 'email', 'withdrawn')]
  const make = (keys = publication.keys) =>
    createApp({
      reader: publication.reader,
      evaluator: createEvaluator(group, keys),
      sha512: group.sha512,
      argon2Salt: SALT,
      demo: false,
      bucketOrigin: '',
      origin: '',
      communes,
      quotas: createMemoryQuotas({ limits, now: Date.now, random: n => crypto.getRandomValues(new Uint8Array(n)) }),
      write: null,
      now: () => new Date(),
      requestId: () => 'request',
      pause: () => Promise.resolve(),
      log: () => undefined,
    })
  const app = make()
  const sent: Sent[] = []
  /** What a test changes on the way back, by path. */
  const tamper = new Map<string, (response: Response, nth: number) => Response | Promise<Response>>()
  const counts = new Map<string, number>()
  const deps: CheckDependencies = {
    baseUrl: 'https://vigifuite.example',
    restartAfterMs: [0, 0],
    argon2id,
    fetch: async (url, init) => {
      sent.push({ url, init })
      const path = new URL(url).pathname.split('/')[2]!
      counts.set(path, (counts.get(path) ?? 0) + 1)
      const { signal: _, cache: _cache, ...rest } = init
      const response = await app.request(url, rest, { clientAddress: '192.0.2.1' })
      return tamper.get(path)?.(response, counts.get(path)!) ?? response
    },
  }
  /** What a check of an e-mail address leaves. */
  const keptOf = async (canonical: string): Promise<Kept> => {
    const key = publication.keys.find(one => one.kind === 'email')!
    const element = elementOfDigest(group, key, await digest(argon2id, 'email', canonical, parameters))
    return { kind: 'email', keyVersion: 1, element: toBase64Url(element) }
  }
  return { ...publication, deps, sent, tamper, counts, make, keptOf }
}

/** A change of a JSON answer. */
export const json = (change: (body: Record<string, unknown>) => unknown) => async (response: Response) =>
  Response.json(change((await response.json()) as Record<string, unknown>))
export const layoutChanged = () => Response.json({ type: 'urn:vigifuite:problem:layout-changed' }, { status: 404 })
