import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import { createVault } from '../../src/database/vault.ts'
import { addPartner } from '../../src/partner/partners.ts'
import { createEndpoint, listEndpoints } from '../../src/partner/webhooks/endpoints.ts'
import type { Person } from '../database/desk.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { type DeskApp, openDesk } from '../support/desk-app.ts'

let database: Database
let app: DeskApp
let root: Person
let auditor: Person
let partner: string
let other: string
let endpoint: string

const random = (length: number) => new Uint8Array(randomBytes(length))
const at = (id = partner) => `/bureau/partenaires/${id}`
const textOf = async (who: Person) =>
  (await app.page(at(), who)).querySelector('[aria-labelledby=webhooks]')!.textContent!.replace(/\s+/g, ' ')
const press = (act: string, who = root, path = at()) => app.post(path, { act: 'webhook', endpoint, webhook: act }, who)
const status = async () => (await listEndpoints(database.db, partner))[0]?.status

beforeAll(async () => {
  database = await openDatabaseCopy()
  app = await openDesk(database)
  root = await app.desk.root()
  const { db } = database
  const { id } = await db
    .selectFrom('organisations')
    .select('id')
    .where('name', '=', 'Vigifuite')
    .executeTakeFirstOrThrow()
  auditor = await app.desk.person(id, ['auditor'], 'auditor@example.org')
  partner = (await addPartner(db, { name: 'Banque Exemple', ...app.desk.cli })).id
  other = (await addPartner(db, { name: 'Assurance Exemple', ...app.desk.cli })).id
})
afterAll(() => database.close())

it('shows where a partner is told of changes, to whoever reads partners, and lets administrators change it', async () => {
  expect(await textOf(root)).toContain('Aucune adresse.')
  const vault = createVault({ current: new Uint8Array(32).fill(1) }, random)
  const url = 'https://hooks.example.org/a'
  const given = { partner, url, events: ['incident.published' as const], ...app.desk.cli }
  endpoint = (await createEndpoint({ db: database.db, vault, random }, given)).id
  expect(await textOf(root)).toContain('https://hooks.example.org/a incident.published active')
  // The rest of an address may be its key.
  expect(await textOf(auditor)).toContain('https://hooks.example.org incident.published active')
  expect(await textOf(auditor)).not.toContain('Mettre en pause')
  expect((await press('pause', auditor)).status).toBe(403)
  expect(await status()).toBe('active')
  expect((await press('pause')).headers.get('location')).toContain('done=paused')
  expect(await status()).toBe('paused')
  expect(await textOf(root)).toContain('Reprendre')
  await press('resume')
  expect(await status()).toBe('active')
})

it('knows nothing of another partner’s, nor of acts that there are not', async () => {
  expect((await press('delete', root, at(other))).status).toBe(404)
  expect((await press('explode')).status).toBe(422)
  expect(await status()).toBe('active')
  await press('delete')
  expect(await status()).toBeUndefined()
})
