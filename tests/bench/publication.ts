import { spawn } from 'node:child_process'
import { hash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { type Database, openDatabase } from '../../src/database/connect.ts'
import { migrate } from '../../src/database/migrate.ts'
import { KINDS } from '../../src/identifier/kind.ts'
import { approveDataSet, createDataSet } from '../../src/intake/data-sets.ts'
import { importCatalogue } from '../../src/intake/incidents.ts'
import { insertElements } from '../../src/intake/insert-elements.ts'
import { createPublicationSource } from '../../src/intake/publication-source.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { type PublishDependencies, publish } from '../../src/publication/publish.ts'
import { readCatalogue } from '../../src/runtime/catalogue.ts'
import { createSigner } from '../../src/runtime/signer.ts'
import { createFileStore } from '../../src/store/files.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { type BenchContext, type Row, row } from './harness.ts'

const HASHED_BYTES = 60
const ADDED = 1000
const CHUNK = 50_000
/** From here on 1,000 rows touch few of the buckets, which is what the row about adding them is about. */
const LARGE = 5_000_000
const ACT = { actor: 'cli', now: new Date() }
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

/** Publishing from a real Postgres to files, and the server that reads them. */
export function rows(context: BenchContext): Row[] {
  const { entries } = context
  const large = entries >= LARGE
  let started: ReturnType<typeof start> | undefined
  const world = () => {
    started ??= start()
    return started
  }
  let fullSeconds = Number.NaN

  async function start() {
    const postgres = await startPostgres({ max_wal_size: '8GB', shared_buffers: '512MB' })
    context.defer(() => postgres.stop())
    const database = await openDatabase({ url: postgres.url })
    context.defer(() => database.close())
    const folder = await mkdtemp(join(tmpdir(), 'vigifuite-bench-'))
    context.defer(() => rm(folder, { recursive: true, force: true }))
    await migrate(database)
    await importCatalogue(database.db, (await readCatalogue()).slice(0, 1), ACT)
    await addDataSet(database, entries)
    const deps: PublishDependencies = {
      store: createFileStore(join(folder, 'objects')),
      source: createPublicationSource(database.db, { now: () => new Date(), keyVersion: 1 }),
      sha512: bytes => hash('sha512', bytes, 'buffer'),
      random: randomBytes,
      now: () => new Date(),
      signer: createSigner(randomBytes(32)),
      argon2Salt: new Uint8Array(16),
      keys: KINDS.map(kind => ({ kind, version: 1, publicKey: new Uint8Array(32), current: true })),
    }
    return { database, deps, folder, url: postgres.url }
  }

  /** An approved data set of random elements, straight into the table. */
  async function addDataSet({ db }: Database, size: number): Promise<void> {
    const incident = (await readCatalogue())[0]!.id
    const code = await createDataSet(db, { incident, kind: 'email', synthetic: true, ...ACT })
    for (let left = size; left > 0; left -= CHUNK) {
      const elements = context.random(Math.min(left, CHUNK) * 32)
      for (let at = 0; at < elements.length; at += 32) elements[at]! &= 0xfe
      await insertElements(db, { kind: 1, keyVersion: 1, dataSet: code, elements })
    }
    // As completing an upload does.
    await sql`analyze exposures`.execute(db)
    const submitted = { status: 'submitted', submitted_at: ACT.now, entries: size } as const
    await db.updateTable('data_sets').set(submitted).where('code', '=', code).execute()
    await approveDataSet(db, { code, ...ACT })
  }

  const all: Row[] = [
    row({
      what: `publishing ${entries.toLocaleString('en')} exposures to files`,
      against: `SHA-512 of as many ${HASHED_BYTES}-byte inputs on one core`,
      // A small list spends its time on files rather than on entries.
      atLeast: large ? 0.25 : 0.1,
      unit: 'exposures/s',
      rounds: large ? 1 : 3,
      prepare: async () => void (await world()),
      measure: async () => {
        const { deps } = await world()
        const from = performance.now()
        const result = await publish(deps, { full: true })
        fullSeconds = (performance.now() - from) / 1000
        if (!result.changed) throw new Error('nothing was published')
        return entries / fullSeconds
      },
      reference: () => {
        const input = new Uint8Array(HASHED_BYTES)
        const from = performance.now()
        for (let i = 0; i < entries; i++) {
          input[0] = i
          hash('sha512', input, 'buffer')
        }
        return (1000 * entries) / (performance.now() - from)
      },
    }),
  ]
  if (!large) return all
  return [
    ...all,
    row({
      what: `adding a data set of ${ADDED.toLocaleString('en')}`,
      against: 'the time of the full publication',
      atMost: 0.1,
      unit: 's',
      rounds: 3,
      measure: async () => {
        const { database, deps } = await world()
        await addDataSet(database, ADDED)
        const from = performance.now()
        const { objects } = await publish(deps)
        // Buckets; and beside them a few filter shards, the index, the list of data sets and the manifest's copy.
        if (objects > ADDED + 128 + 4) throw new Error(`${objects} objects were written`)
        return (performance.now() - from) / 1000
      },
      reference: () => fullSeconds,
    }),
    row({
      what: `memory of a server with ${entries.toLocaleString('en')} published, after 2,000 lookups`,
      against: '',
      atMost: 300,
      unit: 'MB RSS',
      rounds: 1,
      measure: async () => serverMemory(await world()),
    }),
  ]
}

/** Resident megabytes of `vigifuite serve` after random digests went through every filter shard. */
async function serverMemory({ folder, url }: { folder: string; url: string }): Promise<number> {
  const secret = (length: number) => randomBytes(length).toString('base64url')
  const environment = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: url,
    VIGIFUITE_DATA: folder,
    VIGIFUITE_OPRF_SEED_1: secret(32),
    VIGIFUITE_OPRF_CURRENT: '1',
    VIGIFUITE_ARGON2_SALT: secret(16),
    HOST: '127.0.0.1',
    PORT: '0',
  }
  const command = async (...args: string[]) => {
    const child = spawn(process.execPath, [MAIN, ...args], { env: environment, stdio: ['ignore', 'pipe', 'ignore'] })
    let out = ''
    child.stdout.on('data', (text: Buffer) => {
      out += text
    })
    return { child, out: () => out }
  }
  const added = await command('partner', 'add', 'Bench')
  await once(added.child, 'close')
  await once((await command('publish')).child, 'close')
  const server = await command('serve')
  try {
    while (!server.out().includes('listens on')) await new Promise(resolve => setTimeout(resolve, 50))
    const origin = /http:\/\/\S+/.exec(server.out())![0]
    for (let i = 0; i < 2; i++) {
      const digests = Array.from({ length: 1000 }, () => toBase64Url(randomBytes(32)))
      const response = await fetch(`${origin}/v1/lookups`, {
        method: 'POST',
        headers: { authorization: `Bearer ${added.out().trim()}`, 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'email', digests }),
      })
      if (!response.ok) throw new Error(`the lookup answered ${response.status}`)
      await response.arrayBuffer()
    }
    const status = await readFile(`/proc/${server.child.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)![1]) / 1000
  } finally {
    server.child.kill('SIGTERM')
    await once(server.child, 'close')
  }
}
