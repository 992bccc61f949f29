import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the project's one real Postgres; every suite makes a database of its own in it. */
    postgresUrl: string
  }
}

/** Vitest's global set-up: one real Postgres for all files of the project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // What a crash would lose does not matter to tests that start no crash of their own.
  const server = await startPostgres({ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' })
  project.provide('postgresUrl', server.url)
  return () => server.stop()
}
