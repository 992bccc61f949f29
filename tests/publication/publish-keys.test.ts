import { expect, test } from 'vitest'
import { utf8 } from '../../src/protocol/bytes.ts'
import { MANIFEST } from '../../src/publication/layout.ts'
import { publish } from '../../src/publication/publish.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import type { ObjectStore } from '../../src/store/object-store.ts'
import { seededElements } from '../support/elements.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { freshReader, publishDependencies, verified } from '../support/publication.ts'

const hashOf = (id: string) => Buffer.alloc(32, id).toString('base64url')
const knows = async (store: ObjectStore, id: string) =>
  (await (await freshReader(store).snapshot()).key(hashOf(id))) !== null

/** A publication of one list and two keys, with another list waiting. */
async function published() {
  const store = createMemoryStore()
  const source = createMemorySource()
  const deps = publishDependencies(store, source)
  source.addDataSet(1, 'email', seededElements(60, 1))
  source.addKey('a')
  source.addKey('b')
  await publish(deps)
  source.addDataSet(2, 'email', seededElements(60, 2))
  return { store, source, deps }
}

/** Does something just before the first swap of a manifest. */
const beforeSwap = (store: ObjectStore, act: () => Promise<void>): ObjectStore => {
  let done = false
  return {
    ...store,
    async put(name, bytes, condition) {
      if (condition && !done) {
        done = true
        await act()
      }
      return store.put(name, bytes, condition)
    },
  }
}

test('keys are published alone: what else waits goes on waiting', async () => {
  const { store, source, deps } = await published()
  const { manifest } = await freshReader(store).snapshot()
  source.revokeKey('a')
  source.addKey('c')
  const result = await publish(deps, { keysOnly: true })
  expect(result).toMatchObject({ changed: true, epoch: 2, published: [], purged: [], objects: 2 })
  expect([await knows(store, 'a'), await knows(store, 'b'), await knows(store, 'c')]).toEqual([false, true, true])
  const after = (await freshReader(store).snapshot()).manifest
  expect(after).toMatchObject({ catalogue: manifest.catalogue, datasets: manifest.datasets, kinds: manifest.kinds })
  expect(await publish(deps, { keysOnly: true })).toMatchObject({ changed: false, epoch: 2 })
  expect(await publish(deps)).toMatchObject({ changed: true, published: [2] })
  expect((await verified(store, source)).differences).toEqual([])
})

test('keys alone are no publication where there is none yet, or a torn one', async () => {
  const store = createMemoryStore()
  const source = createMemorySource()
  const deps = publishDependencies(store, source)
  source.addKey('a')
  expect(await publish(deps, { keysOnly: true })).toMatchObject({ changed: false, epoch: 0 })
  expect(await store.get('manifest.json')).toBe(null)
  await publish(deps)
  await store.put('manifest.json', new TextEncoder().encode('{'))
  expect(await publish(deps, { keysOnly: true })).toMatchObject({ changed: false, epoch: 0 })
  await publish(deps)
  expect(await knows(store, 'a')).toBe(true)
})

test('a key revoked beside a long build is gone at once and stays gone, and nothing is built twice', async () => {
  const { store, source, deps } = await published()
  let exposures = 0
  const counting = {
    ...source,
    exposures: (...given: Parameters<typeof source.exposures>) => {
      exposures++
      return source.exposures(...given)
    },
  }
  const slow = beforeSwap(store, async () => {
    source.revokeKey('a')
    expect(await publish(deps, { keysOnly: true })).toMatchObject({ changed: true, epoch: 3 })
    expect(await knows(store, 'a')).toBe(false)
    // Revoked after that publication read the keys: the build reads them once more.
    source.revokeKey('b')
  })
  const before = exposures
  expect(await publish({ ...deps, store: slow, source: counting })).toMatchObject({ epoch: 4, published: [2] })
  expect(exposures - before).toBe(1)
  expect([await knows(store, 'a'), await knows(store, 'b')]).toEqual([false, false])
  expect((await verified(store, source)).differences).toEqual([])
})

test('keys give way to a build that ends first, and are published after it', async () => {
  const { store, source, deps } = await published()
  source.revokeKey('a')
  const slow = beforeSwap(store, async () => {
    source.addKey('c')
    expect(await publish(deps)).toMatchObject({ published: [2] })
    source.revokeKey('b')
  })
  await publish({ ...deps, store: slow }, { keysOnly: true })
  expect([await knows(store, 'a'), await knows(store, 'b'), await knows(store, 'c')]).toEqual([false, false, true])
  expect((await verified(store, source)).differences).toEqual([])
})

test('over a publication of before signatures, what is signed is proved', async () => {
  for (const options of [{ keysOnly: true }, { listOnly: true }]) {
    const { store, source, deps } = await published()
    const stored = (await store.get(MANIFEST))!
    const { signature: _, ...former } = JSON.parse(new TextDecoder().decode(stored.bytes))
    for (const layout of Object.values<{ root?: string; tree?: object }[]>(former.kinds).flat()) {
      delete layout.root
      delete layout.tree
    }
    await store.put(MANIFEST, utf8(JSON.stringify(former)), { ifMatch: stored.etag })
    expect(await publish(deps, options)).toMatchObject({ changed: true })
    expect((await verified(store, source, 10)).differences).toEqual([])
  }
})
