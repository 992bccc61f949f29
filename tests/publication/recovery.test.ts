import { expect, test } from 'vitest'
import { TagCollisionError } from '../../src/protocol/bucket-document.ts'
import { MANIFEST } from '../../src/publication/layout.ts'
import { publish } from '../../src/publication/publish.ts'
import { PublicationUnavailableError } from '../../src/publication/read.ts'
import { withdraw } from '../../src/publication/withdraw.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { StoreUnavailableError } from '../../src/store/object-store.ts'
import { seededElements } from '../support/elements.ts'
import { createFaultyStore } from '../support/faulty-store.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { codesOf, freshReader, publishDependencies, sha512, verified } from '../support/publication.ts'

function world() {
  const memory = createMemoryStore()
  const store = createFaultyStore(memory)
  const source = createMemorySource()
  return { memory, store, source, deps: publishDependencies(store, source), reader: freshReader(memory) }
}

test.each([0, 1])(
  'a manifest torn by its store, after %i good ones, is replaced by building everything',
  async before => {
    const { memory, store, source, deps, reader } = world()
    const elements = seededElements(600, 1)
    source.addDataSet(1, 'email', elements)
    if (before > 0) await publish(deps)
    source.addDataSet(2, 'email', seededElements(5, 2))
    store.inject({ kind: 'fail-half-way' }, { operation: 'put', name: /^manifest\.json$/ })
    await expect(publish(deps)).rejects.toThrow(StoreUnavailableError)
    await expect(reader.snapshot()).rejects.toThrow(PublicationUnavailableError)
    expect(await publish(deps, { listOnly: true })).toMatchObject({ changed: false })
    expect((await publish(deps)).objects).toBeGreaterThan(8)
    expect((await verified(memory, source)).differences).toEqual([])
  },
)

test('a manifest that rots when all is published is replaced too, and the layout does not shrink', async () => {
  const { memory, source, deps, reader } = world()
  source.addDataSet(1, 'email', seededElements(600, 1))
  await publish(deps)
  source.addDataSet(2, 'email', seededElements(100, 2))
  source.withdraw(1)
  await withdraw(deps)
  expect((await reader.snapshot()).manifest.kinds.email[0]!.bucketBits).toBe(3)
  await memory.put(MANIFEST, new Uint8Array(5))
  await publish(deps)
  expect((await reader.snapshot()).manifest.kinds.email[0]!.bucketBits).toBe(3)
  expect((await verified(memory, source)).differences).toEqual([])
})

test('a store without space is told apart from nothing, and the former publication stays', async () => {
  const { memory, store, source, deps, reader } = world()
  const elements = seededElements(300, 1)
  source.addDataSet(1, 'email', elements)
  await publish(deps)
  source.addDataSet(2, 'email', seededElements(300, 2))
  for (const freeBytes of [0, 2000, 5000, 20_000]) {
    store.inject({ kind: 'no-space', freeBytes })
    const error = await publish(deps).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'StoreUnavailableError', code: 'ENOSPC' })
    expect(await codesOf(await reader.snapshot(), 'email', elements[0]!)).toEqual([1])
  }
  store.clear()
  expect(await publish(deps)).toMatchObject({ published: [2] })
  expect((await verified(memory, source)).differences).toEqual([])
})

test('when an attempt fails, none of its writes is still running', async () => {
  const { store, source, deps } = world()
  source.addDataSet(1, 'email', seededElements(3000, 1))
  store.inject({ kind: 'fail-before' }, { operation: 'put', failAt: 5 })
  await expect(publish(deps)).rejects.toThrow(StoreUnavailableError)
  const operations = store.log.length
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(store.log.length).toBe(operations)
})

test('equal tags begin again under another epoch', async () => {
  const { memory, source, deps } = world()
  source.addDataSet(1, 'email', seededElements(10, 1))
  // The epoch is in the input of K_i: bytes 12 to 19.
  const unlucky = (until: number) => (input: Uint8Array) =>
    new DataView(input.buffer, input.byteOffset).getBigUint64(12) <= until ? new Uint8Array(64) : sha512(input)
  expect(await publish({ ...deps, sha512: unlucky(2) })).toMatchObject({ epoch: 3 })
  expect((await verified(memory, source)).differences).toEqual([])
  source.addDataSet(2, 'email', seededElements(10, 2))
  await expect(publish({ ...deps, sha512: unlucky(100) })).rejects.toThrow(TagCollisionError)
  expect((await verified(memory, source)).differences).toEqual([])
})

test('an object that the last publication refers to is gone: a partial build says so, a full one replaces it', async () => {
  const { memory, source, deps } = world()
  source.addDataSet(1, 'email', seededElements(10, 1))
  await publish(deps)
  await memory.delete(['indexes/email/1/1.bin', 'catalogue/1.json', 'private/keys/1.json'])
  source.addDataSet(2, 'email', seededElements(10, 2))
  await expect(publish(deps)).rejects.toThrow('an object is missing')
  await publish(deps, { full: true })
  expect((await verified(memory, source)).differences).toEqual([])
})
