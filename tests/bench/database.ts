import postgres from 'postgres'
import { type Database, openDatabase } from '../../src/database/connect.ts'
import { migrate } from '../../src/database/migrate.ts'
import { insertElements } from '../../src/intake/insert-elements.ts'
import { ELEMENT_BYTES } from '../../src/protocol/element.ts'
import { startPostgres } from '../support/postgres-server.ts'
import { type BenchContext, type Row, row } from './harness.ts'

const KIND = 1
const KEY_VERSION = 1
/** As `vigifuite contribute` sends them. */
const CHUNK = 4096
/** The table grows by the scale's number of exposures on either side. */
const TURNS = 5

interface Prepared {
  readonly database: Database
  readonly copy: postgres.Sql
  /** The chunks of one turn: sorted each, as a contribution's are. */
  next(): Uint8Array[]
}

/**
 * Elements into a real Postgres the way an upload does, against `COPY` of as many rows into the same table: both in one
 * transaction a chunk, both into the index as it grows, each turn with elements that are not there yet.
 */
export function rows(context: BenchContext): Row[] {
  const turn = Math.ceil(context.entries / TURNS)
  let prepared: Prepared | undefined
  let dataSet = 0

  async function prepare(): Promise<void> {
    const server = await startPostgres()
    context.defer(() => server.stop())
    const database = await openDatabase({ url: server.url })
    context.defer(() => database.close())
    await migrate(database)
    const copy = postgres(server.url, { max: 1, onnotice: () => {} })
    context.defer(() => copy.end())
    const next = () =>
      Array.from({ length: Math.ceil(turn / CHUNK) }, (_, i) =>
        sortedElements(context, Math.min(CHUNK, turn - i * CHUNK)),
      )
    prepared = { database, copy, next }
    for (const work of [measure, reference]) await work()
  }

  async function measure(): Promise<number> {
    const { database, next } = prepared!
    const chunks = next()
    dataSet++
    return elementsPerSecond(turn, async () => {
      for (const elements of chunks) {
        const rows = { kind: KIND, keyVersion: KEY_VERSION, dataSet, elements }
        await database.db.transaction().execute(trx => insertElements(trx, rows))
      }
    })
  }

  async function reference(): Promise<number> {
    const { copy, next } = prepared!
    dataSet++
    const chunks = next().map(elements => copyData(elements, dataSet))
    return elementsPerSecond(turn, async () => {
      for (const data of chunks) {
        const query = copy`copy exposures (kind, key_version, data_set, element) from stdin with (format binary)`
        const stream = await query.writable()
        await new Promise<void>((resolve, reject) => {
          stream.once('error', reject)
          stream.once('finish', resolve)
          stream.end(data)
        })
      }
    })
  }

  return [
    row({
      what: 'inserting elements',
      against: 'COPY of the same rows into the same table',
      atLeast: 0.5,
      unit: 'elements/s',
      rounds: TURNS,
      prepare,
      measure,
      reference,
    }),
  ]
}

async function elementsPerSecond(elements: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (1000 * elements) / (performance.now() - started)
}

function sortedElements(context: BenchContext, count: number): Uint8Array {
  const packed = Buffer.from(context.random(count * ELEMENT_BYTES))
  const each = Array.from({ length: count }, (_, i) => packed.subarray(i * ELEMENT_BYTES, (i + 1) * ELEMENT_BYTES))
  for (const element of each) element[0]! &= 0xfe
  return Buffer.concat(each.sort(Buffer.compare))
}

/** Rows in the binary form of `COPY`: the cheapest that Postgres takes. */
function copyData(elements: Uint8Array, dataSet: number): Buffer {
  const count = elements.length / ELEMENT_BYTES
  const header = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)])
  const field = (bytes: number) => 4 + bytes
  const size = 2 + field(2) + field(4) + field(4) + field(ELEMENT_BYTES)
  const body = Buffer.alloc(count * size)
  for (let i = 0, at = 0; i < count; i++) {
    at = body.writeInt16BE(4, at)
    at = body.writeInt16BE(KIND, body.writeInt32BE(2, at))
    at = body.writeInt32BE(KEY_VERSION, body.writeInt32BE(4, at))
    at = body.writeInt32BE(dataSet, body.writeInt32BE(4, at))
    at = body.writeInt32BE(ELEMENT_BYTES, at)
    body.set(elements.subarray(i * ELEMENT_BYTES, (i + 1) * ELEMENT_BYTES), at)
    at += ELEMENT_BYTES
  }
  const trailer = Buffer.alloc(2)
  trailer.writeInt16BE(-1)
  return Buffer.concat([header, body, trailer])
}
