import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../database/desk.ts'
import { citizen, confirmed, contribute, elementsOf, openPublishDesk, type PublishDesk } from './publish-desk.ts'

/** A list's way through the pages: begun, contributed, decided about by somebody else, answered from, withdrawn. */
let desk: PublishDesk
let incident: string

const LISTED = 'camille.listee@example.org'

beforeAll(async () => {
  desk = await openPublishDesk()
  incident = await desk.newRecord()
})
afterAll(async () => {
  await desk.app.services.publisher.close()
  await desk.database.close()
})

const listsOf = () => `/bureau/dossiers/${incident}/listes`
const listPath = (code: number) => `/bureau/listes/${code}`
const acts = (page: Document) => [...page.querySelectorAll('main form')].map(form => form.id).filter(Boolean)
const text = (page: Document) => page.querySelector('main')!.textContent!.replace(/\s+/g, ' ')

async function begin(fields: Record<string, string> = {}): Promise<number> {
  const answer = await desk.app.send(listsOf(), 'main form', fields, desk.officer)
  expect(answer.status).toBe(303)
  return Number(/\/bureau\/listes\/(\d+)$/.exec(answer.headers.get('location')!)![1])
}

async function decide(code: number, act: string, who: Person): Promise<Response> {
  const answer = await desk.app.send(listPath(code), `form#${act}`, {}, who)
  return answer.status === 403 ? confirmed(desk.app, answer, listPath(code), who) : answer
}

async function publishRecord(): Promise<void> {
  await desk.decide(incident, 'submit', desk.officer)
  await desk.decide(incident, 'approve', desk.reviewer)
  const path = `/bureau/dossiers/${incident}/relecture`
  await confirmed(desk.app, await desk.decide(incident, 'publish', desk.reviewer), path, desk.reviewer)
  await desk.app.services.publisher.idle()
}

test('an officer begins a list from the record’s data classes; readers see it, and strangers do not learn of it', async () => {
  const { app, auditor, officer, reviewer, stranger } = desk
  const empty = await app.page(listsOf(), officer)
  expect(text(empty)).toContain('Aucune liste pour l’instant')
  expect(empty.querySelectorAll('input[name=class]').length).toBeGreaterThan(1)
  const code = await begin({ class: 'names' })
  for (const who of [reviewer, auditor]) {
    const page = await app.page(listsOf(), who)
    expect(page.querySelectorAll('main form').length).toBe(0)
    expect(text(page)).toMatch(/Adresses e-mail ?à transmettre.*France Travail.*rien encore/)
  }
  expect((await app.post(listsOf(), { kind: 'email', organisation: desk.organisation }, reviewer)).status).toBe(403)
  for (const path of [listsOf(), listPath(code)]) expect((await app.get(path, stranger)).status).toBe(404)
  expect((await app.get('/bureau/listes/999', officer)).status).toBe(404)
  const page = await app.page(listPath(code), officer)
  expect(page.querySelector('a[href$="/contribution"]')).not.toBeNull()
  expect(text(page)).toContain(`--dataset email=${code}`)
  const forged = { kind: 'email', organisation: desk.organisation, class: 'iban-of-nobody' }
  expect((await app.post(listsOf(), forged, officer)).status).toBe(422)
})

test('contributed, it is approved and published by somebody else, after its record; then people are found', async () => {
  const { app, officer, reviewer } = desk
  const code = await begin()
  await contribute(desk, code, await elementsOf(app, [LISTED, 'autre.listee@example.org']))
  const own = await app.page(listPath(code), officer)
  expect(acts(own)).toEqual([])
  expect(text(own)).toMatch(/à relire.*Empreintes ?2 .*Transmise ?par Camille Bernard.*Peuvent le faire/)
  expect((await app.post(listPath(code), { act: 'approve' }, officer)).status).toBe(403)
  expect(acts(await app.page(listPath(code), reviewer))).toEqual(['approve', 'withdraw'])
  expect((await decide(code, 'approve', reviewer)).status).toBe(303)

  // Nobody is told that they are in a list about which nobody can read.
  const early = await app.page(listPath(code), reviewer)
  expect(acts(early)).toEqual(['withdraw'])
  expect(text(early)).toContain('publiez-la d’abord')
  const forged = await app.post(listPath(code), { act: 'publish' }, reviewer)
  expect((await confirmed(app, forged, listPath(code), reviewer)).status).toBe(409)
  await publishRecord()
  expect((await citizen(app).check('email', LISTED)).state).toBe('not-covered')

  const done = await decide(code, 'publish', reviewer)
  expect(done.headers.get('location')).toBe('/bureau/publication')
  await app.services.publisher.idle()
  expect(await citizen(app).check('email', LISTED)).toMatchObject({ state: 'listed', incidents: [incident] })
  expect((await citizen(app).check('email', 'personne@example.org')).state).toBe('not-listed')
  expect(text(await app.page(listPath(code), reviewer))).toContain('Consultable depuis')
})

test('withdrawn, nobody is found in it, its rows are gone, and its number is not given out again', async () => {
  const { app, database, reviewer } = desk
  const code = await begin()
  await contribute(desk, code, await elementsOf(app, ['retiree@example.org']))
  await decide(code, 'approve', reviewer)
  await decide(code, 'publish', reviewer)
  await app.services.publisher.idle()
  expect((await citizen(app).check('email', 'retiree@example.org')).state).toBe('listed')

  const asked = await app.send(listPath(code), 'form#withdraw', {}, reviewer)
  expect(asked.status).toBe(403)
  expect((await citizen(app).check('email', 'retiree@example.org')).state).toBe('listed')
  expect((await confirmed(app, asked, listPath(code), reviewer)).status).toBe(303)
  await app.services.publisher.idle()
  expect((await citizen(app).check('email', 'retiree@example.org')).state).toBe('not-listed')
  expect((await citizen(app).check('email', LISTED)).state).toBe('listed')
  const rows = await database.db.selectFrom('exposures').select('element').where('data_set', '=', code).execute()
  expect(rows).toEqual([])
  const page = await app.page(listPath(code), reviewer)
  expect([acts(page), text(page).includes('pour de bon')]).toEqual([[], true])
  expect(await begin()).toBeGreaterThan(code)
})

test('withdrawing the record takes all its lists along', async () => {
  const { app, reviewer } = desk
  const path = `/bureau/dossiers/${incident}/relecture`
  await confirmed(app, await desk.decide(incident, 'withdraw', reviewer, { reason: 'Essai terminé.' }), path, reviewer)
  await app.services.publisher.idle()
  expect((await citizen(app).check('email', LISTED)).state).toBe('not-covered')
  expect((await app.get(`/incidents/${incident}`)).status).toBe(404)
  const page = await app.page(listsOf(), reviewer)
  const states = [...page.querySelectorAll('tbody .badge')].map(one => one.textContent)
  expect(states.length).toBeGreaterThan(3)
  expect(states.every(one => one === 'retirée' || one === 'personnes inventées')).toBe(true)
})
