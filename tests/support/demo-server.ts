/** One server with the demo for all browser tests: the real composition on Node, with its database and its objects in memory. */
import { openAsBlob } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { prepareDemo } from '../../src/cli/serve.ts'
import { type Database, openDatabase } from '../../src/database/connect.ts'
import type { Kind } from '../../src/identifier/kind.ts'
import { createDataSet } from '../../src/intake/data-sets.ts'
import { createContributorToken } from '../../src/intake/tokens.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { startServer } from '../../src/runtime/node.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { migratedPGlite } from './migrated-pglite.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    demoUrl: string
    /** Empty lists of each kind, and a token that may fill them. */
    contribution: { readonly token: string; readonly lists: Readonly<Record<'email' | 'phone' | 'person', number[]>> }
  }
}

export default async function setup(project: TestProject) {
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0' }, { demo: true })
  const file = await migratedPGlite()
  const database = await openDatabase({ copyOf: await openAsBlob(file) })
  const store = createMemoryStore()
  await prepareDemo(config, database, store)
  const server = await startServer(config, { database, store, log: () => undefined })
  project.provide('migratedPGlite', file)
  project.provide('demoUrl', `http://127.0.0.1:${server.port}`)
  project.provide('contribution', await contributionIn(database))
  return async () => {
    await server.close()
    await database.close()
  }
}

async function contributionIn({ db }: Database) {
  const act = { now: new Date(), actor: 'test' }
  const expiresAt = new Date(act.now.getTime() + 3_600_000)
  const scopes = ['upload', 'evaluate:bulk'] as const
  const { token } = await createContributorToken(db, { label: 'test', scopes, expiresAt, ...act })
  const draft = (kind: Kind) => createDataSet(db, { incident: 'france-travail-2024', kind, synthetic: true, ...act })
  const drafts = async (kind: Kind) => [await draft(kind), await draft(kind)]
  return {
    token,
    lists: { email: await drafts('email'), phone: await drafts('phone'), person: await drafts('person') },
  }
}
