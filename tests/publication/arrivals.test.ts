import { describe, expect, test } from 'vitest'
import { firstArrivals } from '../../src/incident/arrivals.ts'
import { utf8 } from '../../src/protocol/bytes.ts'
import { collect } from '../../src/publication/collect.ts'
import { MANIFEST } from '../../src/publication/layout.ts'
import { publish } from '../../src/publication/publish.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { readCatalogue } from '../incident/catalogue.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { freshReader, publishDependencies } from '../support/publication.ts'

const all = readCatalogue()
const [late, ...rest] = all

async function world() {
  const store = createMemoryStore()
  const state = { catalogue: rest as readonly unknown[] }
  const source = { ...createMemorySource(), catalogue: async () => state.catalogue }
  const deps = publishDependencies(store, source)
  await publish(deps)
  const snapshot = () => freshReader(store).snapshot()
  const replaceManifest = async (change: (manifest: Record<string, unknown>) => void) => {
    const stored = await store.get(MANIFEST)
    const manifest = JSON.parse(new TextDecoder().decode(stored!.bytes))
    change(manifest)
    await store.put(MANIFEST, utf8(JSON.stringify(manifest)), { ifMatch: stored!.etag })
  }
  return { store, state, deps, snapshot, replaceManifest }
}

describe('the arrivals of a publication', () => {
  test('are those of its catalogue, and go on from there', async () => {
    const { state, deps, snapshot } = await world()
    expect(await (await snapshot()).arrivals()).toEqual(firstArrivals(rest))
    state.catalogue = all
    await publish(deps)
    const arrivals = await (await snapshot()).arrivals()
    expect(arrivals.slice(0, -1)).toEqual(firstArrivals(rest))
    expect(arrivals.at(-1)).toMatchObject({ id: late!.id })
    expect(await publish(deps)).toMatchObject({ changed: false })
  })

  test('stay with a publication of keys alone, a whole rebuild and a collection', async () => {
    const { store, state, deps, snapshot } = await world()
    state.catalogue = all
    await publish(deps)
    const before = await (await snapshot()).arrivals()
    await publish(
      { ...deps, testPeople: async () => [{ kind: 'email', digest: 'x', datasets: null }] },
      { keysOnly: true },
    )
    expect((await snapshot()).manifest.epoch).toBe(3)
    expect(await (await snapshot()).arrivals()).toEqual(before)
    await publish(deps, { full: true })
    await collect({ store, now: () => new Date(Date.now() + 10 * 86_400_000) })
    expect(await (await snapshot()).arrivals()).toEqual(before)
  })

  test('follow from the catalogue in a manifest of before, which the next publication completes', async () => {
    const { state, deps, snapshot, replaceManifest } = await world()
    await replaceManifest(manifest => delete manifest.arrivals)
    expect(await (await snapshot()).arrivals()).toEqual(firstArrivals(rest))
    state.catalogue = all
    expect(await publish(deps)).toMatchObject({ changed: true })
    const { manifest, arrivals } = await snapshot()
    expect(manifest.arrivals).toBeDefined()
    expect((await arrivals()).slice(0, -1)).toEqual(firstArrivals(rest))
  })

  test('begin again where they are damaged', async () => {
    const { store, deps, state, snapshot } = await world()
    await store.delete([(await snapshot()).manifest.arrivals!.name])
    state.catalogue = all
    await publish(deps)
    expect((await (await snapshot()).arrivals()).slice(0, -1)).toEqual(firstArrivals(rest))
  })
})
