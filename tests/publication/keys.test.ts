import { expect, test } from 'vitest'
import { toBase64Url, utf8 } from '../../src/protocol/bytes.ts'
import { MANIFEST } from '../../src/publication/layout.ts'
import type { Manifest } from '../../src/publication/manifest.ts'
import { publish } from '../../src/publication/publish.ts'
import type { PublishedTestPerson } from '../../src/publication/source.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { partnerKey } from '../http/fake-publication.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { freshReader, publishDependencies } from '../support/publication.ts'

const PEOPLE: readonly PublishedTestPerson[] = [{ kind: 'email', digest: 'A'.repeat(43), datasets: [65_001] }]

async function world() {
  const store = createMemoryStore()
  const source = createMemorySource()
  const key = await partnerKey('vgf_live_one')
  source.keys = async () => [key, await partnerKey('vgf_live_two', { id: 'two' })]
  const deps = { ...publishDependencies(store, source), testPeople: async () => PEOPLE }
  await publish(deps)
  return { store, source, key, deps, snapshot: () => freshReader(store).snapshot() }
}

test('keys are found by their hashes, and test people stand beside them', async () => {
  const { key, snapshot } = await world()
  const current = await snapshot()
  expect(await current.key(key.hash)).toEqual(key)
  expect(await current.key('B'.repeat(43))).toBeNull()
  expect(await current.key('')).toBeNull()
  expect(await current.testPeople()).toEqual(PEOPLE)
})

test('a key that is gone from the next publication is found no more, and the same test people are not written again', async () => {
  const { source, key, deps, snapshot } = await world()
  const before = await snapshot()
  expect((await publish(deps)).changed).toBe(false)
  source.keys = async () => []
  await publish(deps)
  const after = await snapshot()
  expect(await after.key(key.hash)).toBeNull()
  expect(await after.testPeople()).toEqual(PEOPLE)
  expect(await before.key(key.hash)).toEqual(key)
})

test('a bare list of keys, as published before there were test people, still opens', async () => {
  const { store, key, snapshot } = await world()
  const manifest = JSON.parse(new TextDecoder().decode((await store.get(MANIFEST))!.bytes)) as Manifest
  const bytes = utf8(JSON.stringify([key]))
  const sha256 = toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)))
  await store.put(manifest.keys.name, bytes)
  await store.put(
    MANIFEST,
    utf8(JSON.stringify({ ...manifest, keys: { ...manifest.keys, sha256, bytes: bytes.length } })),
  )
  const current = await snapshot()
  expect(await current.key(key.hash)).toEqual(key)
  expect(await current.testPeople()).toEqual([])
})
