import { randomBytes } from 'node:crypto'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/database/connect.ts'
import type { UsageReport } from '../../src/http/quotas/usage-report.ts'
import { createPublicationSource } from '../../src/intake/publication-source.ts'
import { createContributorToken } from '../../src/intake/tokens.ts'
import { createPartnerKey } from '../../src/partner/keys.ts'
import { addPartner } from '../../src/partner/partners.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { elementOfDigest } from '../../src/protocol/oprf-server.ts'
import { publish } from '../../src/publication/publish.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { deriveKeys } from '../../src/runtime/keys.ts'
import { type RunningServer, startServer } from '../../src/runtime/node.ts'
import { openStore } from '../../src/runtime/open-store.ts'
import { type PostgresServer, startPostgres } from '../support/postgres-server.ts'
import { publishDependencies } from '../support/publication.ts'
import { addApprovedList, prepareDatabase } from '../support/published-list.ts'
import { ristretto255 } from '../support/ristretto255.ts'

/** A whole server that loses its database, then its object store: what goes on, and what is said of the rest. */
let postgres: PostgresServer
let database: Database
let folder: string
let server: RunningServer
let key: string
let token: string

const act = { actor: 'cli', now: new Date() }
const listed = Array.from({ length: 50 }, () => new Uint8Array(randomBytes(32)))
const secret = (length: number) => randomBytes(length).toString('base64url')
const config = () =>
  readConfig({
    VIGIFUITE_OPRF_SEED_1: seed,
    VIGIFUITE_OPRF_CURRENT: '1',
    VIGIFUITE_ARGON2_SALT: salt,
    VIGIFUITE_DATA: folder,
    PORT: '0',
    HOST: '127.0.0.1',
  })
const [seed, salt] = [secret(32), secret(16)]

beforeAll(async () => {
  postgres = await startPostgres()
  folder = await mkdtemp(join(tmpdir(), 'vigifuite-'))
  database = await openDatabase({ url: postgres.url })
  await prepareDatabase(database)
  const group = ristretto255()
  const email = deriveKeys(group, config().secrets).find(one => one.kind === 'email')!
  const elements = listed.map(digest => elementOfDigest(group, email, digest)).sort(Buffer.compare)
  await addApprovedList(database, elements)
  const partner = await addPartner(database.db, { name: 'Banque Exemple', ...act })
  const scopes = { scopes: ['lookup'] as const, environment: 'live' as const, label: 'test', expiresAt: null }
  key = (await createPartnerKey(database.db, { partner: partner.id, ...scopes, ...act })).key
  const expiresAt = new Date(Date.now() + 3_600_000)
  const given = { label: 'test', scopes: ['upload', 'evaluate:bulk'] as const, expiresAt, ...act }
  token = (await createContributorToken(database.db, given)).token
  const source = createPublicationSource(database.db, { now: () => new Date(), keyVersion: 1 })
  await publish(publishDependencies(openStore(config().store), source))
  server = await startServer(config(), { database, log: () => {} })
}, 60_000)

afterAll(async () => {
  await server?.close()
  await database?.close()
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function lookup(digests: readonly Uint8Array[]) {
  const response = await fetch(`${server.url}/v1/lookups`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'email', digests: digests.map(toBase64Url) }),
  })
  return { status: response.status, body: (await response.json()) as { results?: { state: string }[]; type?: string } }
}

async function usage() {
  const response = await fetch(`${server.url}/v1/usage`, { headers: { authorization: `Bearer ${key}` } })
  return { status: response.status, body: (await response.json()) as Partial<UsageReport> }
}

async function openUpload() {
  const response = await fetch(`${server.url}/v1/uploads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ dataset: 1, keyVersion: 1, clientKey: 'some-client-key' }),
  })
  return { status: response.status, body: (await response.json()) as { type?: string } }
}

test('without its database the read side goes on, keys included, and writes say when to come back', async () => {
  // The data set is published, so that a second upload is refused: what matters is that the database said so.
  expect((await openUpload()).status).toBe(409)
  await postgres.crash()
  const { status, body } = await lookup([...listed, new Uint8Array(32)])
  expect(status).toBe(200)
  expect(body.results!.map(one => one.state)).toEqual([...listed.map(() => 'listed'), 'not-listed'])
  for (const path of ['/v1/parameters', '/v1/incidents', '/v1/datasets', '/readyz']) {
    expect({ path, status: (await fetch(server.url + path)).status }).toEqual({ path, status: 200 })
  }
  expect(await openUpload()).toMatchObject({ status: 503, body: { type: 'urn:vigifuite:problem:write-unavailable' } })
  expect((await usage()).status).toBe(503)
  await postgres.start()
  expect((await openUpload()).status).toBe(409)
  // What was counted meanwhile is not lost.
  expect((await usage()).body).toMatchObject({
    quotas: { lookup: { used: listed.length + 1 } },
    days: [{ scope: 'lookup', requests: 1, units: listed.length + 1 }],
  })
})

test('without its object store it answers that it cannot answer, and never "not listed"', async () => {
  const objects = join(folder, 'objects')
  const fresh = await startServer(config(), { database, log: () => {} })
  const before = server
  server = fresh
  try {
    expect((await fetch(`${server.url}/v1/parameters`)).status).toBe(200)
    await rename(objects, `${objects}-gone`)
    const { status, body } = await lookup([...listed, new Uint8Array(32)])
    const states = body.results?.map(one => one.state) ?? []
    expect(status === 503 || states.every(state => state === 'unavailable')).toBe(true)
    const { bucketBits } = ((await (await fetch(`${before.url}/v1/manifest`)).json()) as Manifest).kinds.email[0]!
    expect((await fetch(`${server.url}/v1/buckets/email/1/${bucketBits}-0000`)).status).toBe(503)
    await rename(`${objects}-gone`, objects)
    expect((await lookup(listed)).body.results!.every(one => one.state === 'listed')).toBe(true)
  } finally {
    server = before
    await fresh.close()
  }
})

interface Manifest {
  readonly kinds: { readonly email: readonly { readonly bucketBits: number }[] }
}
