import { prepareDemo } from '../../src/cli/serve.ts'
import type { Database } from '../../src/database/connect.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { startServer } from '../../src/runtime/node.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { openMigratedPGlite } from '../support/migrated-pglite.ts'

/** The demo as `npm start` serves it, with its database and its objects in memory. */
export interface Demo {
  readonly url: string
  readonly database: Database
  close(): Promise<void>
}

export async function startDemo(): Promise<Demo> {
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0' }, { demo: true })
  const database = await openMigratedPGlite()
  const store = createMemoryStore()
  await prepareDemo(config, database, store)
  const server = await startServer(config, { database, store, log: () => undefined })
  return {
    url: server.url,
    database,
    async close() {
      await server.close()
      await database.close()
    },
  }
}
