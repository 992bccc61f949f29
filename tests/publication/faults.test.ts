import { expect, test } from 'vitest'
import { collect } from '../../src/publication/collect.ts'
import { readFormer } from '../../src/publication/manifest-state.ts'
import { type PublishDependencies, publish } from '../../src/publication/publish.ts'
import { PublicationUnavailableError } from '../../src/publication/read.ts'
import { withdraw } from '../../src/publication/withdraw.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { StoreUnavailableError } from '../../src/store/object-store.ts'
import { seededElements } from '../support/elements.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { codesOf, freshReader, publishDependencies, verified } from '../support/publication.ts'
import { FAULTS, type Fault, injectFault } from './injected-fault.ts'

const listed = seededElements(130, 1)
const phones = seededElements(20, 2)
const added = seededElements(10, 3)
const suppressed = listed[5]!

/** Every operation meets two of the six faults; in the long run, all of them. */
const STEP = process.env.VIGIFUITE_LONG ? 1 : 3
const firstOf = (fault: Fault) => FAULTS.indexOf(fault) % STEP

/** Two data sets are published; a third is approved, one person is suppressed and the phones are withdrawn. */
async function world() {
  const store = createMemoryStore()
  const source = createMemorySource()
  source.addDataSet(1, 'email', listed)
  source.addDataSet(2, 'phone', phones)
  await publish(publishDependencies(store, source))
  source.addDataSet(3, 'email', [...added, listed[0]!])
  source.suppress('email', suppressed)
  source.withdraw(2)
  return { store, source }
}

/** Who must be found whatever happened, and that nothing is half seen. With a torn manifest nobody gets any answer. */
async function expectNobodyLost({ store }: Awaited<ReturnType<typeof world>>, fault?: Fault): Promise<void> {
  const torn = fault?.startsWith('half') && (await readFormer(store))?.damaged
  if (torn) return expect(freshReader(store).snapshot()).rejects.toThrow(PublicationUnavailableError)
  const snapshot = await freshReader(store).snapshot()
  const third = (await snapshot.datasets()).some(one => one.code === 3)
  // Of both buckets some; a count of all is compared where the publication is verified.
  for (let i = 0; i < listed.length; i += 6) {
    const element = listed[i]!
    if (element === suppressed) continue
    expect(await codesOf(snapshot, 'email', element)).toEqual(third && i === 0 ? [1, 3] : [1])
  }
  for (const element of added) expect(await codesOf(snapshot, 'email', element)).toEqual(third ? [3] : null)
}

/** Goes through the operations of `run` until there is none left; returns how many there were. */
async function matrix(fault: Fault, run: (deps: PublishDependencies) => Promise<unknown>): Promise<number> {
  for (let at = firstOf(fault); ; at += STEP) {
    const place = `${fault} at operation ${at}`
    const here = await world()
    const injected = injectFault(at, fault)
    const deps = publishDependencies(
      injected.store(here.store),
      injected.source(here.source, ['beginAttempt', 'finish', 'deleteRows']),
    )
    const failure = await run(deps).catch((error: unknown) => error)
    if (failure instanceof Error) expect(failure, place).toBeInstanceOf(StoreUnavailableError)
    await expectNobodyLost(here, fault)
    await run(publishDependencies(here.store, here.source))
    await publish(publishDependencies(here.store, here.source))
    expect((await verified(here.store, here.source, 20)).differences, place).toEqual([])
    await expectNobodyLost(here)
    const pending = await here.source.pending()
    expect([pending.newlyPublished, pending.withdrawnToPurge, pending.rowsToDelete], place).toEqual([[], [], []])
    expect(here.source.rows, place).toBe(listed.length + added.length + 1)
    expect(await codesOf(await freshReader(here.store).snapshot(), 'email', suppressed)).toBeNull()
    if (!injected.happened) return at
  }
}

test.each(FAULTS)('publish, with a fault %s operations in turn: run again, it is complete', async fault => {
  expect(await matrix(fault, publish)).toBeGreaterThan(20)
})

test.each(FAULTS)('withdraw, with a fault %s operations in turn: run again, it is complete', async fault => {
  expect(await matrix(fault, withdraw)).toBeGreaterThan(25)
})

test.each(FAULTS)('collect, with a fault %s operations in turn: nothing needed is gone', async fault => {
  const hour = 3_600_000
  for (let at = firstOf(fault); ; at += STEP) {
    let time = Date.now()
    const store = createMemoryStore({ now: () => time })
    const source = createMemorySource()
    const deps = { ...publishDependencies(store, source), now: () => new Date(time) }
    source.addDataSet(1, 'email', listed)
    for (let i = 0; i < 3; i++) {
      await publish(deps, { full: true })
      time += 2 * hour
    }
    const injected = injectFault(at, fault)
    await collect({ store: injected.store(store), now: deps.now }).catch(() => undefined)
    expect((await verified(store, source, 20)).differences).toEqual([])
    await collect({ store, now: deps.now })
    expect(await collect({ store, now: deps.now })).toMatchObject({ deleted: 0 })
    expect((await verified(store, source, 20)).differences).toEqual([])
    if (!injected.happened) break
  }
})
