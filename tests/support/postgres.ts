import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/database/connect.ts'
import { migrate } from '../../src/database/migrate.ts'
import { migratedPGlite } from './migrated-pglite.ts'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the project's one real Postgres; every suite makes a database of its own in it. */
    postgresUrl: string
  }
}

/** A migrated database that others begin as copies of. */
export const TEMPLATE = 'migrated'

/** Vitest's global set-up: one real Postgres for all files of the project, and what migrated databases are like. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // What a crash would lose does not matter to tests that start no crash of their own.
  const starting = startPostgres({ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
  const [server, file] = await Promise.all([starting, migratedPGlite()])
  const sql = postgres(server.url, { max: 1 })
  await sql.unsafe(`create database ${TEMPLATE}`)
  await sql.end()
  const url = new URL(server.url)
  url.pathname = `/${TEMPLATE}`
  const template = await openDatabase({ url: url.href })
  await migrate(template)
  await template.close()
  project.provide('postgresUrl', server.url)
  project.provide('migratedPGlite', file)
  return () => server.stop()
}
