import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import type { Publisher } from '../../src/desk/publisher.ts'
import { createPartnerKey, revokePartnerKey } from '../../src/partner/keys.ts'
import { addPartner } from '../../src/partner/partners.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { createBackgroundPublisher } from '../../src/runtime/background-publisher.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { startServer } from '../../src/runtime/node.ts'
import { publishDependencies } from '../../src/runtime/publish-dependencies.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { createFaultyStore, type FaultyStore } from '../support/faulty-store.ts'
import { freshReader } from '../support/publication.ts'

const config = readConfig({ HOST: '127.0.0.1', PORT: '0' }, { demo: true })
const inner = createMemoryStore()
const act = () => ({ actor: 'cli', now: new Date() })
let database: Database
let store: FaultyStore
let publisher: Publisher
let partner: string
let key: { id: string; hash: string }

beforeAll(async () => {
  database = await openDatabaseCopy()
  store = createFaultyStore(inner)
  publisher = newPublisher()
  partner = (await addPartner(database.db, { name: 'Banque Exemple', ...act() })).id
  publisher.start()
  await publisher.idle()
})
beforeEach(async () => {
  const given = { partner, label: 'x', scopes: ['lookup'], expiresAt: null, environment: 'live' } as const
  const { id } = await createPartnerKey(database.db, { ...given, ...act() })
  const row = database.db.selectFrom('partner_keys').select('hash').where('id', '=', id)
  key = { id, hash: toBase64Url((await row.executeTakeFirstOrThrow()).hash) }
  publisher = newPublisher()
  publisher.startKeys()
  await publisher.idle()
  expect(await works()).toBe(true)
})
afterAll(async () => {
  store.clear()
  await database.close()
})

const newPublisher = (retryAfterMs: readonly number[] = []) =>
  createBackgroundPublisher(publishDependencies(database, config, store), retryAfterMs)
const works = async () => (await (await freshReader(inner).snapshot()).key(key.hash)) !== null
const revoke = () => revokePartnerKey(database.db, { id: key.id, ...act() })

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise(resolve => setTimeout(resolve, 10))
}

test('a revocation overtakes a publication that hangs', async () => {
  let hung = 0
  const put = () => {
    hung++
    return new Promise<never>(() => undefined)
  }
  const hanging = createBackgroundPublisher(publishDependencies(database, config, { ...store, put }), [])
  await revoke()
  hanging.start()
  await until(() => hung > 0)
  expect(await works()).toBe(true)
  publisher.startKeys()
  await publisher.idle()
  expect(publisher.keysState()).toBe('published')
  expect(await works()).toBe(false)
})

test('a revocation goes on being tried while the store is away, and what is revoked meanwhile goes along', async () => {
  publisher = newPublisher([10, 20])
  store.inject({ kind: 'unavailable' })
  const first = key
  await revoke()
  publisher.startKeys()
  await until(() => publisher.keysState() === 'failing')
  // More often than there are pauses.
  const struck = store.struck
  await until(() => store.struck > struck + 5)
  expect(await works()).toBe(true)
  publisher.startKeys()
  expect(publisher.keysState()).toBe('failing')
  store.clear()
  await publisher.idle()
  expect(publisher.keysState()).toBe('published')
  expect(await (await freshReader(inner).snapshot()).key(first.hash)).toBe(null)
})

test('closing ends the tries, and the next start of the server carries the revocation on', async () => {
  publisher = newPublisher([60_000])
  store.inject({ kind: 'unavailable' })
  await revoke()
  publisher.startKeys()
  await until(() => publisher.keysState() === 'failing')
  await publisher.close()
  store.clear()
  expect(await works()).toBe(true)
  const server = await startServer(config, { database, store: inner, finish: true, log: () => undefined })
  try {
    await until(async () => !(await works()))
  } finally {
    await server.close()
  }
})
