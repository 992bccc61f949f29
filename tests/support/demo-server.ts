/** One server with the demo for all browser tests: the real composition on Node, with its database and its objects in memory. */
import type { TestProject } from 'vitest/node'
import { prepareDemo } from '../../src/cli/serve.ts'
import { openDatabase } from '../../src/database/connect.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { startServer } from '../../src/runtime/node.ts'
import { createMemoryStore } from '../../src/store/memory.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    demoUrl: string
  }
}

export default async function setup(project: TestProject) {
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0' }, { demo: true })
  const database = await openDatabase('memory')
  const store = createMemoryStore()
  await prepareDemo(config, database, store)
  const server = await startServer(config, { database, store, log: () => undefined })
  project.provide('demoUrl', `http://127.0.0.1:${server.port}`)
  return async () => {
    await server.close()
    await database.close()
  }
}
