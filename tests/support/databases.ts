import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { type Database, openDatabase } from '../../src/database/connect.ts'
import { openMigratedPGlite } from './migrated-pglite.ts'
import { TEMPLATE } from './postgres.ts'

/** A database of its own in the project's Postgres, empty or migrated. @returns its URL and how to remove it */
export async function createPostgresDatabase(
  state: 'empty' | 'migrated' = 'empty',
): Promise<{ url: string; drop: () => Promise<void> }> {
  const base = inject('postgresUrl')
  const name = `suite_${randomBytes(6).toString('hex')}`
  const maintain = async (statement: string) => {
    const sql = postgres(base, { max: 1, onnotice: () => {} })
    try {
      await sql.unsafe(statement)
    } finally {
      await sql.end()
    }
  }
  await maintain(`create database ${name}${state === 'migrated' ? ` template ${TEMPLATE} strategy file_copy` : ''}`)
  const url = new URL(base)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => maintain(`drop database ${name} with (force)`) }
}

/** A migrated Postgres database of its own, which goes with its server. The caller closes the connection. */
export async function openDatabaseCopy(): Promise<Database> {
  const { url } = await createPostgresDatabase('migrated')
  return openDatabase({ url })
}

type Engine = Database['engine']

/** The same suite on both engines: PGlite in memory and a database of its own in a real Postgres, migrated. */
export function describeEachEngine(title: string, suite: (database: () => Database) => void): void {
  describeOn(['pglite', 'postgres'], title, suite)
}

/** A suite on Postgres, and in the long run on PGlite too: for what asks nothing of an engine that other suites do not ask of both. */
export function describeDatabase(title: string, suite: (database: () => Database) => void): void {
  describeOn(process.env.VIGIFUITE_LONG ? ['pglite', 'postgres'] : ['postgres'], title, suite)
}

/** `database()` is there once the suite's tests run. */
function describeOn(engines: readonly Engine[], title: string, suite: (database: () => Database) => void): void {
  describe.each(engines)(`${title} on %s`, engine => {
    let database: Database | undefined
    let drop: (() => Promise<void>) | undefined
    beforeAll(async () => {
      if (engine === 'pglite') database = await openMigratedPGlite()
      else {
        const created = await createPostgresDatabase('migrated')
        drop = created.drop
        database = await openDatabase({ url: created.url })
      }
    })
    afterAll(async () => {
      await database?.close()
      await drop?.()
    })
    suite(() => database!)
  })
}
