import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import { listMembers } from '../../src/officer/memberships.ts'
import { findOfficer } from '../../src/officer/officers.ts'
import { type Person, SECOND } from '../database/desk.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { type DeskApp, documentOf, openDesk } from '../support/desk-app.ts'

let database: Database
let app: DeskApp
let root: Person
let administrator: Person
let officer: Person
let organisation: string
beforeAll(async () => {
  database = await openDatabaseCopy()
  app = await openDesk(database)
  root = await app.desk.root()
  organisation = await app.desk.organisation('Ville A')
  administrator = await app.desk.person(organisation, ['administrator'], 'admin@ville-a.example')
  officer = await app.desk.person(organisation, ['officer'], 'dpo@ville-a.example')
})
afterAll(() => database.close())

const at = (more = '') => `/bureau/organisations/${organisation}${more}`
const send = (path: string, form: string, fields: Record<string, string | string[]>, who: Person) => {
  app.desk.pass(30 * SECOND)
  return app.send(path, form, { 'step-up-code': app.desk.code(who), ...fields }, who)
}
const formOf = (act: string) => `form:has([name="act"][value="${act}"])`
const told = async (answer: Response, who: Person) => {
  expect(answer.status).toBe(303)
  return (await app.page(answer.headers.get('location')!, who)).querySelector('.notice')?.textContent
}

it('shows administrators their organisation, and others nothing', async () => {
  expect((await app.get('/bureau/equipe', administrator)).headers.get('location')).toBe(at())
  const page = await app.page(at(), administrator)
  expect(page.querySelector('[aria-labelledby="members"]')!.textContent).toContain('Il manque une autre personne')
  expect([(await app.get('/bureau/equipe', officer)).status, (await app.get(at(), officer)).status]).toEqual([403, 403])
  expect((await app.get('/bureau/organisations/nowhere', administrator)).status).toBe(404)
})

it('invites by a link that is shown once, and takes it back', async () => {
  const none = await send(at(), formOf('invite'), { email: 'nobody', role: 'reviewer' }, administrator)
  expect([none.status, (await documentOf(none)).querySelector('.error')!.textContent]).toEqual([
    422,
    'Vérifiez l’adresse et choisissez au moins un rôle.',
  ])
  const invited = await send(at(), formOf('invite'), { email: 'r@ville-a.example', role: 'reviewer' }, administrator)
  const link = (await documentOf(invited)).querySelector('#link')!.getAttribute('value')!
  expect(link).toMatch(/^https:\/\/vigifuite\.example\/bureau\/lien#vgl_/)
  const list = await app.page(at(), administrator)
  expect(list.querySelector('[aria-labelledby="invitations"]')!.textContent).toContain('r@ville-a.example')
  expect(list.documentElement.outerHTML).not.toContain('vgl_')
  const token = link.slice(link.indexOf('#') + 1)
  expect((await app.post('/bureau/lien', { act: 'open', token })).status).toBe(200)
  expect(await told(await app.send(at(), formOf('revoke'), {}, administrator), administrator)).toContain('reprise')
  expect((await app.post('/bureau/lien', { act: 'open', token })).status).toBe(404)
})

it('sets the roles of others, never one’s own', async () => {
  const member = at(`?member=${officer.id}`)
  const set = await send(member, formOf('roles'), { role: ['officer', 'auditor'] }, administrator)
  expect(await told(set, administrator)).toContain('Les rôles sont changés')
  const rolesNow = async () => (await listMembers(database.db, organisation)).find(one => one.id === officer.id)?.roles
  expect(await rolesNow()).toEqual(['officer', 'auditor'])
  const own = await app.page(at(`?member=${administrator.id}`), administrator)
  expect(own.querySelector('main form')).toBeNull()
  const forged = { act: 'roles', officer: administrator.id, role: 'reviewer' }
  const proof = app.confirm(administrator, 'officer.set-roles', `officer:${administrator.id}`)
  expect((await app.post(at(), { ...forged, ...proof }, administrator)).status).toBe(403)

  // Without a code in the form the desk asks on a page of its own, and goes on from there.
  const asked = await app.send(member, formOf('leave'), {}, administrator)
  const question = await documentOf(asked)
  expect([asked.status, question.querySelector('h1')!.textContent]).toEqual([403, 'Confirmez que c’est bien vous'])
  const confirmed = await app.post(
    at(),
    {
      act: 'leave',
      officer: officer.id,
      ...app.confirm(administrator, 'officer.set-roles', `officer:${officer.id}`),
    },
    administrator,
  )
  expect(await told(confirmed, administrator)).toContain('n’appartient plus')
  expect(await rolesNow()).toBeUndefined()
})

it('lets the platform’s administrators create organisations', async () => {
  const created = await send('/bureau/equipe', formOf('create'), { name: 'Ville B' }, root)
  expect(await told(created, root)).toContain('L’organisme est créé')
  const again = await send('/bureau/equipe', formOf('create'), { name: 'Ville B' }, root)
  expect((await documentOf(again)).querySelector('.error')!.textContent).toContain('déjà ce nom')
  const names = [...(await app.page('/bureau/equipe', root)).querySelectorAll('tbody th')].map(one => one.textContent)
  expect(names).toEqual(['Vigifuite plateforme', 'Ville A', 'Ville B'].sort())
})

it('lets them suspend, restore, reset and close accounts, also those without an organisation', async () => {
  const people = await app.page('/bureau/equipe', root)
  const path = people.querySelector('[aria-labelledby="unattached"] a')!.getAttribute('href')!
  expect(path).toContain(officer.id)
  expect((await app.get(path, administrator)).status).toBe(404)
  expect(await told(await send(path, formOf('suspend'), {}, root), root)).toContain('suspendu')
  expect((await app.get('/bureau', officer)).status).toBe(303)
  expect(await told(await send(path, formOf('restore'), {}, root), root)).toContain('rétabli')
  await app.signIn(officer)
  const reset = await send(path, formOf('reset'), {}, root)
  expect((await documentOf(reset)).querySelector('#link')!.getAttribute('value')).toContain('#vgl_')
  expect(await told(await send(path, formOf('close'), {}, root), root)).toContain('fermé')
  expect(await findOfficer(database.db, officer.id)).toMatchObject({ status: 'closed', email: null })
  expect((await app.get(path, root)).status).toBe(404)
})
