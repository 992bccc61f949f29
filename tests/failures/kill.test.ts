import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/database/connect.ts'
import { createPublicationReader } from '../../src/publication/read.ts'
import { createFileStore } from '../../src/store/files.ts'
import type { ObjectStore } from '../../src/store/object-store.ts'
import { createPostgresDatabase } from '../support/databases.ts'
import { createDeployment, type Deployment, succeeded } from '../support/deployment.ts'
import { seededElements } from '../support/elements.ts'
import { codesOf } from '../support/publication.ts'
import { addApprovedList, prepareDatabase } from '../support/published-list.ts'

/** kill -9 in the middle of publishing and withdrawing: whoever was published stays listed, and the same command finishes. */
let deployment: Deployment
let database: Database
let drop: () => Promise<void>
let store: ObjectStore

const FIRST = seededElements(3000, 1)
const SAMPLE = FIRST.slice(0, 40)

beforeAll(async () => {
  const created = await createPostgresDatabase()
  drop = created.drop
  deployment = await createDeployment({ DATABASE_URL: created.url })
  database = await openDatabase({ url: created.url })
  store = createFileStore(join(deployment.folder, 'data', 'objects'))
  await prepareDatabase(database)
  await addApprovedList(database, FIRST)
  await succeeded(deployment.run(['publish']))
})

afterAll(async () => {
  await database?.close()
  await deployment?.remove()
  await drop?.()
})

const objects = async () =>
  (await readdir(join(deployment.folder, 'data', 'objects'), { recursive: true, withFileTypes: true })).filter(entry =>
    entry.isFile(),
  ).length

/** Runs a command and kills it once it has written that many objects. Returns whether it was still running. */
async function killedAfter(args: readonly string[], written: number): Promise<boolean> {
  const before = await objects()
  const { child, result } = deployment.start(args)
  while (child.exitCode === null && (await objects()) < before + written) await new Promise(done => setTimeout(done, 1))
  child.kill('SIGKILL')
  return (await result).code === null
}

async function expectStillListed(codes: readonly number[]): Promise<void> {
  const snapshot = await createPublicationReader({ store, now: Date.now }).snapshot()
  for (const element of SAMPLE) expect(await codesOf(snapshot, 'email', element)).toEqual(codes)
}

test.each(process.env.VIGIFUITE_LONG ? [1, 20, 60] : [60])(
  'killed after %i objects of a publication',
  async written => {
    const code = await addApprovedList(database, seededElements(200, 100 + written))
    await killedAfter(['publish'], written)
    await expectStillListed([1])
    await succeeded(deployment.run(['publish']))
    await expectStillListed([1])
    expect(await succeeded(deployment.run(['dataset', 'list']))).toMatch(new RegExp(`${code}\\s+published`))
    await succeeded(deployment.run(['verify']))
  },
)

test.each(process.env.VIGIFUITE_LONG ? [1, 3, 30] : [3])('killed after %i objects of a withdrawal', async written => {
  const shared = [...SAMPLE, ...seededElements(200, 200 + written)]
  const code = await addApprovedList(database, shared)
  await succeeded(deployment.run(['publish']))
  await expectStillListed([1, code])
  await killedAfter(['withdraw', String(code)], written)
  const snapshot = await createPublicationReader({ store, now: Date.now }).snapshot()
  for (const element of SAMPLE) expect((await codesOf(snapshot, 'email', element))!.includes(1)).toBe(true)
  await succeeded(deployment.run(['withdraw', String(code)]))
  await expectStillListed([1])
  await succeeded(deployment.run(['verify']))
  const left = await database.db.selectFrom('exposures').select('data_set').where('data_set', '=', code).execute()
  expect(left).toEqual([])
})
