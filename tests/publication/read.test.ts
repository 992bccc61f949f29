import { expect, test } from 'vitest'
import { bucketOf } from '../../src/protocol/element.ts'
import { MANIFEST } from '../../src/publication/layout.ts'
import { publish } from '../../src/publication/publish.ts'
import { createPublicationReader, PublicationUnavailableError } from '../../src/publication/read.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { type ObjectStore, StoreUnavailableError } from '../../src/store/object-store.ts'
import { seededElements } from '../support/elements.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { codesOf, publishDependencies } from '../support/publication.ts'

const people = seededElements(600, 1)

/** A published list behind a store that counts reads and can be switched off, and a clock in seconds. */
async function world(options: { filterCacheBytes?: number; bucketCacheBytes?: number } = {}) {
  const memory = createMemoryStore()
  const source = createMemorySource()
  const deps = publishDependencies(memory, source)
  source.addDataSet(1, 'email', people)
  await publish(deps)
  const state = { seconds: 0, down: false, reads: [] as string[] }
  const store: ObjectStore = {
    ...memory,
    async get(name) {
      state.reads.push(name)
      await new Promise(resolve => setImmediate(resolve))
      if (state.down) throw new StoreUnavailableError()
      return memory.get(name)
    },
  }
  const reader = createPublicationReader({ store, now: () => state.seconds * 1000, ...options })
  return { memory, source, deps, state, reader }
}

test('the manifest is read at most every ten seconds, once for all who ask', async () => {
  const { source, deps, state, reader } = await world()
  const manifestReads = () => state.reads.filter(name => name === MANIFEST).length
  const [first, second] = await Promise.all([reader.snapshot(), reader.snapshot(), reader.snapshot()])
  expect(first).toBe(second)
  expect(manifestReads()).toBe(1)
  source.addDataSet(2, 'email', seededElements(5, 2))
  await publish(deps)
  state.seconds = 9.9
  expect((await reader.snapshot()).manifest.epoch).toBe(1)
  expect(manifestReads()).toBe(1)
  state.seconds = 10
  expect((await reader.snapshot()).manifest.epoch).toBe(2)
  expect(manifestReads()).toBe(2)
  state.seconds = 20
  const same = await reader.snapshot()
  state.seconds = 30
  expect(await reader.snapshot()).toBe(same)
})

test('what cannot be read again for 15 seconds is not answered from', async () => {
  const { state, reader } = await world()
  const snapshot = await reader.snapshot()
  state.down = true
  state.seconds = 14.9
  expect(await reader.snapshot()).toBe(snapshot)
  state.seconds = 15
  await expect(reader.snapshot()).rejects.toThrow(PublicationUnavailableError)
  state.down = false
  expect((await reader.snapshot()).manifest.epoch).toBe(1)
})

test('many questions about one object are one read; a failed one is tried again', async () => {
  const { state, reader } = await world()
  const snapshot = await reader.snapshot()
  state.down = true
  await expect(snapshot.filter('email', 1, people[0]!)).rejects.toThrow(PublicationUnavailableError)
  await expect(snapshot.datasets()).rejects.toThrow(PublicationUnavailableError)
  state.down = false
  state.reads.length = 0
  await Promise.all(people.slice(0, 100).map(element => snapshot.filter('email', 1, element)))
  await Promise.all(people.slice(0, 100).map(() => snapshot.bucket('email', 1, 3, 0)))
  await Promise.all([snapshot.datasets(), snapshot.datasets()])
  // Index, filter, bucket, data sets.
  expect(state.reads).toHaveLength(4)
})

test('a cache that is too small costs reads, never answers', async () => {
  const { state, reader } = await world({ filterCacheBytes: 0, bucketCacheBytes: 4000 })
  const snapshot = await reader.snapshot()
  for (let round = 0; round < 2; round++) {
    for (const element of people.slice(0, 50)) expect(await codesOf(snapshot, 'email', element)).toEqual([1])
  }
  expect(state.reads.length).toBeGreaterThan(100)
})

test.each(['gone', 'damaged', 'exchanged', 'empty'])(
  'an object that is %s is unavailable, not an absence',
  async how => {
    const { memory, state, reader } = await world()
    const element = people[0]!
    const snapshot = await reader.snapshot()
    const { bucketBits } = snapshot.manifest.kinds.email[0]!
    const bucket = bucketOf(element, bucketBits)
    const prefixes = ['buckets/email', 'filters/email', 'indexes/email', 'datasets', 'catalogue', 'private/keys']
    for (const prefix of prefixes) {
      const names: string[] = []
      for await (const { name } of memory.list(prefix)) names.push(name)
      for (const name of names) {
        const bytes = (await memory.get(name))!.bytes
        if (how === 'gone') await memory.delete([name])
        if (how === 'damaged') await memory.put(name, bytes.with(bytes.length - 1, bytes.at(-1)! ^ 1))
        if (how === 'exchanged') await memory.put(name, (await memory.get('indexes/iban/1/1.bin'))!.bytes)
        if (how === 'empty') await memory.put(name, new Uint8Array())
      }
    }
    for (const read of [
      () => snapshot.bucket('email', 1, bucketBits, bucket),
      () => snapshot.filter('email', 1, element),
      () => snapshot.datasets(),
      () => snapshot.catalogue(),
      () => snapshot.key('A'.repeat(43)),
      () => snapshot.testPeople(),
    ]) {
      await expect(read()).rejects.toThrow(PublicationUnavailableError)
    }
    await memory.put(MANIFEST, new TextEncoder().encode('{"format":1}'))
    state.seconds = 20
    await expect(reader.snapshot()).rejects.toThrow(PublicationUnavailableError)
  },
)
