import { expect, test } from 'vitest'
import { collect } from '../../src/publication/collect.ts'
import { historyName, MANIFEST } from '../../src/publication/layout.ts'
import { publish } from '../../src/publication/publish.ts'
import type { Snapshot } from '../../src/publication/read.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { seededElements } from '../support/elements.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { codesOf, freshReader, publishDependencies, verified } from '../support/publication.ts'
import { injectFault } from './injected-fault.ts'

const MINUTE = 60_000
const people = seededElements(600, 1)

/** A publication of 600 people at time 0, and a clock to be moved. */
async function world() {
  const clock = { minutes: 0 }
  const millis = () => Date.UTC(2026, 0, 1) + clock.minutes * MINUTE
  const store = createMemoryStore({ now: millis })
  const source = createMemorySource()
  const deps = { ...publishDependencies(store, source), now: () => new Date(millis()) }
  source.addDataSet(1, 'email', people)
  await publish(deps)
  const names = async (prefix = '') => {
    const found: string[] = []
    for await (const { name } of store.list(prefix)) found.push(name)
    return found
  }
  return { clock, store, source, deps, names, snapshot: () => freshReader(store).snapshot() }
}

async function expectAllFound(snapshot: Snapshot): Promise<void> {
  for (const element of people) expect(await codesOf(snapshot, 'email', element)).toContain(1)
}

test('a reader that took its manifest just before it was replaced finds everything for an hour', async () => {
  const { clock, store, source, deps, snapshot } = await world()
  clock.minutes = 600
  const held = await Promise.all([snapshot(), snapshot(), snapshot()])
  source.addDataSet(2, 'email', seededElements(300, 2))
  await publish(deps)
  for (const [i, minutes] of [1, 30, 60].entries()) {
    clock.minutes = 600 + minutes
    expect(await collect(deps)).toMatchObject({ deleted: 0 })
    await expectAllFound(held[i]!)
  }
  clock.minutes = 600 + 80
  expect((await collect(deps)).deleted).toBeGreaterThan(4)
  expect((await verified(store, source, 50)).differences).toEqual([])
})

test('an attempt that never became current protects nothing, and hides nothing that readers hold', async () => {
  const { clock, store, source, deps, names, snapshot } = await world()
  source.addDataSet(2, 'email', seededElements(300, 2))
  clock.minutes = 60
  // It dies one operation later each time, until it dies between the copy of the manifest and the swap.
  for (let at = 0; !(await names()).includes(historyName(1)); at++) {
    await publish({ ...deps, store: injectFault(at, 'crash').store(store) }).catch(() => undefined)
  }
  expect((await snapshot()).manifest.epoch).toBe(1)
  clock.minutes = 300
  const held = await snapshot()
  await publish(deps)
  const current = (await snapshot()).manifest.epoch
  clock.minutes = 340
  expect((await collect(deps)).deleted).toBeGreaterThan(0)
  await expectAllFound(held)
  clock.minutes = 400
  await collect(deps)
  const left = await names()
  expect(left).toContain(MANIFEST)
  expect(left.filter(name => !name.endsWith(`/${current}.json`) && /[0-9]\.json$/.test(name))).toHaveLength(3)
  expect((await verified(store, source, 50)).differences).toEqual([])
})

test('an attempt that still runs keeps its objects for a day', async () => {
  const { clock, store, source, deps, names } = await world()
  source.addDataSet(2, 'email', seededElements(300, 2))
  const { store: faulty } = injectFault(12, 'crash')
  await publish({ ...deps, store: faulty(store) }).catch(() => undefined)
  const before = await names()
  expect(before.filter(name => name.endsWith('/2.bin')).length).toBeGreaterThan(0)
  clock.minutes = 23 * 60
  expect(await collect(deps)).toEqual({ deleted: 0, kept: before.length })
  clock.minutes = 25 * 60
  expect((await collect(deps)).deleted).toBeGreaterThan(0)
  expect((await names()).filter(name => name.endsWith('/2.bin'))).toEqual([])
  expect((await verified(store, source, 50)).differences.map(one => one.what)).toEqual([])
})

test('an attempt that a publication of keys overtook goes on, and where its objects may be gone it begins again', async () => {
  for (const minutes of [40, 90]) {
    const { clock, store, source, deps, snapshot } = await world()
    clock.minutes = 600
    source.addDataSet(2, 'email', seededElements(300, 2))
    let overtaken = false
    // In the middle of the build somebody revokes a key; the build ends later, after a collection.
    const exposures: typeof source.exposures = async function* (...given) {
      yield* source.exposures(...given)
      if (overtaken) return
      overtaken = true
      source.addKey('key')
      clock.minutes++
      await publish(deps, { keysOnly: true })
      clock.minutes += minutes
    }
    const build = { ...deps, source: { ...source, exposures } }
    const put: typeof store.put = async (name, bytes, condition) => {
      if (name === MANIFEST && overtaken) await collect(deps)
      return store.put(name, bytes, condition)
    }
    const epoch = (await publish({ ...build, store: { ...store, put } })).epoch
    expect((await snapshot()).manifest.epoch).toBe(epoch)
    expect((await verified(store, source, 50)).differences).toEqual([])
    await expectAllFound(await snapshot())
  }
})

test('without a publication, and with strangers in the store, nothing is deleted', async () => {
  const store = createMemoryStore({ now: () => 0 })
  const deps = { store, now: () => new Date() }
  await store.put('buckets/email/1/0-0000/1.bin', new Uint8Array(3))
  expect(await collect(deps)).toEqual({ deleted: 0, kept: 0 })
  const here = await world()
  await here.store.put('robots.txt', new Uint8Array(3))
  here.clock.minutes = 10_000
  expect((await collect(here.deps)).deleted).toBe(0)
  expect(await here.names()).toContain('robots.txt')
})
