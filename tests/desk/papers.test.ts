import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { listEntries } from '../../src/audit/log.ts'
import type { Database } from '../../src/database/connect.ts'
import { draftOf } from '../../src/incident/draft.ts'
import { incidentSchema } from '../../src/incident/record.ts'
import { comment } from '../../src/officer/records/comments.ts'
import { createRecord } from '../../src/officer/records/create-record.ts'
import { type RecordContent, readRecord, recordContentSchema } from '../../src/officer/records/record.ts'
import { saveRecord } from '../../src/officer/records/save-record.ts'
import type { Person } from '../database/desk.ts'
import { completeRegister } from '../officer/register/sample.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { type DeskApp, openDesk } from '../support/desk-app.ts'

const HOSTILE = `</textarea><script>alert(1)</script>"'&<img src=x onerror=alert(2)>`

let database: Database
let app: DeskApp
let ville: string
let village: string
let officer: Person
let auditor: Person
let stranger: Person
let complete: string
let empty: string

const record = async (title: string, fill: (content: RecordContent) => RecordContent, organisation = ville) =>
  (await createRecord(app.desk.deps, { organisation, title: { fr: title, en: '' }, fill, ...app.desk.cli })).incident
const text = (node: ParentNode | null | undefined, selector = '') =>
  ((selector === '' ? (node as Element | null) : node?.querySelector(selector))?.textContent ?? '')
    .replace(/\s+/g, ' ')
    .trim()
const papers = (incident: string) => `/bureau/dossiers/${incident}/documents`
const exported = async () =>
  (await listEntries(database.db, { limit: 100, action: 'register.exported' })).map(one => [one.subject, one.details])

beforeAll(async () => {
  database = await openDatabaseCopy()
  app = await openDesk(database)
  ville = await app.desk.organisation('Ville A')
  village = await app.desk.organisation('Village B')
  officer = await app.desk.person(ville, ['officer'], 'dpo@ville-a.example')
  auditor = await app.desk.person(ville, ['auditor'], 'audit@ville-a.example')
  stranger = await app.desk.person(village, ['officer'], 'dpo@village-b.example')
  const register = completeRegister()
  register.controller.siren = '214401846'
  complete = await record('Serveurs chiffrés', content => ({
    ...content,
    register: { ...register, controller: { ...register.controller, name: 'Ville A' } },
  }))
  empty = await record('À peine ouvert', content => content)
})
afterAll(() => database.close())

test('each document says what it lacks, in the form’s words, with the way to each field', async () => {
  const page = await app.page(papers(empty), officer)
  const lacks = [...page.querySelectorAll('#paper-cnil .lacks a')]
  const form = await app.page(`/bureau/dossiers/${empty}/registre`, officer)
  const broken = lacks.filter(one => {
    const [path, id] = one.getAttribute('href')!.split('#')
    return path !== `/bureau/dossiers/${empty}/registre` || !form.getElementById(id!)
  })
  expect(lacks.map(one => one.textContent)).toContain('Date et heure de prise de connaissance')
  expect(broken).toEqual([])
  expect(text(page, '#paper-cnil')).toContain(`Il manque ${lacks.length} champs`)
  const edpb = [...page.querySelectorAll('#paper-edpb .lacks a')]
  expect(edpb.map(one => one.textContent)).toContain('48. Date et heure de prise de connaissance')
  expect(edpb.filter(one => !form.getElementById(one.getAttribute('href')!.split('#')[1]!))).toEqual([])
  expect(text(page, '#paper-dossier')).toContain('La gravité n’est pas encore évaluée.')

  const done = await app.page(papers(complete), officer)
  expect([text(done, '#paper-cnil h2'), text(done, '#paper-edpb h2')]).toEqual([
    'Notification à la CNIL complet',
    'Modèle commun du CEPD complet',
  ])
  expect(done.querySelector('.lacks')).toBe(null)
})

test('the CNIL’s notification is printed field by field, with room for what is unknown', async () => {
  const sheet = await app.page(`${papers(empty)}/cnil.html`, officer)
  expect(text(sheet, 'article h1')).toBe('Notification à la CNIL')
  expect(sheet.querySelector('.site-header, .site-footer')).toBe(null)
  const fields = [...sheet.querySelectorAll('[data-field]')]
  expect(fields.length).toBeGreaterThan(45)
  expect(text(sheet, '[data-field="aware-at"] .blank')).toBe('à remplir')
  expect(text(sheet, '[data-field="timeline-remarks"]')).toBe('Précisions sur la chronologie :')
  expect(text(sheet, '.notice')).toContain('Document incomplet')
  const full = await app.page(`/en/desk/records/${complete}/papers/cnil.html`, officer)
  expect([full.querySelector('.notice'), full.querySelector('.to-fill')]).toEqual([null, null])
  expect(text(full, '[data-field="aware-at"] dd')).toBe('Friday, 20 November 2026 at 09:10 GMT+1')
  const file = await app.get(`${papers(complete)}/cnil.json`, officer)
  expect(await file.json()).toMatchObject({
    form: 'cnil-notification',
    incident: complete,
    missing: [],
    kind: 'initial',
  })
})

test('the EDPB’s template is valid against the schema that is shipped, complete or not', async () => {
  const shipped = z.fromJSONSchema(JSON.parse(readFileSync('fixtures/edpb-notification.schema.json', 'utf8')))
  const [whole, partial] = await Promise.all([complete, empty].map(one => app.get(`${papers(one)}/edpb.json`, officer)))
  const [first, second] = [await whole!.json(), await partial!.json()]
  expect([first.field_4, second.field_4]).toEqual(['a', 'b'])
  expect([shipped.safeParse(first).success, shipped.safeParse(second).success]).toEqual([true, true])
  expect(whole!.headers.get('content-disposition')).toContain(`${complete}-edpb.json`)
  expect(partial!.headers.get('content-disposition')).toContain('-edpb-incomplete.json')
})

test('the incident file has everything but elements, and files leave a trace', async () => {
  await comment(app.desk.deps, { incident: complete, text: HOSTILE, ...app.desk.by(officer) })
  const sheet = await app.page(`${papers(complete)}/dossier.html`, auditor)
  const titles = [...sheet.querySelectorAll('article > section > h2')].map(one => one.textContent)
  expect(titles).toEqual([
    'État du dossier',
    'Fiche publique',
    'Registre (article 33(5) du RGPD)',
    'Gravité',
    'Délais légaux',
    'Listes de personnes concernées',
    'Historique',
    'Commentaires',
    'Journal',
  ])
  expect(text(sheet, '[aria-labelledby="section-severity"]')).toContain('SE = 3 × 0,75 + 1,25 = 3,5 (élevée)')
  expect(text(sheet, '[aria-labelledby="section-clocks"]')).toContain('Notifier la violation à la CNIL')
  expect(text(sheet, '[aria-labelledby="section-audit"]')).toContain('dossier ouvert')
  expect(text(sheet, '[aria-labelledby="section-comments"]')).toContain('<script>alert(1)</script>')
  const before = (await exported()).length
  const file = await (await app.get(`${papers(complete)}/dossier.json`, auditor)).json()
  expect(file).toMatchObject({ format: 'vigifuite-incident-file', incident: complete, severity: { score: 3.5 } })
  expect(file.audit.map((one: { action: string }) => one.action)).toContain('incident.created')
  expect(recordContentSchema.safeParse({ incident: file.public, register: file.register }).success).toBe(true)
  const log = await exported()
  expect(log.length).toBe(before + 1)
  expect(log[0]).toEqual([`incident:${complete}`, { paper: 'dossier-json' }])
})

test('what is not one’s own does not exist, nor do other documents', async () => {
  const before = await exported()
  for (const paper of ['', '/cnil.html', '/cnil.json', '/edpb.json', '/dossier.html', '/dossier.json']) {
    expect((await app.get(papers(complete) + paper, stranger)).status).toBe(404)
  }
  for (const paper of ['/constructor', '/cnil.pdf', '/__proto__', '/..%2Fcnil.html']) {
    expect((await app.get(papers(complete) + paper, officer)).status).toBe(404)
  }
  expect((await app.get('/bureau/registre/audit.csv', officer)).status).toBe(404)
  expect((await app.post(papers(empty), { version: '1' }, auditor)).status).toBe(403)
  expect(await exported()).toEqual(before)
})

test('hostile text in every field stays text, on every page and in every file', async () => {
  const incident = await record(HOSTILE, content => content)
  const known = (await readRecord(database.db, incident))!
  const richest = JSON.parse(readFileSync('fixtures/catalogue/france-travail-2024.json', 'utf8'))
  const { content, places } = poisoned({
    incident: { ...draftOf(incidentSchema.parse(richest)), id: incident },
    register: { ...completeRegister(), notification: known.content.register.notification },
  })
  expect(places.length).toBeGreaterThan(80)
  expect(places).toEqual(expect.arrayContaining(['incident.title.fr', 'register.parties.0.name', 'register.comment']))
  await saveRecord(database.db, { incident, baseVersion: 1, content, ...app.desk.by(officer) })
  const [list, clocks] = [papers(incident), `/bureau/dossiers/${incident}/echeances`]
  for (const path of [
    list,
    `${list}/cnil.html`,
    `${list}/dossier.html`,
    clocks,
    '/bureau/echeances',
    '/en/desk/register',
  ]) {
    const page = await app.page(path, officer)
    expect(page.querySelector('main script, main img, main textarea')).toBe(null)
    expect(page.querySelector('main')!.textContent).toContain('<script>alert(1)</script>')
  }
  const dossier = await (await app.get(`${list}/dossier.html`, officer)).text()
  expect(dossier.split('&lt;script&gt;').length).toBeGreaterThan(places.length)
  for (const paper of ['cnil.json', 'edpb.json', 'dossier.json']) {
    const answer = await app.get(`${list}/${paper}`, officer)
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('<script>alert(1)')])
  }
})

test('the register has every breach, by organisation and year, and gives what is shown as files', async () => {
  const page = await app.page('/bureau/registre', officer)
  expect(page.querySelectorAll('.register-table tbody tr')).toHaveLength(3)
  expect(text(page, 'thead')).toContain('Information des personnes')
  const row = [...page.querySelectorAll('tbody tr')].find(one => text(one, 'th').includes('Serveurs chiffrés'))!
  expect(text(row)).toContain('20 nov. 2026')
  expect(text(row)).toContain('ENISA 3,5 (élevée)')
  expect(text(row)).toContain('≈ 12 000')
  const year = await app.page('/bureau/registre?year=2026', officer)
  expect(year.querySelectorAll('tbody tr').length).toBeGreaterThan(0)
  const csv = [...year.querySelectorAll('a')].find(one => one.textContent?.includes('CSV'))!.getAttribute('href')!
  expect(csv).toBe('/bureau/registre/registre.csv?year=2026')
  const file = await app.get(csv, officer)
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  const content = await file.text()
  expect(content).toContain('Serveurs chiffrés')
  expect(content).not.toContain('À peine ouvert')
  expect((await exported())[0]).toEqual([
    `organisation:${ville}`,
    { paper: 'register-csv', records: year.querySelectorAll('tbody tr').length },
  ])

  expect((await (await app.get('/en/desk/register/register.json', officer)).json()).breaches).toHaveLength(3)
  expect(
    (await (await app.get(`/bureau/registre/registre.json?organisation=${village}`, officer)).json()).breaches,
  ).toEqual([])
  expect(text(await app.page(`/bureau/registre?organisation=${village}&year=1999`, officer), '.notice')).toContain(
    'Aucune violation',
  )
  const theirs = await app.page('/bureau/registre', stranger)
  expect(text(theirs, '.card h2')).toBe('Le registre est vide')
  const nothing = await exported()
  expect((await (await app.get('/bureau/registre/registre.json', stranger)).json()).breaches).toEqual([])
  expect(await exported()).toEqual(nothing)
})

test('formulas stay text in the register’s file', async () => {
  await record('=1+1', content => content)
  const file = await (await app.get('/bureau/registre/registre.csv?year=none', officer)).text()
  expect(file).toContain(`"'=1+1"`)
})

test('what the public record says is taken over at a click, into empty fields, of the version that was shown', async () => {
  const incident = await record('À reprendre', ({ incident, register }) => ({
    incident: {
      ...incident,
      exposure: 'confirmed',
      dataClasses: ['iban', 'names'],
      organisations: [...incident.organisations, { name: HOSTILE, role: 'processor' }],
    },
    register: { ...register, breach: { ...register.breach, natures: ['availability'] } },
  }))
  const path = papers(incident)
  const offer = (await app.page(path, officer)).querySelector('#prefill')!
  expect(text(offer)).toContain('Données concernéesétat civil, moyens de paiement')
  expect(text(offer)).not.toContain('Nature de la violation')
  expect(offer.querySelector('script')).toBe(null)
  expect((await app.page(path, auditor)).querySelector('#prefill')).toBe(null)

  const late = await app.post(path, { version: '99' }, officer)
  expect(late.headers.get('location')).toBe(`${path}?done=changed`)
  const answer = await app.send(path, '#prefill form', {}, officer)
  expect(answer.headers.get('location')).toBe(`${path}?done=done`)
  const { content, version } = (await readRecord(database.db, incident))!
  expect(version).toBe(2)
  expect(content.register.breach.natures).toEqual(['availability'])
  expect(content.register.scope.data.categories).toEqual(['civil-status', 'payment'])
  expect(content.register.parties).toMatchObject([{ name: HOSTILE, role: 'processor' }])
  const after = await app.page(`${path}?done=done`, officer)
  expect(text(after, '.notice.calm')).toContain('ont été remplis')
  expect(after.querySelector('#prefill')).toBe(null)
  expect((await app.post(path, { version: '2' }, officer)).headers.get('location')).toBe(`${path}?done=nothing`)
})

/** Every text that may say anything says this, and everything that may be a text is one. */
function poisoned(content: RecordContent): { content: RecordContent; places: string[] } {
  const root = structuredClone(content) as unknown as Record<string, unknown>
  const places: string[] = []
  const visit = (at: Record<string, unknown>, path: string) => {
    for (const [key, value] of Object.entries(at)) {
      const place = path === '' ? key : `${path}.${key}`
      if (typeof value === 'object' && value !== null) visit(value as Record<string, unknown>, place)
      else if (typeof value === 'string' || value === null) {
        at[key] = HOSTILE
        if (recordContentSchema.safeParse(root).success && place !== 'incident.id') places.push(place)
        else at[key] = value
      }
    }
  }
  visit(root, '')
  return { content: root as unknown as RecordContent, places }
}
