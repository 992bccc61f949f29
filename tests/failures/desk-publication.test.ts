import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import type { Publisher } from '../../src/desk/publisher.ts'
import { createBackgroundPublisher } from '../../src/runtime/background-publisher.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { finishPublication } from '../../src/runtime/finish-publication.ts'
import { startServer } from '../../src/runtime/node.ts'
import { publishDependencies } from '../../src/runtime/publish-dependencies.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { StoreUnavailableError } from '../../src/store/object-store.ts'
import type { Person } from '../database/desk.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { type DeskApp, openDesk } from '../support/desk-app.ts'
import { seededElements } from '../support/elements.ts'
import { createFaultyStore, type FaultPlace, type FaultyStore, type StoreFault } from '../support/faulty-store.ts'
import { codesOf, freshReader } from '../support/publication.ts'
import { addApprovedList, prepareDatabase } from '../support/published-list.ts'

/** A publication of the desk that is cut off: nothing is lost, the screen says what happened, and it goes on by itself or with a button. */
const config = readConfig({ HOST: '127.0.0.1', PORT: '0' }, { demo: true })
const inner = createMemoryStore()
let database: Database
let store: FaultyStore
let app: DeskApp
let officer: Person
let publisher: Publisher

beforeAll(async () => {
  database = await openDatabaseCopy()
  await prepareDatabase(database)
  store = createFaultyStore(inner)
  // The page asks whichever publisher this process has now.
  const current: Publisher = {
    start: options => publisher.start(options),
    state: () => publisher.state(),
    startKeys: () => publisher.startKeys(),
    keysState: () => publisher.keysState(),
    idle: () => publisher.idle(),
    close: () => publisher.close(),
  }
  publisher = newPublisher()
  app = await openDesk(database, { services: { publisher: current, reader: freshReader(inner) } })
  await app.desk.root()
  officer = await app.desk.person(await app.desk.organisation('Ville Exemple'), ['officer'], 'dpo@example.org')
  publisher.start()
  await publisher.idle()
})
afterAll(async () => {
  store.clear()
  await database.close()
})

/** As a process has one from its start to its end. */
const newPublisher = (retryAfterMs: readonly number[] = []) =>
  createBackgroundPublisher(publishDependencies(database, config, store), retryAfterMs)

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise(resolve => setTimeout(resolve, 10))
}

const addList = (seed: number) => addApprovedList(database, seededElements(30, seed))
const statusOf = async (code: number) =>
  (await database.db.selectFrom('data_sets').select('status').where('code', '=', code).executeTakeFirstOrThrow()).status
const isListed = async (seed: number, code: number) => {
  const snapshot = await freshReader(inner).snapshot()
  return ((await codesOf(snapshot, 'email', seededElements(30, seed)[0]!)) ?? []).includes(code)
}
const screen = async () => {
  const page = await app.page('/bureau/publication', officer)
  return { text: page.querySelector('main')!.textContent!.replace(/\s+/g, ' '), form: page.querySelector('main form') }
}

describe('killed in the middle, the server goes on at its next start', () => {
  const places: readonly [string, StoreFault, FaultPlace][] = [
    ['at its first object', { kind: 'crash', done: false }, { operation: 'put' }],
    ['before the swap', { kind: 'crash', done: false }, { operation: 'put', name: /manifest/, failAt: 2 }],
    ['after the swap', { kind: 'crash', done: true }, { operation: 'put', name: /^manifest/ }],
  ]
  test.each(places)('%s', async (where, fault, place) => {
    const seed = 10 + where.length
    const code = await addList(seed)
    store.inject(fault, place)
    publisher.start()
    await until(() => store.struck > 0)
    expect((await screen()).text).toContain('Une publication est en cours')

    store.clear()
    publisher = newPublisher()
    const before = await screen()
    expect(before.text).toContain(`Listes à rendre consultables : ${code}.`)
    expect(before.form).not.toBeNull()
    expect(await statusOf(code)).toBe('approved')

    const server = await startServer(config, { database, store: inner, finish: true, log: () => undefined })
    try {
      await until(async () => (await statusOf(code)) === 'published')
      expect(await isListed(seed, code)).toBe(true)
    } finally {
      await server.close()
    }
    expect((await screen()).text).toContain('tout ce qui est publié au bureau est lisible')
  })
})

test('with nothing left to do a start publishes nothing', async () => {
  publisher = newPublisher()
  await finishPublication(app.services)
  expect(publisher.state()).toEqual({ state: 'idle', last: null })
  await addList(60)
  await finishPublication(app.services)
  expect(publisher.state().state).toBe('running')
  await publisher.idle()
})

test('what is away for a moment is asked again, and the screen says so meanwhile', async () => {
  publisher = newPublisher([150])
  const code = await addList(61)
  store.inject({ kind: 'unavailable' })
  publisher.start()
  await until(() => {
    const state = publisher.state()
    return state.state === 'running' && state.retrying !== null
  })
  expect((await screen()).text).toMatch(/stockage est injoignable.*Nouvel essai dans quelques secondes/)
  store.clear()
  await publisher.idle()
  expect(publisher.state()).toMatchObject({ state: 'idle', last: { ok: true, result: { published: [code] } } })
  expect(await isListed(61, code)).toBe(true)
})

test('a failure that stays is told with what to do, and the button finishes it', async () => {
  publisher = newPublisher()
  const code = await addList(62)
  store.inject({ kind: 'no-space', freeBytes: 0 })
  publisher.start()
  await publisher.idle()
  const failed = await screen()
  expect(failed.text).toMatch(/La publication s’est arrêtée.*Rien n’est perdu/)
  expect(failed.text).not.toContain(StoreUnavailableError.name)
  expect(await isListed(62, code)).toBe(false)
  store.clear()
  await app.send('/bureau/publication', 'main form', {}, officer)
  await publisher.idle()
  expect(await isListed(62, code)).toBe(true)
  expect((await screen()).text).toContain(`Listes devenues consultables : ${code}.`)
})

test('closing does not wait for the next try, and nothing begins after it', async () => {
  publisher = newPublisher([60_000])
  store.inject({ kind: 'unavailable' })
  publisher.start()
  await until(() => {
    const state = publisher.state()
    return state.state === 'running' && state.retrying !== null
  })
  await publisher.close()
  store.clear()
  expect(publisher.state()).toMatchObject({ state: 'idle', last: { ok: false } })
  publisher.start()
  expect(publisher.state().state).toBe('idle')
})
