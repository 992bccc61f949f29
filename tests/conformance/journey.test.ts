import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPostgresDatabase } from '../support/databases.ts'
import { createDeployment, type Deployment, succeeded } from '../support/deployment.ts'
import { codesOf, digestOf } from './client.ts'

/** From an officer's CSV to everybody's answer, as people do it: commands, a server, and three kinds of client. */
let deployment: Deployment
let drop: () => Promise<void>
let server: Awaited<ReturnType<Deployment['serve']>>
let partnerKey: string

const PEOPLE = Array.from({ length: 40 }, (_, i) => ({
  email: `personne.${i}@example.org`,
  phone: `06 39 98 02 ${String(i).padStart(2, '0')}`,
}))

beforeAll(async () => {
  const database = await createPostgresDatabase()
  drop = database.drop
  deployment = await createDeployment({ DATABASE_URL: database.url })
  await succeeded(deployment.run(['migrate']))
  expect(await succeeded(deployment.run(['publish']))).toContain('Epoch 1')
  const create = ['dataset', 'create', '--incident', 'france-travail-2024', '--kind']
  expect(await succeeded(deployment.run([...create, 'email']))).toContain('Data set 1')
  expect(await succeeded(deployment.run([...create, 'phone']))).toContain('Data set 2')
  const token = (await succeeded(deployment.run(['token', 'create', '--label', 'DPO']))).trim()
  const rows = PEOPLE.map(({ email, phone }) => `${email};${phone}`)
  await writeFile(join(deployment.folder, 'people.csv'), ['adresse_mail;tel', ...rows, 'not an address;'].join('\r\n'))
  server = await deployment.serve()
  const flags = [
    '--column',
    'email=adresse_mail',
    '--column',
    'phone=tel',
    '--dataset',
    'email=1',
    '--dataset',
    'phone=2',
  ]
  await succeeded(
    deployment.run(['contribute', 'people.csv', ...flags, '--server', server.url], { VIGIFUITE_TOKEN: token }),
  )
  await succeeded(deployment.run(['dataset', 'approve', '1']))
  await succeeded(deployment.run(['dataset', 'approve', '2']))
  partnerKey = (await succeeded(deployment.run(['partner', 'add', 'Banque Exemple']))).trim()
  expect(await succeeded(deployment.run(['publish']))).toContain('data sets 1, 2')
  // A reader looks for a new publication every ten seconds; a new process need not wait.
  await server.stop()
  server = await deployment.serve()
}, 120_000)

afterAll(async () => {
  await deployment?.remove()
  await drop?.()
})

const check = (...args: string[]) => deployment.run(['check', '--server', server.url, '--lang', 'en', ...args])

test('a person at a terminal gets each of the four answers, and an exit code for it', async () => {
  const listed = await check('Personne.7@Example.org')
  expect(listed).toMatchObject({ code: 10 })
  expect(listed.stdout).toContain('France Travail')
  expect(listed.stdout).toMatch(/https:\/\//)
  expect(await check('--kind', 'phone', '+33', '6', '39', '98', '02', '39')).toMatchObject({ code: 10 })
  expect(await check('stranger@example.org')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Not found in'),
  })
  expect(await check('FR76 3000 6000 0112 3456 7890 189')).toMatchObject({ code: 11 })
  const gone = await deployment.run(['check', '--server', 'http://127.0.0.1:9', 'stranger@example.org'])
  expect(gone).toMatchObject({ code: 12 })
})

test('the same as JSON, and in French', async () => {
  const { stdout } = await check('--json', 'personne.7@example.org')
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'email', state: 'listed', incidents: ['france-travail-2024'] })
  expect(stdout).not.toContain('kept')
  const french = await check('--lang', 'fr', 'stranger@example.org')
  expect(french.stdout).toContain('Introuvable dans les listes')
})

test('a social security number is refused on the device', async () => {
  const { code, stdout } = await check('2 55 08 14 168 025 38')
  expect(code).toBe(2)
  expect(stdout).toContain('NIR')
  expect(stdout).not.toContain('168')
})

test('a client written from the protocol alone agrees', async () => {
  expect(await codesOf(server.url, 'email', 'personne.7@example.org')).toEqual([1])
  expect(await codesOf(server.url, 'phone', '+33639980207')).toEqual([2])
  expect(await codesOf(server.url, 'email', 'stranger@example.org')).toEqual([])
  expect(await codesOf(server.url, 'iban', 'FR7630006000011234567890189')).toEqual([])
})

test('a partner looks up digests', async () => {
  const canonical = ['personne.0@example.org', 'stranger@example.org', 'personne.39@example.org']
  const digests = await Promise.all(canonical.map(form => digestOf(server.url, 'email', form)))
  const response = await fetch(`${server.url}/v1/lookups`, {
    method: 'POST',
    headers: { authorization: `Bearer ${partnerKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'email', digests: digests.map(digest => digest.toString('base64url')) }),
  })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    results: [{ state: 'listed', datasets: [1] }, { state: 'not-listed' }, { state: 'listed', datasets: [1] }],
  })
})

test('what is published is what the database holds, until it is withdrawn', async () => {
  expect(await succeeded(deployment.run(['verify']))).toContain('80 elements')
  await succeeded(deployment.run(['withdraw', '1']))
  expect(await succeeded(deployment.run(['verify']))).toContain('40 elements')
  expect(await succeeded(deployment.run(['dataset', 'list']))).toMatch(/1\s+withdrawn/)
})
