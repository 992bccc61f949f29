import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import type { Person } from '../database/desk.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { type DeskApp, documentOf, openDesk } from '../support/desk-app.ts'

let database: Database
let app: DeskApp
let officer: Person
beforeAll(async () => {
  database = await openDatabaseCopy()
  app = await openDesk(database)
  officer = await app.desk.person(await app.desk.organisation('Ville A'), ['officer'], 'dpo@ville-a.example')
})
afterAll(() => database.close())

it('lets an officer in through the form, and out again', async () => {
  const turnedAway = await app.get('/bureau')
  expect([turnedAway.status, turnedAway.headers.get('location')]).toEqual([303, '/bureau/connexion?next=%2Fbureau'])
  await app.signIn(officer)
  const home = await app.get('/bureau', officer)
  expect(home.status).toBe(200)
  expect((await documentOf(home)).querySelector('.signed-in')?.textContent).toContain('Camille Bernard')

  const out = await app.send('/bureau', '.signed-in', {}, officer)
  expect([out.status, out.headers.get('location')]).toEqual([303, '/bureau/connexion'])
  expect(out.headers.get('set-cookie')).toBe('__Host-vigifuite=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0')
  expect((await app.get('/bureau', officer)).status).toBe(303)
  expect((await app.post('/bureau/deconnexion', {}, officer)).status).toBe(401)
})

it('tells of nothing but that it did not succeed, and goes nowhere but to the desk', async () => {
  const path = '/en/desk/sign-in?next=/en/desk/account%3Fa%3D1'
  const wrong = { email: officer.email, password: 'not the password', code: app.desk.code(officer) }
  const refused = await app.send(path, '#sign-in', wrong)
  const unknown = await app.send(path, '#sign-in', { ...wrong, email: 'nobody@ville-a.example' })
  expect([refused.status, unknown.status]).toEqual([403, 403])
  const texts = [await refused.text(), await unknown.text()]
  expect(texts[0]!.replace(officer.email, '')).toBe(texts[1]!.replace('nobody@ville-a.example', ''))
  expect(texts[0]).not.toContain('not the password')

  app.desk.pass(30_000)
  const right = { email: officer.email, password: officer.password, code: app.desk.code(officer) }
  expect((await app.send(path, '#sign-in', right)).headers.get('location')).toBe('/en/desk/account?a=1')
  app.desk.pass(30_000)
  const abroad = '/en/desk/sign-in?next=//evil.example/desk'
  const again = await app.send(abroad, '#sign-in', { ...right, code: app.desk.code(officer) })
  expect(again.headers.get('location')).toBe('/en/desk')
})
