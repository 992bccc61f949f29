import { expect, test } from 'vitest'
import { decodeFilter } from '../../src/filter/codec.ts'
import { utf8 } from '../../src/protocol/bytes.ts'
import { MANIFEST } from '../../src/publication/layout.ts'
import { PublicationConflictError, publish } from '../../src/publication/publish.ts'
import { PublicationUnavailableError } from '../../src/publication/read.ts'
import { withdraw } from '../../src/publication/withdraw.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { seededElements } from '../support/elements.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { codesOf, freshReader, publishDependencies, verified } from '../support/publication.ts'

function world() {
  const store = createMemoryStore()
  const source = createMemorySource()
  return { store, source, deps: publishDependencies(store, source), reader: freshReader(store) }
}

test('the first publication has all four kinds, those without a list as decoys', async () => {
  const { store, source, deps, reader } = world()
  await expect(reader.snapshot()).rejects.toThrow(PublicationUnavailableError)
  const elements = seededElements(300, 1)
  source.addDataSet(3, 'email', elements)
  const result = await publish(deps)
  expect(result).toMatchObject({ changed: true, epoch: 1, published: [3] })
  const snapshot = await reader.snapshot()
  expect(snapshot.manifest.kinds.email[0]).toMatchObject({ bucketBits: 2, entries: 300, current: true })
  expect(snapshot.manifest.kinds.iban[0]).toMatchObject({ bucketBits: 0, entries: 0 })
  expect((await snapshot.bucket('iban', 1, 0, 0))!.bytes).toHaveLength(32 + 64 * 24)
  expect(await snapshot.bucket('iban', 1, 1, 0)).toBeNull()
  expect(await snapshot.bucket('email', 2, 2, 0)).toBeNull()
  for (const element of elements) expect(await codesOf(snapshot, 'email', element)).toEqual([3])
  expect((await verified(store, source)).differences).toEqual([])
})

test('publishing again without a change publishes nothing', async () => {
  const { source, deps } = world()
  source.addDataSet(1, 'email', seededElements(10, 1))
  await publish(deps)
  expect(await publish(deps)).toMatchObject({ changed: false, epoch: 1 })
  expect(source.epochs).toEqual([1])
  expect(await publish(deps, { full: true })).toMatchObject({ changed: true, epoch: 2 })
})

test('adding a data set rewrites only the buckets it touches, with the answers of a full build', async () => {
  const { store, source, deps, reader } = world()
  const old = seededElements(20_000, 1)
  source.addDataSet(1, 'email', old)
  await publish(deps)
  const added = [...seededElements(15, 2), ...old.slice(0, 5)]
  source.addDataSet(2, 'email', added)
  const result = await publish(deps)
  // Touched buckets, one filter shard at most two, index, data sets, history.
  expect(result.objects).toBeLessThanOrEqual(20 + 2 + 3)
  const partial = await reader.snapshot()
  for (const element of old.slice(0, 5)) expect(await codesOf(partial, 'email', element)).toEqual([1, 2])
  for (const element of added.slice(0, 15)) expect(await codesOf(partial, 'email', element)).toEqual([2])
  expect((await verified(store, source)).differences).toEqual([])
  await publish(deps, { full: true })
  expect((await verified(store, source)).differences).toEqual([])
})

test('bits grow with the list and never fall', async () => {
  const { store, source, deps, reader } = world()
  const bits = async () => (await reader.snapshot()).manifest.kinds.phone[0]!.bucketBits
  source.addDataSet(1, 'phone', seededElements(100, 1))
  await publish(deps)
  expect(await bits()).toBe(0)
  source.addDataSet(2, 'phone', seededElements(2000, 2))
  await publish(deps)
  expect(await bits()).toBe(5)
  source.withdraw(2)
  await withdraw(deps)
  expect(await bits()).toBe(5)
  await publish(deps, { full: true })
  expect(await bits()).toBe(5)
  expect((await verified(store, source)).differences).toEqual([])
})

test('a filter remembers who left until it holds twice what it was made for, and is then built anew', async () => {
  const { store, source, deps } = world()
  const counts: number[] = []
  for (let code = 1; code <= 4; code++) {
    source.addDataSet(code, 'email', seededElements(250, code))
    if (code > 1) source.withdraw(code - 1)
    await publish(deps)
    expect((await verified(store, source)).differences).toEqual([])
    const stored = await store.get(`filters/email/1/0-0000/${code}.bin`)
    counts.push(Math.round(decodeFilter(stored!.bytes).count / 50) * 50)
  }
  // Made for 256: with the third list it would hold 750.
  expect(counts).toEqual([250, 500, 250, 500])
})

test('a withdrawal is marked before anything is rewritten, then purged, then its rows are gone', async () => {
  const { store, source, deps, reader } = world()
  const shared = seededElements(1, 9)[0]!
  const only = seededElements(50, 1)
  source.addDataSet(1, 'email', [...only, shared])
  source.addDataSet(2, 'email', [...seededElements(500, 2), shared])
  await publish(deps)
  source.withdraw(1)
  const marked = await publish(deps, { listOnly: true })
  const between = await reader.snapshot()
  expect((await between.datasets()).map(one => [one.code, one.status])).toEqual([
    [1, 'withdrawn'],
    [2, 'published'],
  ])
  expect(await codesOf(between, 'email', only[0]!)).toEqual([1])
  // The list, the log of changes, and a copy of the manifest.
  expect(marked.objects).toBe(3)
  expect((await verified(store, source)).differences).toEqual([])
  await withdraw(deps)
  const after = await reader.snapshot()
  for (const element of only) expect(await codesOf(after, 'email', element)).toBeNull()
  expect(await codesOf(after, 'email', shared)).toEqual([2])
  expect(source.rows).toBe(501)
  expect((await verified(store, source)).differences).toEqual([])
})

test('a list-only publication does not make approved data sets readable', async () => {
  const { source, deps, reader } = world()
  source.addDataSet(1, 'email', seededElements(10, 1))
  await publish(deps)
  source.addDataSet(2, 'email', seededElements(10, 2))
  source.withdraw(1)
  await publish(deps, { listOnly: true })
  expect((await (await reader.snapshot()).datasets()).map(one => one.code)).toEqual([1])
  await publish(deps)
  expect((await (await reader.snapshot()).datasets()).map(one => one.code)).toEqual([1, 2])
})

test('a suppressed element is in no bucket, and verify would see it', async () => {
  const { store, source, deps, reader } = world()
  const elements = seededElements(100, 1)
  source.addDataSet(1, 'email', elements)
  await publish(deps)
  source.suppress('email', elements[7]!)
  // Applied in the database, but not yet in the buckets: exactly what verify is for.
  await source.finish({ epoch: 1, published: [], purged: [], suppressionsApplied: 1, changes: [], summary: {} })
  const report = await verified(store, source)
  expect(report.differences.map(one => one.what).sort()).toEqual(['suppressed-found', 'wrong-count'])
  await publish(deps, { full: true })
  expect(await codesOf(await reader.snapshot(), 'email', elements[7]!)).toBeNull()
  expect((await verified(store, source)).differences).toEqual([])
})

test('verify names what was tampered with', async () => {
  const { store, source, deps } = world()
  source.addDataSet(1, 'email', seededElements(500, 1))
  await publish(deps)
  const names: string[] = []
  for await (const { name } of store.list('buckets/email')) names.push(name)
  const stored = (await store.get(names[1]!))!
  stored.bytes[100]! ^= 1
  await store.put(names[1]!, stored.bytes)
  await store.delete([names[2]!])
  const { differences } = await verified(store, source, 0)
  expect(differences.map(one => one.what)).toEqual(['unreadable', 'unreadable'])
  await publish(deps, { full: true })
  expect((await verified(store, source)).differences).toEqual([])
})

test('two publishers at once: one swap wins, the other begins again, and both end in one truth', async () => {
  const { store, source, deps } = world()
  source.addDataSet(1, 'email', seededElements(200, 1))
  await publish(deps)
  source.addDataSet(2, 'email', seededElements(200, 2))
  source.addDataSet(3, 'phone', seededElements(200, 3))
  const results = await Promise.all([publish(deps), publish(deps)])
  expect(new Set(results.map(result => result.epoch)).size).toBeGreaterThan(0)
  expect((await verified(store, source)).differences).toEqual([])
})

test('a publisher that always loses says so', async () => {
  const { store, source, deps } = world()
  source.addDataSet(1, 'email', seededElements(20, 1))
  await publish(deps)
  source.addDataSet(2, 'email', seededElements(20, 2))
  const rival = { ...store }
  rival.put = async (name, bytes, condition) => {
    // The same manifest in other bytes: another version of the object.
    if (name === MANIFEST)
      await store.put(MANIFEST, utf8(`${new TextDecoder().decode((await store.get(MANIFEST))!.bytes)} `))
    return store.put(name, bytes, condition)
  }
  await expect(publish({ ...deps, store: rival })).rejects.toThrow(PublicationConflictError)
  expect(await publish(deps)).toMatchObject({ changed: true, published: [2] })
  expect((await verified(store, source)).differences).toEqual([])
})

test('a data set without rows, whose publisher died before it told the database, is finished by the next run', async () => {
  const { store, source, deps } = world()
  source.addDataSet(1, 'email', seededElements(10, 1))
  await publish(deps)
  source.addDataSet(2, 'email', [])
  const dying = Object.assign(Object.create(source) as typeof source, {
    finish: async () => {
      throw new Error('the database is gone')
    },
  })
  await expect(publish({ ...deps, source: dying })).rejects.toThrow('gone')
  expect((await source.pending()).newlyPublished).toEqual([2])
  expect(await publish(deps)).toMatchObject({ changed: false, epoch: 2, published: [2] })
  expect((await source.pending()).newlyPublished).toEqual([])
  expect((await verified(store, source)).differences).toEqual([])
})

test('a key version comes, becomes the current one and goes', async () => {
  const { deps, source, reader } = world()
  source.addDataSet(1, 'email', seededElements(10, 1))
  await publish(deps)
  const both = deps.keys.flatMap(key => [
    { ...key, current: false },
    { ...key, version: 2 },
  ])
  await publish({ ...deps, keys: both })
  const during = (await reader.snapshot()).manifest.kinds.email
  expect(during.map(one => [one.keyVersion, one.current])).toEqual([
    [1, false],
    [2, true],
  ])
  const result = await publish({ ...deps, keys: both.filter(key => key.version === 2) })
  // Nothing but the copy of the former manifest: no bucket changes when a layout goes.
  expect(result).toMatchObject({ changed: true, objects: 1 })
  expect((await reader.snapshot()).manifest.kinds.email.map(one => one.keyVersion)).toEqual([2])
})

test('before the first publication there is nothing to mark as withdrawn', async () => {
  const { store, source, deps } = world()
  source.addDataSet(1, 'email', seededElements(10, 1))
  source.addDataSet(2, 'email', seededElements(10, 2))
  source.withdraw(2)
  expect(await withdraw(deps)).toMatchObject({ marked: { changed: false, epoch: 0 }, purged: { published: [1] } })
  expect((await verified(store, source)).differences).toEqual([])
})

test.runIf(process.env.VIGIFUITE_LONG)(
  'shards that outgrow their number are built anew without touching the buckets',
  async () => {
    const { source, deps, reader } = world()
    const old = seededElements(145_800, 1)
    // 145,830 elements fit one shard; the layout has 2^11 buckets from 131,072 on.
    source.addDataSet(1, 'email', old)
    await publish(deps)
    expect((await reader.snapshot()).manifest.kinds.email[0]).toMatchObject({ bucketBits: 11, shardBits: 0 })
    const added = seededElements(100, 2)
    source.addDataSet(2, 'email', added)
    const result = await publish(deps)
    const snapshot = await reader.snapshot()
    expect(snapshot.manifest.kinds.email[0]).toMatchObject({ bucketBits: 11, shardBits: 1 })
    expect(result.objects).toBeLessThanOrEqual(100 + 2 + 3)
    for (const element of added) expect(await codesOf(snapshot, 'email', element)).toEqual([2])
    for (let i = 0; i < old.length; i += 50) expect(await codesOf(snapshot, 'email', old[i]!)).toEqual([1])
  },
  60_000,
)

test('a bucket that loses all its entries becomes one of decoys', async () => {
  const { store, source, deps, reader } = world()
  const elements = seededElements(200, 1)
  source.addDataSet(1, 'email', elements)
  await publish(deps)
  source.withdraw(1)
  await withdraw(deps)
  const snapshot = await reader.snapshot()
  for (const element of elements) expect(await codesOf(snapshot, 'email', element)).toBeNull()
  expect((await verified(store, source)).differences).toEqual([])
})

test('a list-only publication does not count a suppression as applied', async () => {
  const { source, deps, reader } = world()
  const elements = seededElements(20, 1)
  source.addDataSet(1, 'email', elements)
  source.addDataSet(2, 'phone', elements)
  await publish(deps)
  source.suppress('email', elements[3]!)
  source.withdraw(2)
  await publish(deps, { listOnly: true })
  expect(await codesOf(await reader.snapshot(), 'email', elements[3]!)).toEqual([1])
  await publish(deps)
  expect(await codesOf(await reader.snapshot(), 'email', elements[3]!)).toBeNull()
})
