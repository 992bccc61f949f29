import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import { suspendOfficer } from '../../src/officer/officers.ts'
import { createRecord } from '../../src/officer/records/create-record.ts'
import type { Register } from '../../src/officer/register/register.ts'
import { HOUR, type Person } from '../database/desk.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { type DeskApp, documentOf, openDesk } from '../support/desk-app.ts'
import { parseXml } from '../support/xml.ts'

const HOSTILE = `</textarea><script>alert(1)</script>"'&<img src=x onerror=alert(2)>`

let database: Database
let app: DeskApp
let officer: Person
let stranger: Person
let ville: string

const record = async (title: string, change: (register: Register) => void, who = officer, organisation = ville) => {
  const { incident } = await createRecord(app.desk.deps, {
    organisation,
    title: { fr: title, en: '' },
    fill: content => {
      change(content.register)
      return content
    },
    ...app.desk.by(who),
  })
  return incident
}
const aware =
  (at: string, risk: Register['risk']['outcome'] = 'high') =>
  (register: Register) => {
    register.timeline.awareAt = at
    register.risk.outcome = risk
    register.notification.nis2.applies = false
    register.notification.cyberInsured = false
  }
const text = (node: ParentNode | null, selector = '') =>
  ((selector === '' ? (node as Element | null) : node?.querySelector(selector))?.textContent ?? '')
    .replace(/\s+/g, ' ')
    .trim()
/** Nobody's session lasts that long. */
const moveTo = async (instant: string) => {
  app.desk.now = new Date(instant)
  for (const one of [officer, stranger]) await app.desk.comeBack(one)
}
/** Lines unfolded (RFC 5545, 3.1). */
const lines = (file: string) => file.replace(/\r\n[ \t]/g, '').split('\r\n')

beforeAll(async () => {
  database = await openDatabaseCopy()
  app = await openDesk(database)
  ville = await app.desk.organisation('Ville A')
  officer = await app.desk.person(ville, ['officer'], 'dpo@ville-a.example')
  stranger = await app.desk.person(await app.desk.organisation('Ville B'), ['officer'], 'dpo@ville-b.example')
})
afterAll(() => database.close())

test('before the first record the overview says what will stand there', async () => {
  const page = await app.page('/bureau/echeances', officer)
  expect(text(page, '.card h2')).toBe('Aucun dossier pour l’instant')
  expect(page.querySelector('.card a.button')?.getAttribute('href')).toBe('/bureau/dossiers/nouveau')
})

let spring: string
let autumn: string

test('deadlines of all records stand by what presses most, in hours of Paris, on both sides of a change of the clocks', async () => {
  await moveTo('2026-03-28T10:00:00Z')
  // 72 hours that begin with the next full hour, over the night in which an hour is missing.
  spring = await record('Nuit de mars', aware('2026-03-27T16:30:00+01:00'))
  await record('Sans date', () => {})
  await record('Ancien', aware('2026-03-20T09:00:00+01:00', 'risk'))
  const page = await app.page('/bureau/echeances', officer)
  const clocks = [...page.querySelectorAll('li.clock')].map(one => text(one, 'h3') + text(one, '.clock-record a'))
  expect(clocks).toEqual([
    'Notifier la violation à la CNILAncien',
    'Notifier la violation à la CNILNuit de mars',
    'Informer les personnes concernéesNuit de mars',
  ])
  expect(text(page.querySelectorAll('li.clock')[0]!, '.countdown')).toMatch(/^en retard échu depuis 5 j/)
  const one = page.querySelectorAll('li.clock')[1]!
  expect(text(one)).toContain('Au plus tard le lundi 30 mars 2026 à 18:00 UTC+2.')
  expect(text(one, '.countdown')).toBe('en cours encore 2 j 5 h')
  expect(text(one)).toContain('Les horloges changent entre-temps')
  expect(one.querySelector('.next-step a')?.getAttribute('href')).toBe(
    `/bureau/dossiers/${spring}/registre#register-notification-cnil-notifiedAt`,
  )
  expect(text(page, '[aria-labelledby="unstarted"]')).toContain('Sans date')
  expect(
    page
      .querySelector('[aria-labelledby="unstarted"] li a + a, [aria-labelledby="unstarted"] li a:last-child')
      ?.getAttribute('href'),
  ).toContain('#register-timeline-awareAt')
})

test('in October an hour comes twice, and the offset tells which one is meant', async () => {
  await moveTo('2026-10-24T10:00:00Z')
  autumn = await record('Nuit d’octobre', aware('2026-10-22T02:15:00+02:00'))
  const page = await app.page(`/en/desk/records/${autumn}/deadlines`, officer)
  expect(text(page, '#clock-cnil')).toContain('By Sunday, 25 October 2026 at 02:00 GMT+1.')
  expect(text(page, '#clock-cnil')).toContain('Running since Thursday, 22 October 2026 at 02:15 GMT+2')
  expect(text(page, '#clock-cnil')).toContain('The clocks change in between')
  expect(text(page, '#clock-cnil .countdown')).toBe('due soon 14 h 59 min left')
})

test('a record’s page has all seven clocks, and says why one does not run and where that is changed', async () => {
  const page = await app.page(`/bureau/dossiers/${autumn}/echeances`, officer)
  expect([...page.querySelectorAll('li.clock')].map(one => one.id).sort()).toEqual(
    ['cnil', 'cnil-complement', 'complaint', 'nis2-notification', 'nis2-report', 'nis2-warning', 'persons'].map(
      id => `clock-${id}`,
    ),
  )
  expect(text(page, '#clock-complaint')).toContain('L’organisme n’a pas de cyberassurance.')
  expect(page.querySelector('#clock-complaint .next-step a')?.getAttribute('href')).toContain(
    '#register-notification-cyberInsured',
  )
  expect(text(page, '#clock-persons')).toContain('La loi ne fixe pas d’heure')
  expect(text(page, '[aria-labelledby="processors"]')).toContain('article 33(2)')
  // Assumed and unverified until somebody says otherwise.
  const open = await record('Ouvert', register => {
    register.timeline.awareAt = '2026-10-24T09:00:00+02:00'
    register.parties = [
      { name: 'Hébergeur', email: null, phone: null, role: 'processor', toldAt: '2026-10-23T08:00:00+02:00' },
    ]
  })
  const nis2 = await app.page(`/bureau/dossiers/${open}/echeances`, officer)
  expect(text(nis2, '#clock-nis2-warning')).toContain('Nous n’avons pas pu vérifier')
  expect(text(nis2, '#clock-nis2-warning')).toContain('tant que vous n’avez pas dit')
  expect(text(nis2, '[aria-labelledby="processors"]')).toContain(
    'Vous a prévenu le vendredi 23 octobre 2026 à 08:00 UTC+2.',
  )
  expect(text(nis2, '[aria-labelledby="processors"] .notice')).toContain('vérifiez les deux dates')
})

test('what was done is shown for thirty days, with whether it was in time', async () => {
  await record('Notifiée', register => {
    aware('2026-10-01T09:00:00+02:00', 'risk')(register)
    register.notification.cnil = {
      notifiedAt: '2026-10-06T09:00:00+02:00',
      complete: true,
      complementedAt: null,
      number: null,
      delayReasons: null,
    }
  })
  const page = await app.page('/en/desk/deadlines', officer)
  const done = page.querySelector('[aria-labelledby="done"] li')!
  expect(text(done)).toContain('Done on Tuesday, 6 October 2026 at 09:00 GMT+2, after the deadline')
  expect(text(done)).toContain('write down the reasons')
  expect(done.querySelector('.next-step a')?.getAttribute('href')).toContain('#register-notification-cnil-delayReasons')
})

test('one organisation’s deadlines are nobody else’s', async () => {
  expect(text(await app.page('/bureau/echeances', stranger), '.card h2')).toBe('Aucun dossier pour l’instant')
  expect((await app.get(`/bureau/dossiers/${spring}/echeances`, stranger)).status).toBe(404)
  for (const file of [`${spring}.ics`, 'nothing.ics', `vge_${'A'.repeat(43)}.ics`, 'x.exe', 'a b.ics']) {
    expect((await app.get(`/bureau/echeances/${encodeURIComponent(file)}`, stranger)).status).toBe(404)
  }
  const all = await (await app.get('/bureau/echeances/echeances.ics', stranger)).text()
  expect(all).not.toContain('BEGIN:VEVENT')
  const turnedAway = await app.get(`/bureau/echeances/${spring}.ics`)
  expect([turnedAway.status, turnedAway.headers.get('location')]).toEqual([
    303,
    `/bureau/connexion?next=${encodeURIComponent(`/bureau/echeances/${spring}.ics`)}`,
  ])
})

test('calendar files have every deadline with an hour, in UTC, and leave the register out', async () => {
  const hostile = await record(HOSTILE, register => {
    aware('2026-10-24T09:00:00+02:00')(register)
    register.breach.description = 'Ce que personne ne doit lire'
  })
  const answer = await app.get(`/bureau/echeances/${hostile}.ics`, officer)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toContain(`${hostile}.ics`)
  const own = lines(await answer.text())
  expect(own[0]).toBe('BEGIN:VCALENDAR')
  expect(own.filter(one => one === 'BEGIN:VEVENT')).toHaveLength(1)
  expect(own).toContain('DTEND:20261027T080000Z')
  expect(own.find(one => one.startsWith('SUMMARY'))).toContain('</textarea><script>alert(1)')
  expect(own.join('\n')).not.toContain('personne ne doit lire')
  for (const line of (await (await app.get('/en/desk/deadlines/deadlines.ics', officer)).text()).split('\r\n')) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(line).toMatch(/^(?:[ \t]|[A-Z-]+[;:]|$)/)
  }
  expect((await app.page('/bureau/echeances', officer)).querySelector('script:not([src]), main img')).toBe(null)
})

test('a private address is made with a second factor, shown once, and read without signing in', async () => {
  const [path, form] = ['/bureau/echeances', '#create-feed']
  const target = ['credential.feed', `officer:${officer.id}`] as const
  const asked = await app.post(path, { do: 'subscribe' }, officer)
  expect([asked.status, text(await documentOf(asked), 'h1')]).toEqual([403, expect.stringContaining('Confirme')])
  const made = await documentOf(await app.send(path, form, app.confirm(officer, ...target), officer))
  const [ics, atom] = ['ics', 'atom'].map(kind => new URL(made.querySelector(`#feed-${kind}`)!.getAttribute('value')!))
  expect(ics!.pathname).toMatch(/^\/bureau\/echeances\/vge_[A-Za-z0-9_-]{43}\.ics$/)
  expect(text(made, '.notice')).toContain('voit les titres de vos dossiers')
  expect(text(await app.page(path, officer))).not.toContain('vge_')

  const calendar = await app.get(ics!.pathname)
  expect([calendar.status, calendar.headers.get('content-disposition')]).toEqual([200, null])
  expect(await calendar.text()).toContain('Nuit d’octobre')
  const feed = await app.get(atom!.pathname)
  expect(feed.headers.get('cache-control')).toBe('no-store')
  const source = await feed.text()
  expect(source).not.toContain('vge_')
  expect(source).not.toContain('personne ne doit lire')
  const root = parseXml(source)
  const entries = root.children.filter(one => one.name === 'entry')
  const titles = entries.map(one => one.children.find(child => child.name === 'title')!.text)
  expect(titles[0]).toMatch(/^en retard – Notifier la violation à la CNIL/)
  expect(titles).toContain('Informer les personnes concernées – Nuit de mars')
  const ids = entries.map(one => one.children.find(child => child.name === 'id')!.text)
  expect(new Set(ids).size).toBe(ids.length)

  expect(text(await app.page(path, officer), '.subscription')).toContain('24 octobre 2026, 2 fois ce jour-là')
  const logged = JSON.stringify([app.log, await database.db.selectFrom('audit').selectAll().execute()])
  expect(logged).toContain('officer.feed-created')
  expect(logged).not.toContain(ics!.pathname.slice('/bureau/echeances/vge_'.length, -4))
})

test('it shows what its officer may read at that moment, and ends when it is revoked or its officer suspended', async () => {
  const create = async () => {
    const fields = app.confirm(officer, 'credential.feed', `officer:${officer.id}`)
    const page = await documentOf(await app.send('/en/desk/deadlines', '#create-feed', fields, officer))
    return new URL(page.querySelector('#feed-ics')!.getAttribute('value')!).pathname
  }
  const first = await create()
  await database.db.deleteFrom('incident_organisations').where('incident', '=', spring).execute()
  expect(await (await app.get(first)).text()).not.toContain('Nuit de mars')
  const second = await create()
  expect([(await app.get(first)).status, (await app.get(second)).status]).toEqual([404, 200])
  const revoked = await app.send('/en/desk/deadlines', '#revoke-feed', {}, officer)
  expect(revoked.headers.get('location')).toBe('/en/desk/deadlines?done=revoked')
  expect((await app.get(second)).status).toBe(404)
  const third = await create()
  app.desk.pass(HOUR / 60)
  await suspendOfficer(app.desk.deps.db, { officer: officer.id, ...app.desk.cli })
  expect((await app.get(third)).status).toBe(404)
})
