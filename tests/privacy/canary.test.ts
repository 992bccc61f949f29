import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestOf } from '../conformance/client.ts'
import { createPostgresDatabase } from '../support/databases.ts'
import { createDeployment, type Deployment, succeeded } from '../support/deployment.ts'

/**
 * Canaries: one identifier of each kind that is listed, checked, looked up, and also sent where it does not belong. Then everything
 * that is kept or said anywhere is searched for it: as typed, in its canonical form, and as its digest, in every usual encoding.
 */
const CANARIES = {
  email: { typed: 'Kanarie.Vogel+1@example.org', canonical: 'kanarie.vogel+1@example.org' },
  phone: { typed: '06 39 98 77 31', canonical: '+33639987731' },
  iban: { typed: 'FR76 3000 6000 0112 3456 7890 189', canonical: 'FR7630006000011234567890189' },
} as const
const NIR = '255081416802538'

let deployment: Deployment
let databaseUrl: string
let drop: () => Promise<void>
let server: Awaited<ReturnType<Deployment['serve']>>
const digests: Buffer[] = []
/** Bodies and headers of every answer that a test got. */
const answers: string[] = []

beforeAll(async () => {
  const database = await createPostgresDatabase()
  databaseUrl = database.url
  drop = database.drop
  deployment = await createDeployment({ DATABASE_URL: databaseUrl })
  await succeeded(deployment.run(['migrate']))
  await succeeded(deployment.run(['publish']))
  const create = ['dataset', 'create', '--incident', 'free-2024', '--kind']
  for (const kind of Object.keys(CANARIES)) await succeeded(deployment.run([...create, kind]))
  const token = (await succeeded(deployment.run(['token', 'create', '--label', 'DPO']))).trim()
  const key = (await succeeded(deployment.run(['partner', 'add', 'Banque Exemple']))).trim()
  const row = Object.values(CANARIES).map(canary => canary.typed)
  // A good row, a row whose NIR is refused, and rows that are refused for other reasons.
  const rows = [
    row,
    [NIR, NIR, NIR],
    [`${CANARIES.email.typed}@twice`, `x${CANARIES.phone.typed}`, `${CANARIES.iban.typed}0`],
  ]
  const csv = ['mail;tel;iban', ...rows.map(cells => cells.join(';'))].join('\n')
  await writeFile(join(deployment.folder, 'people.csv'), csv)
  server = await deployment.serve()
  const kinds = ['email=mail', 'phone=tel', 'iban=iban'].flatMap(one => ['--column', one])
  const sets = ['email=1', 'phone=2', 'iban=3'].flatMap(one => ['--dataset', one])
  const contribute = ['contribute', 'people.csv', ...kinds, ...sets, '--server', server.url]
  await succeeded(deployment.run(contribute, { VIGIFUITE_TOKEN: token }))
  for (const code of ['1', '2', '3']) await succeeded(deployment.run(['dataset', 'approve', code]))
  await succeeded(deployment.run(['publish']))
  await server.stop()
  server = await deployment.serve()
  for (const [kind, { canonical }] of Object.entries(CANARIES)) {
    digests.push(await digestOf(server.url, kind as keyof typeof CANARIES, canonical))
  }
  await useAndMisuse(server.url, key, token)
  await server.stop()
}, 120_000)

afterAll(async () => {
  await deployment?.remove()
  await drop?.()
})

/** Asks properly, then sends the canaries to every endpoint where they do not belong. */
async function useAndMisuse(url: string, key: string, token: string): Promise<void> {
  for (const [kind, { typed }] of Object.entries(CANARIES)) {
    const result = await deployment.run(['check', typed, '--kind', kind, '--server', url])
    expect(result.code).toBe(10)
  }
  await deployment.run(['check', NIR, '--server', url])
  const ask = async (
    method: string,
    path: string,
    body?: string | Uint8Array,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(url + path, { method, headers, ...(body !== undefined && { body: body as BodyInit }) })
    answers.push(`${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`)
  }
  const json = { 'content-type': 'application/json' }
  const partner = { ...json, authorization: `Bearer ${key}` }
  const contributor = { authorization: `Bearer ${token}` }
  await ask(
    'POST',
    '/v1/lookups',
    JSON.stringify({ kind: 'email', digests: digests.map(one => one.toString('base64url')) }),
    partner,
  )
  const stream = { ...partner, 'content-type': 'application/x-ndjson' }
  const questions = digests.map(one => JSON.stringify({ kind: 'email', digest: one.toString('base64url') }))
  await ask('POST', '/v1/lookups/stream?expand=true', questions.join('\n'), stream)
  for (const secret of [
    NIR,
    ...Object.values(CANARIES).flatMap(one => [one.typed, one.canonical]),
    digests[0]!.toString('hex'),
  ]) {
    await ask('POST', '/v1/lookups', JSON.stringify({ kind: 'email', digests: [secret] }), partner)
    await ask('POST', '/v1/lookups', JSON.stringify({ kind: secret, digests: [] }), partner)
    await ask('POST', '/v1/lookups', `{"kind": "${secret}`, partner)
    const bad = [`{"kind":"email","digest":"${secret}"}`, `{"kind":"${secret}"}`, secret, `{"${secret}":`]
    await ask('POST', '/v1/lookups/stream', bad.join('\n'), stream)
    await ask('POST', '/v1/evaluations', JSON.stringify({ kind: 'email', blinded: [secret] }), json)
    await ask('POST', '/v1/evaluations', JSON.stringify({ kind: 'email', [secret]: secret }), json)
    await ask('POST', '/v1/uploads', JSON.stringify({ dataset: secret, clientKey: secret }), {
      ...json,
      ...contributor,
    })
    await ask('PUT', `/v1/uploads/${encodeURIComponent(secret)}/chunks/0`, secret, contributor)
    await ask('GET', `/v1/buckets/email/1/${encodeURIComponent(secret)}`)
    await ask('GET', `/v1/incidents?q=${encodeURIComponent(secret)}`)
    await ask('GET', `/v1/incidents/${encodeURIComponent(secret)}`)
    for (const path of ['breachedaccount/', 'breachedaccount/range/', 'pasteaccount/', 'breach/', 'breaches?Domain=']) {
      await ask('GET', `/api/v3/${path}${encodeURIComponent(secret)}`, undefined, { 'user-agent': 'a-tool/1.0' })
    }
    await ask('GET', `/${encodeURIComponent(secret)}`)
    await ask('GET', '/v1/datasets', undefined, {
      authorization: `Bearer ${encodeURIComponent(secret)}`,
      'user-agent': encodeURIComponent(secret),
    })
  }
}

/** Every form in which a canary could stand somewhere, as lower-case text. */
function forms(): Set<string> {
  const raw = [
    NIR,
    ...Object.values(CANARIES).flatMap(({ typed, canonical }) => [typed, canonical, encodeURIComponent(typed)]),
  ]
  const encoded = [...raw.map(text => Buffer.from(text)), ...digests].flatMap(bytes => [
    bytes.toString('hex'),
    // Base64 of something longer shares all but the ends.
    bytes.toString('base64').replace(/=+$/, '').slice(0, -1),
    bytes.toString('base64url').slice(0, -1),
    bytes.toString('latin1'),
  ])
  return new Set([...raw, ...encoded].map(text => text.toLowerCase()).filter(text => text.length >= 8))
}

function found(text: string): string[] {
  const lower = text.toLowerCase()
  return [...forms()].filter(form => lower.includes(form)).map(form => form.slice(0, 12))
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}

test('the search finds what it looks for', async () => {
  expect(found(await readFile(join(deployment.folder, 'people.csv'), 'latin1')).length).toBeGreaterThan(3)
  expect(found(`x${digests[0]!.toString('base64')}`)).toHaveLength(1)
  expect(digests).toHaveLength(3)
})

test('no log and no output of any process has a canary', () => {
  expect(deployment.outputs()).toContain('/v1/buckets/:kind')
  expect(found(deployment.outputs())).toEqual([])
})

test('no answer repeats a canary', () => {
  expect(answers.filter(answer => answer.startsWith('4')).length).toBeGreaterThan(50)
  // 501 is what tools for Have I Been Pwned are told about lookups of addresses: nothing broke.
  expect(answers.filter(answer => /^5(?!01)/.test(answer))).toEqual([])
  expect(answers.filter(answer => answer.startsWith('501')).length).toBeGreaterThan(20)
  expect(answers.flatMap(found)).toEqual([])
})

test('no row of the database has a canary, the audit included', async () => {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  try {
    const tables = await sql<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public' order by tablename`
    let rows = 0
    for (const { name } of tables) {
      // As text, bytea columns are in hex.
      for (const { row } of await sql<{ row: string }[]>`select t::text as row from ${sql(name)} t`) {
        rows++
        expect(found(row)).toEqual([])
      }
    }
    expect(tables.map(table => table.name)).toContain('audit')
    expect(rows).toBeGreaterThan(80)
  } finally {
    await sql.end()
  }
})

test('no published object and no file left on disk has a canary, but for the list itself', async () => {
  const files = (await filesBelow(deployment.folder)).filter(path => !path.endsWith('people.csv'))
  expect(files.some(path => path.includes('/buckets/'))).toBe(true)
  expect(files.some(path => path.endsWith('.rejected.csv'))).toBe(true)
  for (const path of files) expect({ path, found: found(await readFile(path, 'latin1')) }).toEqual({ path, found: [] })
})
