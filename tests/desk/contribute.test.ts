import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import { createListFor } from '../../src/officer/data-sets.ts'
import { createRecord } from '../../src/officer/records/create-record.ts'
import type { Person } from '../database/desk.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { type DeskApp, documentOf, openDesk } from '../support/desk-app.ts'

let database: Database
let app: DeskApp
let officer: Person
let reviewer: Person
let stranger: Person
let code: number
beforeAll(async () => {
  database = await openDatabaseCopy()
  app = await openDesk(database)
  const { desk } = app
  const town = await desk.organisation('Ville A')
  officer = await desk.person(town, ['officer'], 'dpo@ville-a.example')
  reviewer = await desk.person(town, ['reviewer'], 'relecture@ville-a.example')
  stranger = await desk.person(await desk.organisation('Ville B'), ['officer'], 'dpo@ville-b.example')
  const title = { fr: 'Vol d’un fichier', en: 'Theft of a file' }
  const { incident } = await createRecord(desk.deps, { organisation: town, title, ...desk.by(officer) })
  const list = { incident, kind: 'person', organisation: town, synthetic: true, dataClasses: [] } as const
  code = await createListFor(database.db, { ...list, ...desk.by(officer) })
})
afterAll(() => database.close())

const path = () => `/bureau/listes/${code}/contribution`
const tokenPath = () => `/bureau/listes/${code}/jeton`
const audited = () => database.db.selectFrom('audit').select('action').where('action', '=', 'token.created').execute()

it('gives the script what it needs, and says what stays and what leaves', async () => {
  const page = await app.page(path(), officer)
  const section = page.querySelector<HTMLElement>('#contribute')!
  expect({ ...section.dataset }).toEqual({
    code: String(code),
    kind: 'person',
    tokenUrl: tokenPath(),
    doneUrl: `/bureau/listes/${code}`,
    csrf: officer.session.csrf,
  })
  expect(page.querySelector('script[src*="contribute"]')).not.toBeNull()
  expect(page.querySelector('h1')!.textContent).toBe('Vol d’un fichier')
  expect(page.querySelector('.command')!.textContent).toContain(`--dataset person=${code}`)
  expect(section.querySelector('noscript')!.textContent).toContain('JavaScript')
  const english = await app.page(`/en/desk/lists/${code}/contribution`, officer)
  expect(english.querySelector<HTMLElement>('#contribute')!.dataset.tokenUrl).toBe(`/en/desk/lists/${code}/token`)
})

it('gives a token for this list to its officers alone, and writes nothing down but that it did', async () => {
  const before = (await audited()).length
  const answer = await app.postJson(tokenPath(), {}, officer)
  const { token, expiresAt } = (await answer.json()) as { token: string; expiresAt: string }
  expect(token).toMatch(/^vgc_/)
  expect(Date.parse(expiresAt) - app.desk.now.getTime()).toBe(12 * 3_600_000)
  expect((await audited()).length).toBe(before + 1)

  const refused = [
    await app.postJson(tokenPath(), {}),
    await app.postJson(tokenPath(), {}, officer, { 'x-csrf-token': 'another' }),
    await app.postJson(tokenPath(), {}, reviewer),
    await app.postJson(tokenPath(), {}, stranger),
    await app.postJson('/bureau/listes/999/jeton', {}, officer),
  ]
  expect(refused.map(one => one.status)).toEqual([401, 403, 403, 404, 404])
  for (const one of refused) expect(await one.text()).not.toContain('vgc_')
  expect((await audited()).length).toBe(before + 1)
})

it('says that a list which is submitted cannot be filled, and gives no token for it', async () => {
  await database.db
    .updateTable('data_sets')
    .set({ status: 'submitted', submitted_at: app.desk.now, entries: 0 })
    .where('code', '=', code)
    .execute()
  const page = await documentOf(await app.get(path(), officer))
  expect(page.querySelector('#contribute')).toBeNull()
  expect(page.querySelector('script[src*="contribute"]')).toBeNull()
  expect(page.querySelector('main')!.textContent).toContain('déjà soumise')
  const answer = await app.postJson(tokenPath(), {}, officer)
  expect([answer.status, await answer.json()]).toEqual([409, { error: 'wrong-state' }])
})
