import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import { inviteOfficer, issueReset } from '../../src/officer/links.ts'
import { totpCode, totpStep } from '../../src/officer/totp.ts'
import { answerOf, fromBase32, PASSWORD, type Person, SECOND } from '../database/desk.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { DESK_ORIGIN, type DeskApp, documentOf, fieldsOf, openDesk } from '../support/desk-app.ts'

const PATH = '/bureau/lien'

let database: Database
let app: DeskApp
let organisation: string
beforeAll(async () => {
  database = await openDatabaseCopy()
  app = await openDesk(database)
  organisation = await app.desk.organisation('Ville A')
})
afterAll(() => database.close())

const invite = (email: string) =>
  inviteOfficer(app.desk.deps, { organisation, roles: ['officer'], email, ...app.desk.cli })
const opened = async (token: string) =>
  documentOf(await app.send(PATH, '#open-link', { token: `${DESK_ORIGIN}${PATH}#${token}` }))
/** The code that an app would show for the key on the page. */
const codeOn = (page: Document): string => {
  const key = page.querySelector('.totp-key code')!.textContent!.replaceAll(' ', '')
  return totpCode(fromBase32(key), totpStep(app.desk.now))
}
const errors = (page: Document) => [...page.querySelectorAll('.error')].map(one => one.textContent)
const visitor = (answer: Response) => {
  const token = /__Host-vigifuite=(vgo_[^;]+)/.exec(answer.headers.get('set-cookie') ?? '')![1]!
  return { session: { token } }
}

it('opens an account with a password and an app, and shows recovery codes once', async () => {
  const { token } = await invite('a@ville-a.example')
  const page = await opened(token)
  expect(page.querySelector('h1')!.textContent).toBe('Rejoindre Ville A')
  const form = page.querySelector('#with-password')!
  expect(page.querySelector('.qr-code path')!.getAttribute('d')!.length).toBeGreaterThan(1000)
  const typed = { ...fieldsOf(form), name: 'Ana Martin' }

  // Whatever is wrong stands beside its field, and the key that the app has by now stays.
  const weak = await documentOf(await app.post(PATH, { ...typed, password: 'motdepasse123', code: codeOn(page) }))
  expect(errors(weak)).toEqual([expect.stringContaining('trop courant')])
  expect(codeOn(weak)).toBe(codeOn(page))
  const late = await documentOf(await app.post(PATH, { ...typed, password: PASSWORD, code: '000000' }))
  expect(errors(late)).toEqual([expect.stringContaining('Ce code')])
  const nameless = await documentOf(
    await app.post(PATH, { ...typed, name: 'x\u202ey', password: PASSWORD, code: codeOn(page) }),
  )
  expect(errors(nameless)).toContainEqual(expect.stringContaining('caractères visibles'))

  const done = await app.post(PATH, { ...typed, password: PASSWORD, code: codeOn(page) })
  const who = visitor(done)
  expect((await documentOf(done)).querySelectorAll('.recovery-codes li')).toHaveLength(10)
  expect((await app.page('/bureau', who)).querySelector('.signed-in')!.textContent).toContain('Ana Martin')
  const again = await app.post(PATH, { act: 'open', token })
  expect([again.status, errors(await documentOf(again))]).toEqual([404, [expect.stringContaining('déjà servi')]])
})

it('opens an account with a passkey alone', async () => {
  const { token } = await invite('b@ville-a.example')
  const form = (await opened(token)).querySelector('[data-passkey-register]')!
  const path = form.getAttribute('data-passkey-register')!
  const options = (await (await app.postJson(path, { token })).json()) as { challenge: string; user: { name: string } }
  expect(options.user.name).toBe('b@ville-a.example')
  const { challenge } = options
  const passkey = JSON.stringify({
    challenge,
    response: answerOf({ id: 'key-b', key: 'secret-b', counter: 1 }, challenge),
  })
  const done = await app.post(PATH, { ...fieldsOf(form), name: 'Bo', label: 'Téléphone', passkey })
  const account = await app.page('/bureau/compte', visitor(done))
  expect(account.querySelector('[aria-labelledby="passkeys"] tbody')!.textContent).toContain('Téléphone')
})

it('adds an organisation to an account that is there, for its owner alone', async () => {
  const person: Person = await app.desk.person(await app.desk.organisation('Ville B'), ['officer'], 'c@ville-b.example')
  const stranger = await app.desk.person(organisation, ['officer'], 'd@ville-a.example')
  const { token } = await invite(person.email)
  const outside = await opened(token)
  expect(outside.querySelector('main a.button')!.getAttribute('href')).toBe('/bureau/connexion')
  expect(outside.querySelector('#with-password')).toBeNull()
  const another = await documentOf(await app.post(PATH, { act: 'open', token }, stranger))
  expect(another.querySelector('.notice')!.textContent).toContain('un autre compte')
  const page = await documentOf(await app.post(PATH, { act: 'open', token }, person))
  const fields = fieldsOf(page.querySelector('main form')!)
  expect((await app.post(PATH, { ...fields, csrf: 'x' }, person)).status).toBe(200)
  const joined = await app.post(PATH, fields, person)
  expect([joined.status, joined.headers.get('location')]).toEqual([303, '/bureau'])
  expect((await app.post(PATH, { act: 'open', token }, person)).status).toBe(404)
})

it('gives an account back, with everything new', async () => {
  const person = await app.desk.person(organisation, ['officer'], 'e@ville-a.example')
  const { token } = await issueReset(app.desk.deps, { officer: person.id, ...app.desk.cli })
  const page = await opened(token)
  expect(page.querySelector('.lead')!.textContent).toContain('Toutes les sessions seront terminées')
  const fields = fieldsOf(page.querySelector('#with-password')!)
  const done = await app.post(PATH, { ...fields, password: 'quatre lampes vertes ici', code: codeOn(page) })
  expect(done.status).toBe(200)
  expect((await app.get('/bureau', person)).status).toBe(303)
  expect((await app.get('/bureau', visitor(done))).status).toBe(200)
  app.desk.pass(30 * SECOND)
  const { email } = person
  const former = await app.post('/bureau/connexion', { email, password: PASSWORD, code: app.desk.code(person) })
  expect(former.status).toBe(403)
})
