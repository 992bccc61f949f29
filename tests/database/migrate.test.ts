import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/connect.ts'
import { type MigrationFile, migrate, readMigrations } from '../../src/database/migrate.ts'
import { createPostgresDatabase, describeEachEngine } from '../support/databases.ts'

const file = (name: string, text: string): MigrationFile => ({ name, sql: text })

const KNOWN = (await readMigrations()).length
/** The name of the migration that comes `offset` after the project's last. */
const later = (offset: number, name: string): string => `${String(KNOWN + offset).padStart(4, '0')}_${name}.sql`

describeEachEngine('migrations', database => {
  it('were applied and are not applied again', async () => {
    expect(await migrate(database())).toEqual([])
    const names = (await readMigrations()).map(one => one.name)
    const applied = await database().db.selectFrom('migrations').select('name').orderBy('name').execute()
    expect(applied.map(row => row.name)).toEqual(names)
  })

  it('continue with new files, and keep nothing of one that fails', async () => {
    const known = await readMigrations()
    const good = file(later(1, 'extra'), 'create table extra (a integer); insert into extra values (1), (2);')
    const bad = file(later(2, 'bad'), 'create table half (a integer); insert into missing values (1);')
    await expect(migrate(database(), [...known, good, bad])).rejects.toMatchObject({ code: '42P01' })
    const { rows } = await sql<{ extra: number; half: string | null }>`
      select (select count(*)::int from extra) as extra, to_regclass('half')::text as half`.execute(database().db)
    expect(rows).toEqual([{ extra: 2, half: null }])
    expect(await migrate(database(), [...known, good])).toEqual([])
  })

  it('refuse edited, missing and inserted files', async () => {
    const known = await readMigrations()
    const extra = file(later(1, 'extra'), 'create table extra (a integer); insert into extra values (1), (2);')
    const edited = [{ ...known[0]!, sql: `${known[0]!.sql}\n` }, ...known.slice(1), extra]
    await expect(migrate(database(), edited)).rejects.toThrow('0001_catalogue.sql was edited')
    await expect(migrate(database(), known)).rejects.toThrow(
      `${later(1, 'extra')} was applied to this database and is missing`,
    )
    await expect(
      migrate(database(), [...known, file(`${known.at(-1)!.name.slice(0, 4)}_again.sql`, '')]),
    ).rejects.toThrow('does not follow')
    await expect(
      migrate(database(), [...known, file(later(1, 'before'), ''), { ...extra, name: later(2, 'extra') }]),
    ).rejects.toThrow('is missing')
  })

  it('refuse a file that would end its transaction', async () => {
    const known = await readMigrations()
    const extra = file(later(1, 'extra'), 'create table extra (a integer); insert into extra values (1), (2);')
    const splitting = file(later(2, 'split'), 'create table split (a integer); commit; create table other (a integer);')
    await expect(migrate(database(), [...known, extra, splitting])).rejects.toMatchObject({
      name: 'DatabaseRefusedError',
    })
    const { rows } = await sql<{ split: string | null }>`select to_regclass('split')::text as split`.execute(
      database().db,
    )
    expect(rows).toEqual([{ split: null }])
  })
})

describe('migrating', () => {
  it('is safe when two runners begin at once', async () => {
    const { url, drop } = await createPostgresDatabase()
    const runners = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url })))
    try {
      const names = (await readMigrations()).map(one => one.name)
      const applied = await Promise.all(runners.map(runner => migrate(runner)))
      expect(applied.flat().sort()).toEqual(names)
    } finally {
      await Promise.all(runners.map(runner => runner.close()))
      await drop()
    }
  })

  it('reads files of a folder in the order of their names', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigifuite-migrations-'))
    writeFileSync(join(folder, '0002_b.sql'), 'select 2')
    writeFileSync(join(folder, '0001_a.sql'), 'select 1')
    const files = await readMigrations(pathToFileURL(`${folder}/`))
    rmSync(folder, { recursive: true })
    expect(files).toEqual([file('0001_a.sql', 'select 1'), file('0002_b.sql', 'select 2')])
  })
})
