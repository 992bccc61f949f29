/** Opens the database: a Postgres server, or PGlite in a folder or in memory. The only file that knows the drivers, and it loads the one that is used. */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PGliteOptions } from '@electric-sql/pglite'
import { Kysely, PGliteDialect } from 'kysely'
import { withoutData } from './errors.ts'
import { lockFolder } from './folder-lock.ts'
import { guardedDialect } from './guarded-dialect.ts'
import { postgresDialect } from './postgres-dialect.ts'
import type { Schema } from './schema.ts'

/** `copyOf`: in memory, beginning as the dump of a PGlite data directory (uncompressed tar), which takes a fifth of the time. */
export type DatabaseConfig =
  | { readonly url: string }
  | { readonly folder: string }
  | { readonly copyOf: Blob }
  | 'memory'

export interface Database {
  readonly db: Kysely<Schema>
  readonly engine: 'postgres' | 'pglite'
  close(): Promise<void>
}

const CONNECTIONS = 10
const CONNECT_SECONDS = 5
const CLOSE_SECONDS = 5

/**
 * Does not connect to a Postgres server yet: the first statement does, and fails with `DatabaseUnavailableError` while there
 * is none. @throws DatabaseFolderBusyError when another process has the folder open
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  if (config === 'memory') return openPGlite({}, () => {})
  if ('copyOf' in config) return openPGlite({ loadDataDir: config.copyOf }, () => {})
  if ('url' in config) return openPostgres(config.url)
  mkdirSync(config.folder, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(config.folder, randomUUID())
  try {
    return await openPGlite({ dataDir: join(config.folder, 'pgdata') }, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

async function openPGlite(options: PGliteOptions, unlock: () => void): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite')
  const pglite = await PGlite.create(options).catch((error: unknown) => {
    throw withoutData(error)
  })
  const db = new Kysely<Schema>({ dialect: guardedDialect(new PGliteDialect({ pglite })) })
  return {
    db,
    engine: 'pglite',
    async close() {
      await db.destroy()
      if (!pglite.closed) await pglite.close()
      unlock()
    },
  }
}

async function openPostgres(url: string): Promise<Database> {
  const { default: postgres } = await import('postgres')
  const sql = postgres(url, {
    max: CONNECTIONS,
    connect_timeout: CONNECT_SECONDS,
    // Nothing here uses array parameters, so their types need not be asked for on every connection.
    fetch_types: false,
    // The default prints notices, which may quote values.
    onnotice: () => {},
    connection: { application_name: 'vigifuite' },
  })
  const db = new Kysely<Schema>({ dialect: guardedDialect(postgresDialect(sql, CLOSE_SECONDS)) })
  return { db, engine: 'postgres', close: () => db.destroy() }
}
