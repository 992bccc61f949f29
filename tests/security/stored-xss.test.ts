/** Whatever officers type comes back as text: on every page of the desk, for everybody, and on the public ones. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import { RECORD_FIELDS } from '../../src/desk/fields/record-forms.ts'
import { DESK_PATHS } from '../../src/desk/paths.ts'
import { type Incident, incidentSchema } from '../../src/incident/record.ts'
import { importCatalogue } from '../../src/intake/incidents.ts'
import { inviteToIncident } from '../../src/officer/incident-shares.ts'
import { inviteOfficer } from '../../src/officer/links.ts'
import { comment } from '../../src/officer/records/comments.ts'
import { createRecord } from '../../src/officer/records/create-record.ts'
import { type RecordContent, readRecord, recordContentSchema } from '../../src/officer/records/record.ts'
import { saveRecord } from '../../src/officer/records/save-record.ts'
import { createPartnerKey } from '../../src/partner/keys.ts'
import { changePartner } from '../../src/partner/partners.ts'
import { readCatalogue } from '../../src/runtime/catalogue.ts'
import { LANGUAGES, type Language } from '../../src/site/language.ts'
import { pathOf } from '../../src/site/paths.ts'
import type { Person } from '../database/desk.ts'
import { objectOf } from '../desk/arbitrary-content.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { GUARDED, INCIDENT, isAboutSomething, openWorld, pathTo, requests, type Things, type World } from './guarded.ts'
import { HOSTILE, HOSTILE_NAME, hostileMarkup, withHostileTexts } from './hostile.ts'

/** An incident that the desk does not have. */
const PUBLIC = 'viamedis-almerys-2024'

const ABOUT_RECORDS = GUARDED.filter(isAboutSomething)

let database: Database
let world: World
/** A record as anybody may leave it, and one that could be published. */
let [wild, complete]: [Things, Things] = [] as never

beforeAll(async () => {
  database = await openDatabaseCopy()
  world = await openWorld(database)
  const { desk } = world.app
  const hostile = await desk.organisation(HOSTILE_NAME)
  wild = { ...world.things, incident: await hostileRecord() }
  complete = { ...world.things, incident: await hostileRecord((await catalogueRecord()).value) }
  for (const { incident } of [wild, complete]) {
    await comment(desk.deps, { incident, text: HOSTILE, ...desk.by(world.all) })
    const share = { incident, from: world.things.organisation, to: hostile, access: 'edit' } as const
    await inviteToIncident(desk.deps, { ...share, ...desk.cli })
  }
  await database.db.updateTable('officers').set({ display_name: HOSTILE_NAME }).where('status', '=', 'active').execute()
  const { partner } = world.things
  const contacts = [{ name: HOSTILE_NAME, email: 'a@b.example', role: 'technical' }] as const
  await changePartner(database.db, { partner, name: HOSTILE_NAME, purpose: HOSTILE_NAME, contacts, ...desk.cli })
  const key = { partner, label: HOSTILE_NAME, scopes: ['lookup'], expiresAt: null, environment: 'live' } as const
  await createPartnerKey(database.db, { ...key, ...desk.cli })
  await inviteOfficer(desk.deps, { organisation: hostile, roles: ['officer'], email: 'a@b.example', ...desk.cli })
})
afterAll(() => database.close())

const faultsOf = (content: RecordContent) =>
  recordContentSchema.safeParse(content).error?.issues.map(issue => issue.path) ?? []

/** What was drawn at random, with the empty record's values where they contradict each other. */
function mended(drawn: RecordContent, empty: RecordContent): RecordContent {
  const content = structuredClone(drawn)
  for (let round = 0; round < 5; round++) {
    for (const path of faultsOf(content)) {
      const at = (whole: unknown, keys: readonly PropertyKey[]) =>
        keys.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null)?.[key], whole)
      const parent = at(content, path.slice(0, -1)) as Record<PropertyKey, unknown>
      parent[path.at(-1)!] = at(empty, path) ?? null
    }
  }
  return content
}

/** The committed record with hostile text wherever its schema lets it be. */
async function catalogueRecord(id = INCIDENT): Promise<{ value: Incident; texts: number }> {
  const record = (await readCatalogue()).find(one => one.id === id)!
  return withHostileTexts(record, one => [
    ...(one.id === id ? [] : [['id']]),
    ...(incidentSchema.safeParse(one).error?.issues.map(issue => issue.path) ?? []),
  ])
}

/** A record with all fields of the forms filled in, and hostile text in each that is text. @returns its id */
async function hostileRecord(publicPart?: Incident): Promise<string> {
  const { all, app, things } = world
  const { deps } = app.desk
  const by = app.desk.by(all)
  const title = { fr: HOSTILE, en: HOSTILE }
  const { incident } = await createRecord(deps, { organisation: things.organisation, title, ...by })
  const { content, version } = (await readRecord(deps.db, incident))!
  const samples = fc.sample(objectOf(RECORD_FIELDS), { seed: 4, numRuns: 20 }) as unknown as RecordContent[]
  const drawn = samples
    .map(one => ({ ...one, incident: { ...content.incident, ...(publicPart ?? one.incident), id: incident } }))
    .sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)
  const whole = drawn
    .slice(0, 5)
    .map(one => mended(one, content))
    .find(one => faultsOf(one).length === 0)!
  const { value, texts } = withHostileTexts(whole, one => [
    ...(one.incident.id === incident ? [] : [['incident', 'id']]),
    ...faultsOf(one),
  ])
  expect(texts).toBeGreaterThan(30)
  const said = publicPart ? { ...value, incident: whole.incident } : value
  await saveRecord(deps.db, { incident, baseVersion: version, content: said, ...by })
  return incident
}

/** Complaints about every page that this person can open. `shown`: on how many the text stood. */
async function read(who: Person, languages: readonly Language[], things: Things, routes = GUARDED) {
  const complaints: string[] = []
  let shown = 0
  for (const { route, language } of requests(languages, ['get'] as never)) {
    if (!routes.includes(route)) continue
    const path = pathTo(route, language, things)
    const answer = await world.app.get(path, who)
    if (answer.status >= 500) complaints.push(`${path}: ${answer.status}`)
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    const text = await answer.text()
    if (text.includes('&lt;script&gt;alert(2)')) shown++
    complaints.push(...hostileMarkup(text).map(one => `${path}: ${one}`))
  }
  return { complaints, shown }
}

it('knows hostile markup when it sees it', () => {
  expect(hostileMarkup(`<p>${HOSTILE}</p>`)).toHaveLength(2)
  expect(hostileMarkup(`<p title="${HOSTILE}">`)).toHaveLength(2)
  expect(hostileMarkup('<a href=" java\nscript:alert(1)">x</a><svg onload=x></svg><p style="x">')).toHaveLength(3)
  expect(hostileMarkup('<script type="module" src="/assets/a.js"></script><p>a &lt;b&gt;</p>')).toEqual([])
})

it('shows a record as anybody may leave it as text to everybody at the desk', async () => {
  const { complaints, shown } = await read(world.all, LANGUAGES, wild)
  expect(complaints).toEqual([])
  expect(shown).toBeGreaterThan(20)
  expect((await read(world.of.auditor, ['fr'], wild, ABOUT_RECORDS)).complaints).toEqual([])
})

it('shows a record that could be published as text, on its preview too', async () => {
  const { complaints, shown } = await read(world.all, ['fr'], complete, ABOUT_RECORDS)
  expect(complaints).toEqual([])
  expect(shown).toBeGreaterThan(10)
  const preview = DESK_PATHS.recordPreview.fr.replace(':incident', complete.incident)
  expect(await (await world.app.get(preview, world.all)).text()).toContain('data-preview')
})

it('shows names of organisations, people and partners as text, to those who administer them too', async () => {
  const { complaints, shown } = await read(world.root, ['en'], world.things)
  expect(complaints).toEqual([])
  expect(shown).toBeGreaterThan(3)
  const member = `${DESK_PATHS.organisation.fr.replace(':organisation', world.things.organisation)}?member=${world.of.officer.id}`
  expect(hostileMarkup(await (await world.app.get(member, world.root)).text())).toEqual([])
})

it('shows the same on the public pages, feeds apart', async () => {
  const { value, texts } = await catalogueRecord(PUBLIC)
  expect(texts).toBeGreaterThan(20)
  const [address] = value.sources
  expect(incidentSchema.safeParse({ ...value, sources: [{ ...address, url: HOSTILE }] }).success).toBe(false)
  const { app } = world
  await importCatalogue(database.db, [value], app.desk.cli)
  app.services.publisher.start()
  await app.services.publisher.idle()
  for (const language of LANGUAGES) {
    for (const path of [
      pathOf('incident', language, { id: PUBLIC }),
      pathOf('incidents', language),
      pathOf('home', language),
    ]) {
      const answer = await app.get(path)
      const text = await answer.text()
      expect(answer.status, path).toBe(200)
      expect(hostileMarkup(text), path).toEqual([])
      if (path.includes(PUBLIC)) expect(text).toContain('&lt;script&gt;alert(2)')
    }
  }
})
