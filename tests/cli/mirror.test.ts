import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { argon2idNative } from '../../src/cli/argon2id-native.ts'
import { auditServer, differencesOf } from '../../src/cli/audit-server-run.ts'
import { type MirrorOptions, runMirror } from '../../src/cli/mirror-run.ts'
import { createGet, type Get } from '../../src/cli/remote-publication.ts'
import { createApp } from '../../src/http/app.ts'
import { check } from '../../src/lookup/check.ts'
import { digest } from '../../src/protocol/digest.ts'
import { elementOfDigest } from '../../src/protocol/oprf-server.ts'
import { type PublishDependencies, publish } from '../../src/publication/publish.ts'
import { createSigner } from '../../src/runtime/signer.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { SALT } from '../http/fake-publication.ts'
import { testApp } from '../http/test-app.ts'
import { parameters } from '../lookup/fake-service.ts'
import { seededElements } from '../support/elements.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { freshReader, publishDependencies } from '../support/publication.ts'
import { ristretto255 } from '../support/ristretto255.ts'

const LISTED = 'listed.person@example.org'
const signer = createSigner(new Uint8Array(32).fill(5))
const other = createSigner(new Uint8Array(32).fill(6))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mirror-'))
})
afterEach(() => rm(folder, { recursive: true }))
const mirror = (get: Get, options: MirrorOptions = {}) => runMirror(get, folder, { againAfterMs: 0, ...options })

/** A service over a publication of its own, what was asked of it, and answers that a test puts in the place of its own. */
async function service() {
  const group = ristretto255()
  const { services } = await testApp(group)
  const [store, source] = [createMemoryStore(), createMemorySource()]
  const { keys } = (await testApp(group)).publication
  let deps: PublishDependencies = { ...publishDependencies(store, source), keys, argon2Salt: SALT }
  const key = keys.find(one => one.kind === 'email')!
  const own = elementOfDigest(group, key, await digest(argon2idNative, 'email', LISTED, parameters))
  source.addDataSet(1, 'email', [own, ...seededElements(300, 1)])
  await publish(deps)
  const app = createApp({ ...services, reader: freshReader(store), argon2Salt: SALT })
  const asked: string[] = []
  const instead = new Map<string, (bytes: Uint8Array<ArrayBuffer>) => Response>()
  const fetchFrom = (async (url: string, init?: RequestInit) => {
    const { pathname } = new URL(url)
    asked.push(pathname)
    const { method, headers, body } = init ?? {}
    const given = { ...(method && { method }), ...(headers && { headers }), ...(body && { body }) }
    const response = await app.request(pathname, given, { clientAddress: '192.0.2.1' })
    const change = [...instead].find(([start]) => pathname.startsWith(start))?.[1]
    return change ? change(new Uint8Array(await response.arrayBuffer())) : response
  }) as typeof fetch
  return {
    asked,
    instead,
    fetchFrom,
    get: createGet('https://vigifuite.example', fetchFrom),
    addList: async (code: number, by = signer) => {
      source.addDataSet(code, 'email', seededElements(1, code))
      deps = { ...deps, signer: by }
      await publish(deps)
    },
  }
}

const flipped = (bytes: Uint8Array<ArrayBuffer>) => new Response(bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte)))
const changedJson = (change: (body: Record<string, unknown>) => object) => (bytes: Uint8Array) =>
  Response.json(change(JSON.parse(new TextDecoder().decode(bytes))))
const buckets = (asked: readonly string[]) => asked.filter(path => path.startsWith('/v1/buckets/'))

test('a mirror fetches what it does not have, and a check is answered from its files', async () => {
  const { get, fetchFrom, addList, asked } = await service()
  expect(await mirror(get)).toMatchObject({ epoch: 1, buckets: 7, fetched: 7 })
  expect(await mirror(get)).toMatchObject({ fetched: 0 })
  await addList(2)
  expect(await mirror(get)).toMatchObject({ epoch: 2, buckets: 7, fetched: 1 })
  expect(buckets(asked)).toHaveLength(8)
  expect((await readdir(folder, { recursive: true })).filter(name => name.endsWith('.part'))).toEqual([])

  const files = async (url: string, init: RequestInit): Promise<Response> => {
    const { origin, pathname } = new URL(url)
    if (origin === 'https://mirror.example') return new Response(await readFile(join(folder, pathname)))
    const response = await fetchFrom(url, init)
    if (pathname !== '/v1/parameters') return response
    return Response.json({ ...((await response.json()) as object), bucketOrigin: 'https://mirror.example' })
  }
  const deps = { baseUrl: 'https://vigifuite.example', fetch: files, argon2id: argon2idNative }
  const known = { ...deps, signingKey: signer.publicKey, restartAfterMs: [0, 0] }
  expect(await check(known, 'email', LISTED)).toMatchObject({ state: 'listed', datasets: [{ code: 1 }] })
  expect(await check(known, 'email', 'stranger@example.org')).toMatchObject({ state: 'not-listed' })
  for (const name of await readdir(join(folder, 'v1/buckets/email/1'))) {
    const path = join(folder, 'v1/buckets/email/1', name)
    await writeFile(
      path,
      (await readFile(path)).map((byte, i) => (i === 40 ? byte ^ 1 : byte)),
    )
  }
  expect(await check(known, 'email', LISTED)).toEqual({ state: 'unavailable', reason: 'unproven' })
  expect(await mirror(get)).toMatchObject({ fetched: 4 })
  expect(await check(known, 'email', LISTED)).toMatchObject({ state: 'listed' })
})

test('an interrupted run goes on where it ended', async () => {
  const { get, instead, asked } = await service()
  instead.set('/v1/buckets/phone', () => new Response(null, { status: 503 }))
  await expect(mirror(get)).rejects.toThrow('cannot be read: status 503')
  await expect(readFile(join(folder, 'v1/manifest'))).rejects.toThrow('ENOENT')
  instead.clear()
  const before = buckets(asked).filter(path => !path.includes('phone'))
  expect(before.length).toBeGreaterThan(0)
  const { fetched } = await mirror(get)
  expect(fetched).toBe(7 - before.length)
})

test('what the manifest does not prove is not kept', async () => {
  const { get, instead } = await service()
  const fails = async (path: string, change: (bytes: Uint8Array<ArrayBuffer>) => Response, message: string) => {
    instead.set(path, change)
    await expect(mirror(get)).rejects.toThrow(message)
    instead.clear()
  }
  await fails(
    '/v1/manifest',
    changedJson(body => ({ ...body, publishedAt: '2020-01-01T00:00:00Z' })),
    'is not signed by',
  )
  await fails(
    '/v1/datasets',
    changedJson(body => ({ ...body, datasets: [] })),
    'are not those of its manifest',
  )
  await fails(
    '/v1/parameters',
    changedJson(body => ({ ...body, argon2id: { ...(body.argon2id as object), salt: 'A'.repeat(22) } })),
    'another salt',
  )
  await fails('/v1/indexes/email', flipped, 'the index of email/1 is another')
  await fails('/v1/buckets/email', flipped, 'is not what the index says')
  await fails('/v1/parameters', () => new Response('<html>'), 'not those of vf1')
  await expect(readdir(join(folder, 'v1/buckets/email'))).rejects.toThrow('ENOENT')
})

test('the first key is remembered; another one is refused, from the server or from whoever runs it', async () => {
  const { get, addList } = await service()
  await mirror(get)
  await expect(mirror(get, { signingKey: other.publicKey })).rejects.toThrow('another key')
  await addList(2, other)
  await expect(mirror(get)).rejects.toThrow('is not signed by')
})

test('an honest server passes; a bucket, a proof or a key that does not hold is named', async () => {
  const { get, instead } = await service()
  const audit = async (signingKey?: Uint8Array) =>
    (await auditServer(get, { againAfterMs: 0, buckets: 8, ...(signingKey && { signingKey }) })).faults
  expect(await audit()).toEqual([])
  expect(await audit(signer.publicKey)).toEqual([])
  expect(await audit(other.publicKey)).toEqual([expect.stringContaining('is not signed by')])
  instead.set('/v1/buckets/email', flipped)
  expect((await audit()).every(fault => /^the bucket email\/1\/\S+ is not proved$/.test(fault))).toBe(true)
  expect(await audit()).not.toEqual([])
  instead.clear()
  instead.set(
    '/v1/proofs/email',
    changedJson(body => ({ ...body, path: [] })),
  )
  expect(await audit()).not.toEqual([])
  instead.clear()
  instead.set('/v1/indexes/phone', flipped)
  expect(await audit()).toContain('the index of phone/1 is another')
})

test('two servers are compared at one publication', async () => {
  const [one, two] = [await service(), await service()]
  const remoteOf = async ({ get }: Awaited<ReturnType<typeof service>>) =>
    (await auditServer(get, { againAfterMs: 0, buckets: 1 })).remote
  const first = await remoteOf(one)
  expect(differencesOf(first, await remoteOf(one))).toEqual([])
  expect(differencesOf(first, await remoteOf(two))).toEqual(['they show different publications under the number 1'])
  await one.addList(2)
  expect(differencesOf(first, await remoteOf(one))).toBeNull()
})

test('what a manifest does not name any more goes; an older publication is refused; runs may overlap', async () => {
  const { get, addList, instead } = await service()
  const former = new Uint8Array(await get('/v1/manifest'))
  const stale = ['v1/buckets/email/1/0-0', 'v1/proofs/email/1/0-0', 'v1/buckets/email/9/2-0000', 'v1/indexes/email/9']
  for (const path of stale) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), 'of a former layout')
  }
  await addList(2)
  const runs = await Promise.all([mirror(get), mirror(get)])
  expect(runs.map(({ epoch }) => epoch)).toEqual([2, 2])
  const names = await readdir(folder, { recursive: true })
  for (const path of stale) expect(names).not.toContain(path)
  const { epoch } = JSON.parse(new TextDecoder().decode(former))
  instead.set('/v1/manifest', () => new Response(former))
  for (const path of ['/v1/parameters', '/v1/datasets']) {
    instead.set(
      path,
      changedJson(body => ({
        ...body,
        epoch,
        ...(Array.isArray(body.datasets) && { datasets: body.datasets.slice(0, 1) }),
      })),
    )
  }
  await expect(mirror(get)).rejects.toThrow('an older publication')
})
