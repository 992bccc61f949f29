import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import { totpCode, totpStep } from '../../src/officer/totp.ts'
import { answerOf, fromBase32, MINUTE, PASSWORD, type Person, SECOND } from '../database/desk.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { type DeskApp, documentOf, openDesk } from '../support/desk-app.ts'

const PATH = '/bureau/compte'
const NEW_PASSWORD = 'quatre lampes vertes ici'

let database: Database
let app: DeskApp
let person: Person
beforeAll(async () => {
  database = await openDatabaseCopy()
  app = await openDesk(database)
  const organisation = await app.desk.organisation('Ville A')
  person = await app.desk.person(organisation, ['officer'], 'dpo@ville-a.example')
})
afterAll(() => database.close())

/** Sends the form of one change, with a fresh code. */
const change = (name: string, fields: Record<string, string> = {}, id = '') => {
  app.desk.pass(30 * SECOND)
  const code = name === 'rename' ? {} : { 'step-up-code': app.desk.code(person) }
  return app.send(`${PATH}?change=${name}&id=${id}`, 'main form', { ...code, ...fields }, person)
}
const told = async (answer: Response) => {
  expect([answer.status, await errors(answer.clone())]).toEqual([303, []])
  const page = await app.page(answer.headers.get('location')!, person)
  return page.querySelector('.notice')!.textContent
}
const errors = async (answer: Response) =>
  [...(await documentOf(answer)).querySelectorAll('.error, [role="alert"]')].map(one => one.textContent!.trim())

it('changes the password for who knows the one before', async () => {
  const weak = await change('password', { current: PASSWORD, password: 'motdepasse123' })
  expect([weak.status, await errors(weak)]).toEqual([422, [expect.stringContaining('trop courant')]])
  const wrong = await change('password', { current: 'x', password: NEW_PASSWORD })
  expect(await errors(wrong)).toEqual([expect.stringContaining('Ce n’est pas le mot de passe actuel')])
  expect(await told(await change('password', { current: PASSWORD, password: NEW_PASSWORD }))).toContain('est changé')
  person = { ...person, password: NEW_PASSWORD }
  await app.signIn(person)
})

it('puts another app in use once its code is right', async () => {
  app.desk.pass(30 * SECOND)
  const page = await app.page(`${PATH}?change=totp`, person)
  const secret = fromBase32(page.querySelector('.totp-key code')!.textContent!.replaceAll(' ', ''))
  const confirmation = app.confirm(person, 'credential.totp', `officer:${person.id}`)
  const late = await app.post(PATH, { act: 'totp', code: '000000', ...confirmation }, person)
  const shown = await documentOf(late)
  expect(shown.querySelector('.error')!.textContent).toContain('Ce code')
  expect(fromBase32(shown.querySelector('.totp-key code')!.textContent!.replaceAll(' ', ''))).toEqual(secret)
  // The step-up is still good.
  expect(shown.querySelector('[name="step-up-code"]')).toBeNull()
  const code = totpCode(secret, totpStep(app.desk.now))
  expect(await told(await app.post(PATH, { act: 'totp', code }, person))).toContain('en service')
  person = { ...person, secret }
})

it('replaces recovery codes, and shows them once', async () => {
  const page = await documentOf(await change('recovery'))
  const codes = [...page.querySelectorAll('.recovery-codes li')].map(one => one.textContent!)
  expect(new Set(codes).size).toBe(10)
  const account = await app.page(PATH, person)
  expect(account.querySelector('main')!.textContent).not.toContain(codes[0])
  expect((await change('recovery', { 'step-up-code': codes[0]! })).status).toBe(200)
})

it('adds, renames and removes passkeys, but for the last way in', async () => {
  const add = async (label: string) => {
    const options = await app.postJson(PATH, {}, person)
    const { challenge } = (await options.json()) as { challenge: string }
    const response = answerOf({ id: `key-${label}`, key: 'secret', counter: 1 }, challenge)
    return change('passkey', { label, passkey: JSON.stringify({ challenge, response }) })
  }
  expect(await told(await add('Téléphone'))).toContain('est ajoutée')
  const id = async () => {
    const link = (await app.page(PATH, person)).querySelector('a[href*="change=rename"]')!.getAttribute('href')!
    return new URL(link, 'https://x').searchParams.get('id')!
  }
  expect(await told(await change('rename', { label: 'Clé bleue' }, await id()))).toContain('nouveau nom')
  expect(await errors(await change('rename', { label: ' ' }, await id()))).toEqual([
    'Donnez un nom de 1 à 100 caractères visibles.',
  ])
  const other = await app.desk.person(await app.desk.organisation('Ville B'), ['officer'], 'dpo@ville-b.example')
  expect((await app.get(`${PATH}?change=remove&id=${await id()}`, other)).status).toBe(404)
  expect(await told(await change('remove', {}, await id()))).toContain('est retirée')
  const forged = await change('passkey', { label: 'x', passkey: '{"challenge":"x","response":{}}' })
  expect(await errors(forged)).toEqual([expect.stringContaining('n’a pas été créée')])
})

it('ends sessions: one, or all others', async () => {
  const first = { session: { token: person.session.token } }
  await app.signIn(person)
  const second = { session: { token: person.session.token } }
  app.desk.pass(MINUTE)
  await app.signIn(person)
  const rows = (await app.page(PATH, person)).querySelectorAll('[aria-labelledby="sessions"] tbody tr')
  expect(rows[0]!.textContent).toContain('cette session')
  const ended = await app.send(PATH, 'td form', {}, person)
  expect(await told(ended)).toBe('La session est terminée.')
  expect([(await app.get(PATH, second)).status, (await app.get(PATH, first)).status]).toEqual([303, 200])
  const others = await app.send(PATH, 'section > form', {}, person)
  expect(await told(others)).toBe('Vos autres sessions sont terminées.')
  expect([(await app.get(PATH, first)).status, (await app.get(PATH, person)).status]).toEqual([303, 200])
})
