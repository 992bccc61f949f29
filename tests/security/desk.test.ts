/**
 * Every guarded route of the desk, against everybody who should not get through. Routes are enumerated: a new one is in here by itself.
 * Complaints are collected as `METHOD path: what was answered`.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { head } from '../../src/audit/log.ts'
import type { Database } from '../../src/database/connect.ts'
import { DESK_PATHS } from '../../src/desk/paths.ts'
import { DESK_ROUTES } from '../../src/desk/routes.ts'
import { csrfTokenOf } from '../../src/officer/csrf.ts'
import { listInvitations } from '../../src/officer/links.ts'
import { PERMISSIONS, ROLES } from '../../src/officer/permissions.ts'
import { readRecord } from '../../src/officer/records/record.ts'
import { SESSION_IDLE_MS, SESSION_MAX_MS, startSession } from '../../src/officer/sessions.ts'
import { pageHeaders } from '../../src/site/headers.ts'
import { MINUTE, type Person, SECOND } from '../database/desk.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { DESK_ORIGIN, type DeskApp, type Visitor } from '../support/desk-app.ts'
import { GUARDED, INCIDENT, isAboutSomething, NOTHING, openWorld, pathTo, requests, type World } from './guarded.ts'

/** Reached without a session, and why. Whatever else is open by mistake shows here. */
const OPEN = [
  'signIn',
  'passkeyChallenge',
  'passkeySignIn',
  // One-time links are for who has no account yet; the token decides.
  'link',
  // Calendars cannot sign in; a private token in the address decides, or the session.
  'clocksFile',
]

let database: Database
let world: World
let app: DeskApp
beforeAll(async () => {
  database = await openDatabaseCopy()
  world = await openWorld(database)
  app = world.app
})
afterAll(() => database.close())

const ask = (method: 'get' | 'post', path: string, who: Visitor, headers: Record<string, string> = {}) =>
  method === 'get' ? app.get(path, who) : app.post(path, {}, who, headers)
const ago = (ms: number) => new Date(app.desk.now.getTime() - ms)
const entries = async () => (await head(database.db))?.sequence ?? 0
/** What is wrong with the headers of an answer. */
const exposed = ({ headers }: Response): string[] => {
  const policy = pageHeaders('')['content-security-policy']
  return [
    ...(headers.get('cache-control') === 'no-store' ? [] : ['may be kept']),
    ...(headers.get('content-security-policy') === policy ? [] : ['has no policy']),
    ...(headers.get('x-content-type-options') === 'nosniff' ? [] : ['may be sniffed']),
  ]
}

it('opens to everybody no more than what has to be', () => {
  expect(DESK_ROUTES.filter(route => route.open).map(route => route.page)).toEqual(OPEN)
  expect(GUARDED.length).toBeGreaterThan(20)
  // Whatever a path names is decided about before the page is made.
  const undecided = requests(['fr']).filter(({ route, declared }) => isAboutSomething(route) && !declared.action)
  expect(undecided).toEqual([])
  const pages = DESK_ROUTES.map(route => route.page)
  expect(new Set(pages).size).toBe(pages.length)
})

it('sends whoever has no session to sign in, and does nothing', async () => {
  const before = await entries()
  const complaints: string[] = []
  for (const { route, language, method } of requests()) {
    const path = pathTo(route, language, world.things)
    const answer = await ask(method, path, null)
    const next = `${DESK_PATHS.signIn[language]}?next=${encodeURIComponent(path)}`
    const right = method === 'post' ? answer.status === 401 : answer.headers.get('location') === next
    if (!right) complaints.push(`${method} ${path}: ${answer.status} ${answer.headers.get('location')}`)
    complaints.push(...exposed(answer).map(fault => `${method} ${path} ${fault}`))
    if (method === 'get') continue
    const script = await app.postJson(path, {})
    if (script.status !== 401 || (await script.text()) !== '{"error":"signed-out"}') {
      complaints.push(`JSON ${path}: ${script.status}`)
    }
  }
  expect(complaints).toEqual([])
  expect(await entries()).toBe(before)
})

it.each([
  ['left for half an hour', () => ({ started_at: ago(SESSION_IDLE_MS), seen_at: ago(SESSION_IDLE_MS) })],
  ['twelve hours old', () => ({ started_at: ago(SESSION_MAX_MS), expires_at: app.desk.now })],
  ['ended', () => ({ ended_at: app.desk.now, end_reason: 'signed-out' as const })],
  ['of a suspended officer', () => null],
])('takes a session that is %s for none', async (_, state) => {
  const { deps } = app.desk
  const { id: officer } = world.all
  const given = { officer, method: 'link', random: deps.random, now: app.desk.now } as const
  const session = await database.db.transaction().execute(trx => startSession(trx, given))
  expect((await app.get('/bureau/compte', { session })).status).toBe(200)
  const values = state()
  const status = (to: 'active' | 'suspended') =>
    database.db.updateTable('officers').set({ status: to }).where('id', '=', officer).execute()
  if (values) await database.db.updateTable('officer_sessions').set(values).where('id', '=', session.id).execute()
  else await status('suspended')
  const before = await entries()
  const complaints: string[] = []
  for (const { route, method } of requests(['fr'])) {
    const path = pathTo(route, 'fr', world.things)
    const answer = await ask(method, path, { session })
    if (answer.status !== (method === 'get' ? 303 : 401)) complaints.push(`${method} ${path}: ${answer.status}`)
  }
  if (!values) await status('active')
  expect(complaints).toEqual([])
  expect(await entries()).toBe(before)
})

it('answers about what is another organisation’s as about what does not exist', async () => {
  const before = await entries()
  const complaints: string[] = []
  const plain = (text: string) =>
    // The longest first: a short one may be a part of another.
    [...Object.values(world.things), ...Object.values(NOTHING)]
      .sort((a, b) => b.length - a.length)
      .reduce((all, id) => all.replaceAll(id, '…'), text)
  const about = requests(['fr'])
    .filter(({ route }) => isAboutSomething(route))
    .concat(requests(['en'], ['get'] as never).filter(({ route }) => isAboutSomething(route)))
  for (const { route, language, method } of about) {
    const [theirs, nowhere] = await Promise.all(
      [world.things, NOTHING].map(things => ask(method, pathTo(route, language, things), world.stranger)),
    )
    const same = plain(await theirs!.text()) === plain(await nowhere!.text())
    if (theirs!.status === 404 && nowhere!.status === 404 && same) continue
    complaints.push(`${method} ${DESK_PATHS[route.page][language]}: ${theirs!.status}, ${nowhere!.status}, ${same}`)
  }
  expect(about.length).toBeGreaterThan(20)
  expect(complaints).toEqual([])
  expect(await entries()).toBe(before)
})

it.each(ROLES)('lets a person with the role %s through where the table says so, and nowhere else', async role => {
  const complaints: string[] = []
  for (const { route, method, declared } of requests(['fr'])) {
    // Ends the session, and is tried with the forms.
    if (route.page === 'signOut') continue
    const path = pathTo(route, 'fr', world.things)
    const answer = await ask(method, path, world.of[role])
    complaints.push(...exposed(answer).map(fault => `${method} ${path} ${fault}`))
    const permission = declared.action && PERMISSIONS[declared.action]
    const may = !permission || permission.on === 'self' || (permission.roles as readonly string[]).includes(role)
    const refused = permission?.on === 'platform' ? answer.status === 404 : answer.status === 403
    // A form without fields is refused in its own way, never by a fault.
    const right = !may || permission?.on === 'platform' ? refused : answer.status < 500 && answer.status !== 401
    const reached = method === 'post' || !permission || permission.on === 'platform' || !may || answer.status < 400
    if (!right || !reached) complaints.push(`${method} ${path}: ${answer.status}`)
    if (method === 'post' && (await app.postJson(path, {}, world.of[role])).status >= 500) {
      complaints.push(`JSON ${path} fails`)
    }
  }
  expect(complaints).toEqual([])
})

it('keeps the platform’s administrators out of records', async () => {
  const complaints: string[] = []
  for (const { route, method } of requests(['fr'])) {
    if (!/:(?:incident|code)\b/.test(DESK_PATHS[route.page].fr)) continue
    const { status } = await ask(method, pathTo(route, 'fr', world.things), world.root)
    if (status !== 404) complaints.push(`${method} ${DESK_PATHS[route.page].fr}: ${status}`)
  }
  expect(complaints).toEqual([])
})

it('takes no form of another session, and none without a token', async () => {
  const before = await entries()
  const complaints: string[] = []
  const foreign = csrfTokenOf(world.stranger.session.token)
  for (const { route, language } of requests(undefined, ['post'] as never)) {
    const path = pathTo(route, language, world.things)
    for (const csrf of language === 'fr' ? ['', 'x'.repeat(43), foreign] : [foreign]) {
      const form = await app.post(path, { csrf }, world.all)
      const script = await app.postJson(path, {}, world.all, { 'x-csrf-token': csrf })
      if (form.status !== 403 || script.status !== 403) complaints.push(`${path}: ${form.status}, ${script.status}`)
    }
  }
  expect(complaints).toEqual([])
  expect(await entries()).toBe(before)
})

it('takes no form of another site, signed in or not', async () => {
  const before = await entries()
  const complaints: string[] = []
  const foreign = ['https://evil.example', 'null', `${DESK_ORIGIN}.evil.example`, 'http://vigifuite.example', '']
  const paths = DESK_ROUTES.filter(route => route.post).map(route => pathTo(route, 'fr', world.things))
  for (const path of paths) {
    for (const origin of foreign) {
      const { status } = await app.post(path, {}, world.all, { origin })
      if (status !== 403) complaints.push(`${path} from ${origin || 'nowhere'}: ${status}`)
    }
  }
  expect(paths.length).toBeGreaterThan(15)
  expect(complaints).toEqual([])
  expect(await entries()).toBe(before)
})

it('refuses decisions about one’s own work', async () => {
  const { all } = world
  const review = DESK_PATHS.recordReview.fr.replace(':incident', INCIDENT)
  const now = async () => (await readRecord(database.db, INCIDENT))!
  const decide = async (who: Person, act: string, more: Record<string, string | readonly string[]> = {}) => {
    const answer = await app.post(review, { act, version: String((await now()).version), ...more }, who)
    return [answer.status, /Une autre personne doit le faire/.test(await answer.text()), (await now()).status]
  }
  const edit = DESK_PATHS.recordIncident.fr.replace(':incident', INCIDENT)
  await app.send(edit, 'form:has([name="incident.title.fr"])', { 'incident.title.fr': 'Un autre titre' }, all)
  expect((await now()).status).toBe('draft')
  expect((await decide(all, 'submit'))[2]).toBe('submitted')
  expect(await decide(all, 'approve')).toEqual([403, true, 'submitted'])
  expect((await decide(world.of.reviewer, 'approve'))[2]).toBe('approved')
  const proof = app.confirm(all, 'incident.publish', `incident:${INCIDENT}`)
  expect(await decide(all, 'publish', proof)).toEqual([403, true, 'approved'])
})

it('takes a second factor for one act on one subject, once, in its own session', async () => {
  const { administrator } = world.of
  const { organisation } = world.things
  const path = DESK_PATHS.organisation.fr.replace(':organisation', organisation)
  const invite = async (proof: Record<string, string | readonly string[]>, who: Visitor = administrator) =>
    (await app.post(path, { act: 'invite', email: 'new@a.example', role: 'auditor', ...proof }, who)).status
  const invited = async () => (await listInvitations(database.db, { organisation, now: app.desk.now })).length
  const subject = `organisation:${organisation}`
  expect(await invite({})).toBe(403)
  expect(await invite(app.confirm(administrator, 'officer.invite', `organisation:${world.others.organisation}`))).toBe(
    403,
  )
  expect(await invite(app.confirm(administrator, 'officer.set-roles', subject))).toBe(403)
  expect(await invite({ ...app.confirm(administrator, 'officer.invite', subject), 'step-up-code': '000000' })).toBe(403)
  expect(await invited()).toBe(0)

  // Proved in one session, it is nothing in another of the same officer.
  const elsewhere = { session: { token: administrator.session.token } }
  await app.signIn(administrator)
  const other = app.confirm(administrator, 'officer.invite', subject)
  await app.post(DESK_PATHS.people.fr, { act: 'none', ...other }, elsewhere)
  expect(await invite({})).toBe(403)
  expect(await invited()).toBe(0)

  const proof = app.confirm(administrator, 'officer.invite', subject)
  expect(await invite(proof)).toBe(200)
  expect(await invite(proof)).toBe(403)
  app.desk.pass(30 * SECOND)
  expect(await invite({})).toBe(403)
  expect(await invited()).toBe(1)

  // After five minutes it is stale.
  await app.post(
    DESK_PATHS.people.fr,
    { act: 'none', ...app.confirm(administrator, 'officer.invite', subject) },
    administrator,
  )
  app.desk.pass(5 * MINUTE)
  expect(await invite({})).toBe(403)
})
