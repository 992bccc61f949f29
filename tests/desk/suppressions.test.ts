import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveList, createListFor, publishList } from '../../src/officer/data-sets.ts'
import { approveRecord, publishRecord, submitRecord } from '../../src/officer/records/decide-record.ts'
import type { Person } from '../database/desk.ts'
import { citizen, confirmed, contribute, elementsOf, openPublishDesk, type PublishDesk } from './publish-desk.ts'

/** Objections, as the page's script posts them: what they do for those who check, now and after later contributions. */
let desk: PublishDesk
let incident: string
let platformReviewer: Person

const OBJECTS = 'oppose@example.org'
const STAYS = 'reste@example.org'
const LATER = 'plus.tard@example.org'
const EVERYWHERE = 'partout@example.org'
const PATH = '/bureau/oppositions'

beforeAll(async () => {
  desk = await openPublishDesk()
  const { app, database } = desk
  const platform = await database.db
    .selectFrom('organisations')
    .select('id')
    .where('platform', 'is', true as never)
    .executeTakeFirstOrThrow()
  platformReviewer = await app.desk.person(platform.id, ['reviewer'], 'plateforme@example.org')
  incident = await desk.newRecord()
  const { db } = database
  const given = { incident, version: 1, ...app.desk.cli }
  await submitRecord(db, given)
  await approveRecord(db, given)
  await publishRecord(db, given)
  await list([OBJECTS, STAYS, EVERYWHERE])
})
afterAll(async () => {
  await desk.app.services.publisher.close()
  await desk.database.close()
})

/** Another list of the organisation, published. */
async function list(addresses: readonly string[]): Promise<number> {
  const { app, database, organisation } = desk
  const { cli } = app.desk
  const code = await createListFor(database.db, { incident, kind: 'email', organisation, synthetic: true, ...cli })
  await contribute(desk, code, await elementsOf(app, addresses))
  await approveList(database.db, { code, ...cli })
  await publishList(database.db, { code, ...cli })
  app.services.publisher.start()
  await app.services.publisher.idle()
  return code
}

const stateOf = async (address: string) => (await citizen(desk.app).check('email', address)).state

/** The fields that the script fills in. */
async function objection(address: string): Promise<Record<string, string>> {
  const result = await citizen(desk.app).element('email', address)
  if (result.state !== 'element') throw new Error(result.state)
  const { kind, keyVersion, element } = result.kept
  return { kind, keyVersion: String(keyVersion), element }
}

test('an objection takes the person out at once, and out of every later list of the organisation', async () => {
  const { app, officer } = desk
  expect(await Promise.all([OBJECTS, STAYS].map(stateOf))).toEqual(['listed', 'listed'])
  const fields = await objection(OBJECTS)
  const answer = await app.send(PATH, 'form#send', { ...fields, scope: desk.organisation }, officer)
  expect(answer.headers.get('location')).toBe(`${PATH}?saved=yes`)
  await app.services.publisher.idle()
  expect(await Promise.all([OBJECTS, STAYS].map(stateOf))).toEqual(['not-listed', 'listed'])

  const page = await app.page(`${PATH}?saved=yes`, officer)
  expect(page.querySelector('.notice')!.textContent).toContain('L’opposition est enregistrée')
  expect(page.querySelector('tbody')!.textContent).toMatch(/E-mail.*depuis la publication n°\s\d+/s)
  expect(page.documentElement.innerHTML).not.toContain(fields.element)
  expect(JSON.stringify(app.log)).not.toContain(fields.element)

  await list([OBJECTS, LATER])
  expect(await Promise.all([OBJECTS, LATER].map(stateOf))).toEqual(['not-listed', 'listed'])
  const again = await app.send(PATH, 'form#send', { ...fields, scope: desk.organisation }, officer)
  expect(again.headers.get('location')).toBe(`${PATH}?saved=again`)
})

test('a reviewer of the platform suppresses everywhere, with a second factor; nobody else does', async () => {
  const { app, officer, reviewer, stranger } = desk
  const fields = { ...(await objection(EVERYWHERE)), scope: 'everywhere' }
  for (const who of [officer, reviewer, stranger])
    expect([403, 404]).toContain((await app.post(PATH, fields, who)).status)
  expect((await app.page(PATH, officer)).querySelector('option[value=everywhere]')).toBeNull()
  expect(await stateOf(EVERYWHERE)).toBe('listed')
  const asked = await app.send(PATH, 'form#send', fields, platformReviewer)
  expect(asked.status).toBe(403)
  expect((await confirmed(app, asked, PATH, platformReviewer)).status).toBe(303)
  await app.services.publisher.idle()
  expect(await stateOf(EVERYWHERE)).toBe('not-listed')
})

test('officers object for their own organisation alone; those who review or audit only read', async () => {
  const { app, auditor, reviewer, stranger } = desk
  const fields = { ...(await objection(STAYS)), scope: desk.organisation }
  expect((await app.post(PATH, fields, stranger)).status).toBe(404)
  for (const who of [reviewer, auditor]) {
    expect((await app.post(PATH, fields, who)).status).toBe(403)
    expect((await app.page(PATH, who)).querySelector('form#check')).toBeNull()
  }
  expect((await app.page(PATH, stranger)).querySelector('main')!.textContent).toContain('Aucune.')
  expect(await stateOf(STAYS)).toBe('listed')
})

test('nothing but an element under the current key is taken, and the form for typing sends nothing', async () => {
  const { app, officer } = desk
  const scope = desk.organisation
  const fields = { ...(await objection(STAYS)), scope }
  const wrong = [{ element: STAYS }, { element: '' }, { element: 'A'.repeat(43) }, { kind: 'nir' }, { keyVersion: '0' }]
  for (const one of wrong) expect((await app.post(PATH, { ...fields, ...one }, officer)).status).toBe(422)
  expect((await app.post(PATH, { ...fields, keyVersion: '2' }, officer)).status).toBe(409)
  expect(await desk.database.db.selectFrom('suppressions').select('id').execute()).toHaveLength(2)
  const page = await app.page(PATH, officer)
  expect(page.querySelector('form#check')!.getAttribute('method')).toBe('dialog')
  expect([...page.querySelectorAll('form#check input[type=text]')].filter(one => one.hasAttribute('name'))).toEqual([])
  expect(page.querySelector('form#check button')!.hasAttribute('disabled')).toBe(true)
  expect(page.querySelector('noscript')!.textContent).toContain('JavaScript')
})
