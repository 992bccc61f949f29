import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { type Database, openDatabase } from '../../src/database/connect.ts'
import { migrate } from '../../src/database/migrate.ts'

/** An empty database of its own in the project's Postgres. @returns its URL and how to remove it */
export async function createPostgresDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
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
  await maintain(`create database ${name}`)
  const url = new URL(base)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => maintain(`drop database ${name} with (force)`) }
}

/**
 * The same suite on both engines: PGlite in memory and a database of its own in a real Postgres, migrated.
 * `database()` is there once the suite's tests run.
 */
export function describeEachEngine(title: string, suite: (database: () => Database) => void): void {
  describe.each(['pglite', 'postgres'] as const)(`${title} on %s`, engine => {
    let database: Database | undefined
    let drop: (() => Promise<void>) | undefined
    beforeAll(async () => {
      if (engine === 'pglite') database = await openDatabase({ copyOf: await openAsBlob(inject('emptyPGlite')) })
      else {
        const created = await createPostgresDatabase()
        drop = created.drop
        database = await openDatabase({ url: created.url })
      }
      await migrate(database)
    })
    afterAll(async () => {
      await database?.close()
      await drop?.()
    })
    suite(() => database!)
  })
}
