import { type Kysely, sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/connect.ts'
import { DatabaseUnavailableError } from '../../src/database/errors.ts'
import { migrate } from '../../src/database/migrate.ts'
import type { Schema } from '../../src/database/schema.ts'
import { describeEachEngine } from '../support/databases.ts'
import { packedElements } from '../support/elements.ts'
import { startPostgres } from '../support/postgres-server.ts'

/** Everything an error shows to a logger, however deep: own and inherited properties, causes, stack. */
function everything(value: unknown, depth = 0): string {
  if (value === null || typeof value !== 'object' || depth > 5) return String(value)
  const names = Object.getOwnPropertyNames(value)
  return names.map(name => `${name}=${everything((value as Record<string, unknown>)[name], depth + 1)}`).join('\n')
}

describeEachEngine('an error of the database', database => {
  const canary = packedElements(1, 77)
  const forms = (['hex', 'base64', 'base64url'] as const).map(form => Buffer.from(canary).toString(form).slice(0, 24))
  const row = { kind: 1, key_version: 1, data_set: 1, element: canary }

  it.each([
    ['a row that is there', () => database().db.insertInto('exposures').values([row, row]).execute(), '23505'],
    [
      'a value that a check refuses',
      () =>
        database()
          .db.insertInto('exposures')
          .values({ ...row, key_version: 0 })
          .execute(),
      '23514',
    ],
    [
      'no partition',
      () =>
        database()
          .db.insertInto('exposures')
          .values({ ...row, kind: 9 })
          .execute(),
      '23514',
    ],
    [
      'a text that is no number',
      () => sql`select cast(cast(${Buffer.from(canary).toString('hex')} as text) as integer)`.execute(database().db),
      '22P02',
    ],
  ])('carries no value: %s', async (_, act, code) => {
    const error = await act().then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ name: 'DatabaseRefusedError', code })
    for (const form of forms) expect(everything(error)).not.toContain(form)
  })

  it('says which statement is wrong when that is ours', async () => {
    await expect(sql`select missing from exposures`.execute(database().db)).rejects.toThrow(
      /column "missing" does not exist/,
    )
  })

  it('carries no value either when a transaction fails', async () => {
    const failing = database()
      .db.transaction()
      .execute(async trx => {
        await trx.insertInto('exposures').values(row).execute()
        await trx.insertInto('exposures').values(row).execute()
      })
    await expect(failing).rejects.toMatchObject({ name: 'DatabaseRefusedError', code: '23505' })
    expect(await database().db.selectFrom('exposures').selectAll().execute()).toEqual([])
  })
})

describe('a server that goes away', async () => {
  const server = await startPostgres()
  const database = await openDatabase({ url: server.url })
  afterAll(async () => {
    await database.close()
    await server.stop()
  })
  const audit = () => database.db.selectFrom('audit').selectAll().execute()
  const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

  it('is unavailable to a statement that is running, to the next one, and back when it is back', async () => {
    await migrate(database)
    const running = sql`select pg_sleep(60)`.execute(database.db).catch((error: unknown) => error)
    await pause(200)
    await server.crash()
    expect(await running).toBeInstanceOf(DatabaseUnavailableError)
    await expect(audit()).rejects.toBeInstanceOf(DatabaseUnavailableError)
    const begun = database.db.transaction().execute(trx => trx.selectFrom('audit').selectAll().execute())
    await expect(begun).rejects.toBeInstanceOf(DatabaseUnavailableError)
    await server.start()
    expect(await audit()).toEqual([])
  })

  it.each([
    ['while a statement runs', (trx: Kysely<Schema>) => sql`select pg_sleep(60)`.execute(trx), 'later'],
    ['before its next statement', (trx: Kysely<Schema>) => trx.selectFrom('audit').selectAll().execute(), 'now'],
    ['before its end', async () => {}, 'now'],
  ] as const)('fails a transaction that it leaves %s, and nothing else', async (_, act, when) => {
    const transaction = database.db.transaction().execute(async trx => {
      const values = { id: 'p', name: 'Banque Exemple', created_at: new Date() }
      await trx.insertInto('partners').values(values).execute()
      if (when === 'now') await server.crash()
      else setTimeout(() => server.crash(), 200)
      await pause(50)
      await act(trx)
    })
    await expect(transaction).rejects.toBeInstanceOf(DatabaseUnavailableError)
    await server.start()
    expect(await database.db.selectFrom('partners').selectAll().execute()).toEqual([])
    await database.db.transaction().execute(trx => trx.selectFrom('audit').selectAll().execute())
  })

  it('is unavailable when it was never there', async () => {
    const nowhere = await openDatabase({ url: 'postgres://postgres@127.0.0.1:1/none' })
    await expect(nowhere.db.selectFrom('audit').selectAll().execute()).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    await nowhere.close()
  })
})
