import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { append } from '../../src/audit/log.ts'
import type { Database } from '../../src/database/connect.ts'
import { auditActions, auditFamilies } from '../../src/desk/messages/audit-actions.ts'
import { attachIncident } from '../../src/officer/incident-access.ts'
import { canonicalJson } from '../../src/protocol/canonical-json.ts'
import { addIncident, INCIDENT } from '../database/contributed.ts'
import { DAY, type Person } from '../database/desk.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { type DeskApp, documentOf, openDesk } from '../support/desk-app.ts'

/** The viewer of the audit log and its export: who sees whose, what filters find, and that a copy can be checked elsewhere. */
let database: Database
let app: DeskApp
let root: Person
let keeper: Person
let other: Person
let officer: Person
let inspector: Person

beforeAll(async () => {
  database = await openDatabaseCopy()
  app = await openDesk(database)
  const { desk } = app
  root = await desk.root()
  const platform = (await database.db.selectFrom('organisations').select('id').executeTakeFirstOrThrow()).id
  inspector = await desk.person(platform, ['auditor'], 'inspection@example.org')
  const [town, port] = [await desk.organisation('Ville Exemple'), await desk.organisation('Port Exemple')]
  keeper = await desk.person(town, ['administrator'], 'ville@example.org')
  officer = await desk.person(town, ['officer'], 'dpo@example.org')
  other = await desk.person(port, ['administrator', 'auditor'], 'port@example.org')
  await addIncident(database)
  for (let epoch = 1; epoch <= 60; epoch++) {
    const event = { actor: 'publisher', action: 'publication.finished', subject: `publication:${epoch}` }
    await database.db.transaction().execute(trx => append(trx, event, desk.now))
  }
  desk.pass(3 * DAY)
  await database.db
    .transaction()
    .execute(trx => attachIncident(trx, { incident: INCIDENT, organisation: town, ...desk.cli }))
  for (const one of [root, keeper, other, officer, inspector]) await desk.comeBack(one)
})
afterAll(() => database?.close())

/** Rows of the table: number, when, who, act. */
async function shown(who: Person, search = ''): Promise<string[][]> {
  const page = await app.page(`/bureau/journal${search}`, who)
  return [...page.querySelectorAll('table.audit tbody tr')].map(row =>
    [...row.querySelectorAll('td')].map(cell => cell.textContent!.replace(/\s+/g, ' ').trim()),
  )
}

test('the platform’s people read all of it, an organisation’s only their own, officers nothing', async () => {
  const all = await shown(root)
  expect(all.length).toBe(50)
  expect((await shown(inspector)).length).toBe(50)
  const own = await shown(keeper)
  expect(own.some(([, , , act]) => act!.includes(`incident:${INCIDENT}`))).toBe(true)
  const theirs = await shown(other)
  expect(theirs.length).toBeGreaterThan(0)
  expect(theirs.some(([, , , act]) => act!.includes(INCIDENT) || act!.includes(officer.id))).toBe(false)
  expect((await app.get('/bureau/journal', officer)).status).toBe(403)
  const scope = `?scope=${(await database.db.selectFrom('organisations').select('id').where('name', '=', 'Ville Exemple').executeTakeFirstOrThrow()).id}`
  expect((await app.get(`/bureau/journal${scope}`, other)).status).toBe(404)
  expect((await shown(root, scope)).length).toBe(own.length)
})

test('filters narrow it down by who, act, record and day in Paris, and together', async () => {
  const invited = await shown(root, '?action=officer.invited')
  expect(invited.length).toBe(5)
  expect(invited.every(([, , , act]) => act!.startsWith('invitation envoyée'))).toBe(true)
  const mine = await shown(root, `?actor=officer:${keeper.id}`)
  expect(mine.length).toBeGreaterThan(0)
  expect(new Set(mine.map(([, , who]) => who))).toEqual(new Set(['Camille Bernard']))
  expect(mine.some(([, , , act]) => act!.startsWith('connexion'))).toBe(true)
  expect((await shown(root, `?incident=${INCIDENT}&action=incident.attached`)).length).toBe(1)
  // The demo's day is 1 March 2026; three days later the record was handed over.
  expect((await shown(root, '?action=incident&from=2026-03-04&until=2026-03-04')).length).toBe(1)
  expect((await shown(root, '?action=incident.attached&until=2026-03-03')).length).toBe(0)
  const page = await app.page('/bureau/journal?action=incident.attached&until=2026-03-03', root)
  expect(page.querySelector('.notice')!.textContent).toContain('Aucune écriture')
  expect(page.querySelector('#until')!.getAttribute('value')).toBe('2026-03-03')
  // What makes no sense is as if it were not there.
  expect((await shown(root, '?actor=%3Cscript%3E&before=-1&from=hier&until=2026-99-99')).length).toBe(50)
})

test('pages follow each other by number, without a gap', async () => {
  const numbers: number[] = []
  for (let path: string | null = '/en/desk/audit'; path !== null; ) {
    const page: Document = await app.page(path, root)
    numbers.push(...[...page.querySelectorAll('td.number')].map(cell => Number(cell.textContent)))
    const older: Element | undefined = [...page.querySelectorAll('main a')].find(
      one => one.textContent === 'Older ones',
    )
    path = older?.getAttribute('href') ?? null
  }
  expect(numbers.length).toBeGreaterThan(50)
  expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! - i))
  expect(numbers.at(-1)).toBe(1)
})

test('the export is for the platform’s auditors, and each line’s hash can be computed again from it', async () => {
  for (const who of [root, keeper, other, officer]) {
    expect([403, 404]).toContain((await app.get('/bureau/journal/export.ndjson', who)).status)
  }
  const answer = await app.get('/bureau/journal/export.ndjson', inspector)
  expect(answer.headers.get('content-disposition')).toContain('.ndjson')
  const lines = (await answer.text())
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  const rows = await database.db.selectFrom('audit').select(['sequence']).execute()
  expect(lines.length).toBe(rows.length)
  let previous = '0'.repeat(64)
  for (const { hash, ...entry } of lines) {
    expect(entry.previous).toBe(previous)
    expect(createHash('sha256').update(canonicalJson(entry)).digest('hex')).toBe(hash)
    previous = hash
  }
})

test('every act has words in both languages, and belongs to a family', async () => {
  const acts = await database.db.selectFrom('audit').select('action').distinct().execute()
  expect(acts.filter(({ action }) => !(action in auditActions))).toEqual([])
  const families = Object.keys(auditActions).map(action => action.split('.')[0]!)
  expect(families.filter(one => !(one in auditFamilies.fr) || !(one in auditFamilies.en))).toEqual([])
  const english = await documentOf(await app.get('/en/desk/audit?action=officer.joined', root))
  expect(english.querySelector('main')!.textContent).not.toMatch(/écriture|Filtrer/)
})
