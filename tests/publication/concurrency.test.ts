import { expect, test } from 'vitest'
import { collect } from '../../src/publication/collect.ts'
import { PublicationConflictError, publish } from '../../src/publication/publish.ts'
import type { Snapshot } from '../../src/publication/read.ts'
import { withdraw } from '../../src/publication/withdraw.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import type { ObjectStore } from '../../src/store/object-store.ts'
import { seededElements } from '../support/elements.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { codesOf, freshReader, publishDependencies, verified } from '../support/publication.ts'

/** Lets everything else run before each operation, so that what can interleave does. */
function interleaved(store: ObjectStore): ObjectStore {
  const turn = () => new Promise(resolve => setImmediate(resolve))
  return {
    get: name => turn().then(() => store.get(name)),
    put: (name, bytes, condition) => turn().then(() => store.put(name, bytes, condition)),
    delete: names => turn().then(() => store.delete(names)),
    list: store.list,
  }
}

const shared = seededElements(40, 1)
const own = (code: number) => seededElements(60, 100 + code)

/** What a snapshot must answer follows from its list of data sets alone, whenever its objects are read. */
async function expectConsistent(snapshot: Snapshot): Promise<void> {
  const datasets = await snapshot.datasets()
  const codes = datasets.map(one => one.code)
  const withdrawn = new Set(datasets.filter(one => one.status === 'withdrawn').map(one => one.code))
  const effective = (found: number[] | null) => (found ?? []).filter(code => !withdrawn.has(code))
  const valid = codes.filter(code => !withdrawn.has(code))
  for (const element of shared.slice(0, 8)) {
    expect(effective(await codesOf(snapshot, 'email', element))).toEqual(valid)
  }
  for (let code = 1; code <= 8; code++) {
    const found = effective(await codesOf(snapshot, 'email', own(code)[0]!))
    expect(found).toEqual(valid.includes(code) ? [code] : [])
  }
}

test('readers see one publication or the next, all the while, and keep what they hold', async () => {
  const memory = createMemoryStore()
  const store = interleaved(memory)
  const source = createMemorySource()
  const deps = publishDependencies(store, source)
  source.addDataSet(1, 'email', [...shared, ...own(1)])
  await publish(deps)
  const held: Snapshot[] = []
  let done = false
  const reading = async () => {
    while (!done) {
      const snapshot = await freshReader(store).snapshot()
      if (held.at(-1)?.manifest.epoch !== snapshot.manifest.epoch) held.push(await freshReader(store).snapshot())
      await expectConsistent(snapshot)
    }
  }
  const readers = [reading(), reading()]
  for (let code = 2; code <= 8; code++) {
    source.addDataSet(code, 'email', [...shared, ...own(code)])
    await publish(deps, { full: code === 5 })
    if (code === 6) {
      source.withdraw(3)
      await withdraw(deps)
    }
    await collect(deps)
  }
  done = true
  await Promise.all(readers)
  expect(held.length).toBeGreaterThan(4)
  for (const snapshot of held) await expectConsistent(snapshot)
  expect((await verified(memory, source)).differences).toEqual([])
})

test.each(['first', 'next'])(
  'a publisher that is overtaken just before its swap (%s publication) undoes nothing',
  async which => {
    const store = createMemoryStore()
    const source = createMemorySource()
    const deps = publishDependencies(store, source)
    if (which === 'next') {
      source.addDataSet(1, 'email', [...shared, ...own(1)])
      await publish(deps)
    }
    source.addDataSet(2, 'email', [...shared, ...own(2)])
    let overtaken = false
    const slow: ObjectStore = {
      ...store,
      async put(name, bytes, condition) {
        if (condition && !overtaken) {
          overtaken = true
          source.addDataSet(3, 'email', [...shared, ...own(3)])
          expect(await publish(deps)).toMatchObject({ published: [2, 3] })
        }
        return store.put(name, bytes, condition)
      },
    }
    await publish({ ...deps, store: slow })
    expect(overtaken).toBe(true)
    expect((await verified(store, source)).differences).toEqual([])
    await expectConsistent(await freshReader(store).snapshot())
    for (const element of shared) {
      const codes = await codesOf(await freshReader(store).snapshot(), 'email', element)
      expect(codes).toEqual(which === 'next' ? [1, 2, 3] : [2, 3])
    }
  },
)

test('publishers at once: whoever gives up says so, and all is published in the end', async () => {
  const memory = createMemoryStore()
  const source = createMemorySource()
  const deps = publishDependencies(interleaved(memory), source)
  source.addDataSet(1, 'email', [...shared, ...own(1)])
  await publish(deps)
  for (let code = 2; code <= 5; code++) source.addDataSet(code, 'email', [...shared, ...own(code)])
  source.withdraw(1)
  const results = await Promise.allSettled([
    publish(deps),
    withdraw(deps),
    publish(deps, { full: true }),
    publish(deps),
  ])
  for (const result of results) {
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(PublicationConflictError)
  }
  expect(results.some(result => result.status === 'fulfilled')).toBe(true)
  await publish(deps)
  expect(new Set(source.epochs).size).toBe(source.epochs.length)
  expect((await verified(memory, source)).differences).toEqual([])
  await expectConsistent(await freshReader(memory).snapshot())
})
