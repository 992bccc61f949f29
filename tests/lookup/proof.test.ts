import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { check, createChecker } from '../../src/lookup/check.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { merklePath, merkleRoot, merkleTree } from '../../src/protocol/merkle.ts'
import { signedBytes } from '../../src/protocol/signed-manifest.ts'
import type { ManifestSigner } from '../../src/publication/signer.ts'
import { createSigner } from '../../src/runtime/signer.ts'
import { SALT } from '../http/fake-publication.ts'
import { json, LISTED, STRANGER, setUp } from './fake-service.ts'

const BITS = 2
const signer = createSigner(new Uint8Array(32).fill(3))
const other = createSigner(new Uint8Array(32).fill(4))

/** The service of the other tests, with a signed manifest, and a proof for every bucket of e-mail addresses. */
async function signedService(by: ManifestSigner = signer) {
  const service = await setUp()
  const hashes = Array.from({ length: 2 ** BITS }, (_, bucket) =>
    createHash('sha256')
      .update(service.documents.get(`email/1/${BITS}/${bucket}`)!)
      .digest(),
  )
  const at = (bucket: number) => new Uint8Array(hashes[bucket]!)
  const nodes = merkleTree(BITS, at)
  const manifest = service.snapshot.manifest as unknown as Record<string, object>
  Object.assign((manifest.kinds as { email: object[] }).email[0]!, { root: toBase64Url(merkleRoot(BITS, nodes, at)) })
  const list = JSON.stringify(service.state.datasets)
  Object.assign(manifest, {
    argon2Salt: toBase64Url(SALT),
    datasets: { name: 'datasets/5.json', sha256: createHash('sha256').update(list).digest('base64url'), bytes: 1 },
  })
  for (const { kind, publicKey } of service.keys) {
    const [layout] = (manifest.kinds as unknown as Record<string, object[]>)[kind]!
    Object.assign(layout!, { publicKey: toBase64Url(publicKey) })
  }
  const sign = (signer: ManifestSigner) =>
    Object.assign(manifest, {
      signature: { publicKey: toBase64Url(signer.publicKey), value: toBase64Url(signer.sign(signedBytes(manifest))) },
    })
  sign(by)
  Object.assign(service.snapshot, {
    proof: async (_kind: string, _version: number, _bits: number, bucket: number) => ({
      sha256: at(bucket),
      path: merklePath(BITS, nodes, bucket, at),
    }),
  })
  return { ...service, sign }
}

test('an answer comes from a bucket that is proved, by the key of the parameters or one that is known', async () => {
  const { deps, counts } = await signedService()
  expect(await check(deps, 'email', LISTED)).toMatchObject({ state: 'listed' })
  expect(await check({ ...deps, signingKey: signer.publicKey }, 'email', STRANGER)).toMatchObject({
    state: 'not-listed',
  })
  expect([counts.get('proofs'), counts.get('manifest')]).toEqual([2, 2])
})

test('the proof is asked for where the bucket is, which alone may learn its number', async () => {
  const { deps, sent, tamper } = await signedService()
  tamper.set(
    'parameters',
    json(body => ({ ...body, bucketOrigin: 'https://buckets.example' })),
  )
  expect(await check(deps, 'email', LISTED)).toMatchObject({ state: 'listed' })
  const origins = sent.map(({ url }) => new URL(url)).filter(({ pathname }) => /buckets|proofs/.test(pathname))
  expect(origins.map(({ origin }) => origin)).toEqual(['https://buckets.example', 'https://buckets.example'])
})

test.each<[string, (service: Awaited<ReturnType<typeof signedService>>) => void]>([
  [
    'a bucket that somebody changed',
    ({ tamper }) =>
      tamper.set('buckets', async response => {
        const bytes = new Uint8Array(await response.arrayBuffer())
        bytes[40]! ^= 1
        return new Response(bytes)
      }),
  ],
  [
    'a path that leads elsewhere',
    ({ tamper }) =>
      tamper.set(
        'proofs',
        json(body => ({ ...body, path: [...(body.path as string[])].reverse() })),
      ),
  ],
  [
    'a path that is too short',
    ({ tamper }) =>
      tamper.set(
        'proofs',
        json(body => ({ ...body, path: [] })),
      ),
  ],
  [
    'a list that somebody withdrew on the way',
    ({ tamper }) =>
      tamper.set(
        'datasets',
        json(body => ({
          ...body,
          datasets: (body.datasets as object[]).map(one => ({ ...one, status: 'withdrawn' })),
        })),
      ),
  ],
  [
    'lists that somebody left out on the way',
    ({ tamper }) =>
      tamper.set(
        'datasets',
        json(body => ({ ...body, datasets: [] })),
      ),
  ],
  [
    'another salt',
    ({ tamper }) =>
      tamper.set(
        'parameters',
        json(body => ({ ...body, argon2id: { ...(body.argon2id as object), salt: toBase64Url(new Uint8Array(16)) } })),
      ),
  ],
  [
    'the key of somebody else',
    ({ keys, tamper }) =>
      tamper.set(
        'parameters',
        json(body => {
          const { email, ...kinds } = body.kinds as { email: { id: number; keys: object[] } }
          const publicKey = toBase64Url(keys.find(({ kind }) => kind === 'phone')!.publicKey)
          return { ...body, kinds: { ...kinds, email: { ...email, keys: [{ ...email.keys[0], publicKey }] } } }
        }),
      ),
  ],
  [
    'a manifest that somebody changed',
    ({ tamper }) =>
      tamper.set(
        'manifest',
        json(body => ({ ...body, epoch: 99 })),
      ),
  ],
  [
    'a manifest that nobody signed',
    ({ tamper }) =>
      tamper.set(
        'manifest',
        json(({ signature: _, ...rest }) => rest),
      ),
  ],
  [
    'a manifest signed by somebody else',
    ({ sign, tamper }) => {
      tamper.set(
        'parameters',
        json(body => ({ ...body, signing: { algorithm: 'Ed25519', publicKey: toBase64Url(signer.publicKey) } })),
      )
      sign(other)
    },
  ],
])('%s: unavailable', async (_, spoil) => {
  const service = await signedService()
  spoil(service)
  expect(await check(service.deps, 'email', LISTED)).toEqual({ state: 'unavailable', reason: 'unproven' })
})

test('a known key is not replaced by that of the parameters, nor by none', async () => {
  const { deps, tamper } = await signedService(other)
  const known = { ...deps, signingKey: signer.publicKey }
  expect(await check(known, 'email', LISTED)).toEqual({ state: 'unavailable', reason: 'unproven' })
  tamper.set(
    'parameters',
    json(({ signing: _, ...rest }) => rest),
  )
  expect(await check(known, 'email', LISTED)).toEqual({ state: 'unavailable', reason: 'unproven' })
})

test('a publication that comes in between makes it begin again, without another evaluation', async () => {
  const { deps, tamper, counts, keptOf } = await signedService()
  const elsewhere = json(body => ({ ...body, path: [...(body.path as string[])].reverse() }))
  tamper.set('proofs', (response, nth) => (nth % 3 === 0 ? response : elsewhere(response)))
  expect(await createChecker(deps).recheck(await keptOf(LISTED))).toMatchObject({ state: 'listed' })
  expect(counts.get('manifest')).toBe(3)
  expect(await check(deps, 'email', LISTED)).toMatchObject({ state: 'listed' })
  expect([counts.get('manifest'), counts.get('evaluations')]).toEqual([6, 1])
})

test('beginning again waits for servers to agree, and ends when it is given up', async () => {
  const { deps, tamper } = await signedService()
  tamper.set(
    'proofs',
    json(body => ({ ...body, path: [] })),
  )
  const signal = AbortSignal.timeout(200)
  const { restartAfterMs: _, ...patient } = deps
  await expect(check({ ...patient, signal }, 'email', LISTED)).rejects.toMatchObject({ name: 'TimeoutError' })
})
