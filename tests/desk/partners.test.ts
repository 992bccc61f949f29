import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashOfSecret } from '../../src/database/bearer-secret.ts'
import type { Database } from '../../src/database/connect.ts'
import { findPartner, listPartners } from '../../src/partner/partners.ts'
import { addUsage } from '../../src/partner/usage.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { type Person, SECOND } from '../database/desk.ts'
import { openDatabaseCopy } from '../support/databases.ts'
import { type DeskApp, documentOf, openDesk } from '../support/desk-app.ts'

let database: Database
let app: DeskApp
let root: Person
let auditor: Person
let officer: Person
let partner: string

beforeAll(async () => {
  database = await openDatabaseCopy()
  app = await openDesk(database)
  root = await app.desk.root()
  const platform = database.db.selectFrom('organisations').select('id').where('name', '=', 'Vigifuite')
  auditor = await app.desk.person((await platform.executeTakeFirstOrThrow()).id, ['auditor'], 'auditor@example.org')
  officer = await app.desk.person(
    await app.desk.organisation('Ville A'),
    ['officer', 'administrator'],
    'a@ville-a.example',
  )
  app.services.publisher.start()
  await app.services.publisher.idle()
})
afterAll(async () => {
  await app.services.publisher.close()
  await database.close()
})

const LIST = '/bureau/partenaires'
const at = (more = '') => `${LIST}/${partner}${more}`
const send = (path: string, form: string, fields: Record<string, string | string[]>, who = root) => {
  app.desk.pass(30 * SECOND)
  return app.send(path, form, { 'step-up-code': app.desk.code(who), ...fields }, who)
}
const textOf = async (path: string, who = root) =>
  (await app.page(path, who)).querySelector('main')!.textContent!.replace(/\s+/g, ' ')
const kept = async () => (await findPartner(database.db, partner))!
/** Whether readers take the key. */
const works = async (key: string) => {
  await app.services.publisher.idle()
  return (await (await app.services.reader.snapshot()).key(toBase64Url(hashOfSecret(key)))) !== null
}
const AGREEMENT = {
  name: 'Banque Exemple',
  purpose: 'Prévenir les titulaires de compte.',
  from: '2026-03-01',
  until: '2026-12-31',
  'contact-name': ['Camille Bernard', ''],
  'contact-email': ['camille@banque.example', ''],
  'contact-role': ['security', 'technical'],
  'lookup-minute': '100',
  'lookup-month': '1 000 000',
}

it('are for the platform’s administrators, and to read for its auditors', async () => {
  expect(await textOf(LIST)).toContain('Aucun partenaire encore')
  expect((await app.page(LIST, root)).querySelector('nav [aria-current]')!.textContent).toBe('Partenaires')
  expect((await app.page(LIST, auditor)).querySelector('main form')).toBe(null)
  expect((await app.get(LIST, officer)).status).toBe(404)
  expect((await app.page('/bureau', officer)).querySelector('nav')!.textContent).not.toContain('Partenaires')
  expect((await app.post(LIST, AGREEMENT, auditor)).status).toBe(403)
  expect(await listPartners(database.db)).toEqual([])
})

it('are added as agreed; what does not do is said at its field, with what was typed', async () => {
  const refused = await app.send(
    LIST,
    'main form',
    { ...AGREEMENT, name: ' ', until: '2026-02-01', 'bulk-minute': '5' },
    root,
  )
  expect(refused.status).toBe(422)
  const page = await documentOf(refused)
  expect(page.querySelector('details')!.hasAttribute('open')).toBe(true)
  const errors = [...page.querySelectorAll('.error')].map(one => one.id)
  expect(errors).toEqual(['name-error', 'contract-error', 'limits-error'])
  expect(page.querySelector('#name')!.getAttribute('aria-describedby')).toContain('name-error')
  expect(page.querySelector('#until')!.getAttribute('value')).toBe('2026-02-01')
  expect(page.querySelector('#contact-email-0')!.getAttribute('value')).toBe('camille@banque.example')
  expect(page.querySelector('#contact-role-0 option[selected]')!.getAttribute('value')).toBe('security')
  expect(await listPartners(database.db)).toEqual([])

  const added = await app.send(LIST, 'main form', AGREEMENT, root)
  expect(added.status).toBe(303)
  partner = new URL(added.headers.get('location')!, 'https://x').pathname.split('/').at(-1)!
  expect(await kept()).toMatchObject({
    name: 'Banque Exemple',
    contacts: [{ name: 'Camille Bernard', email: 'camille@banque.example', role: 'security' }],
    contract: { from: '2026-03-01', until: '2026-12-31' },
    limits: { lookup: { minute: 100, month: 1_000_000 }, bulk: null },
  })
  const text = await textOf(at('?done=added'))
  expect(text).toMatch(
    /Le partenaire est ajouté.*Prévenir les titulaires.*du 1er mars 2026 au 31 décembre 2026.*Camille Bernard \(sécurité\)/,
  )
  expect(text).toMatch(/Recherches : 100 par minute, 1 000 000 par mois/)
  expect(await textOf(`/en/desk/partners/${partner}`)).toMatch(
    /1 March 2026 to 31 December 2026.*Camille Bernard \(security\)/,
  )
})

let live: string
it('get keys that are shown once, and work within seconds', async () => {
  const missing = await app.send(
    at(),
    '#create-key',
    { label: 'production', environment: 'live', 'step-up-code': '' },
    root,
  )
  expect(missing.status).toBe(403)
  expect((await kept()).keys).toEqual([])
  const given = {
    label: 'production',
    environment: 'live',
    scope: ['lookup', 'evaluate:bulk'],
    until: '2026-06-30',
    addresses: '192.0.2.0/24\r\n2001:db8::1\r\n',
  }
  const shown = await documentOf(await send(at(), '#create-key', given))
  live = shown.querySelector('#key')!.getAttribute('value')!
  expect(live).toMatch(/^vgf_live_[A-Za-z0-9_-]{43}$/)
  const [key] = (await kept()).keys
  expect(key).toMatchObject({
    label: 'production',
    scopes: ['lookup', 'evaluate:bulk'],
    addresses: ['192.0.2.0/24', '2001:db8::1/128'],
    endsAt: new Date('2026-06-30T22:00:00Z'),
  })
  expect(await works(live)).toBe(true)
  for (const path of [LIST, at(), at(`?key=${key!.id}`), '/bureau/journal']) {
    expect(await (await app.get(path, root)).text()).not.toContain(live.slice(9))
  }
  expect(await textOf(LIST)).toMatch(/Banque Exemple.*1 clé/)
})

it('say what does not do about a key, and keep the second factor for the next try', async () => {
  const wrong = { label: '', scope: ['lookup:phone'], until: '2027-01-01', addresses: '0.0.0.0/0' }
  const answer = await send(at(), '#create-key', wrong)
  expect(answer.status).toBe(422)
  const page = await documentOf(answer)
  const form = page.querySelector('#create-key')!
  expect([...form.querySelectorAll('.error')].map(one => one.id)).toEqual([
    'label-error',
    'scopes-error',
    'key-until-error',
    'addresses-error',
  ])
  expect(form.querySelector('[name="step-up-code"]')).toBe(null)
  expect(form.querySelector('textarea')!.textContent).toBe('0.0.0.0/0')
  const right = { act: 'create-key', label: 'essai', environment: 'test', scope: 'lookup', until: '', addresses: '' }
  expect((await app.post(at(), { ...right, until: 'demain' }, root)).status).toBe(422)
  expect((await app.post(at(), { ...right, scope: 'everything' }, root)).status).toBe(422)
  expect((await app.post(at(), right, root)).status).toBe(200)
  expect((await kept()).keys.map(one => one.label)).toEqual(['essai', 'production'])
})

it('replace a key with an overlap, and revoke one for good', async () => {
  const old = (await kept()).keys.find(one => one.label === 'production')!
  const page = at(`?key=${old.id}`)
  expect((await send(page, '#rotate', { overlap: '91' })).status).toBe(422)
  const shown = await documentOf(await app.post(at(), { act: 'rotate', key: old.id, overlap: '2' }, root))
  const replacement = shown.querySelector('#key')!.getAttribute('value')!
  expect(shown.querySelector('main')!.textContent).toMatch(/L’ancienne clé sert jusqu’au\s+3 mars 2026/)
  expect([await works(live), await works(replacement)]).toEqual([true, true])
  expect((await app.page(page, root)).querySelector('#rotate')).toBe(null)
  expect(await textOf(at())).toMatch(/production.*remplacée/)

  expect((await app.send(page, '#revoke', { 'step-up-code': '' }, root)).status).toBe(403)
  expect((await send(page, '#revoke', {})).headers.get('location')).toBe(at('?done=revoked'))
  expect([await works(live), await works(replacement)]).toEqual([false, true])
  expect(await textOf(page)).toMatch(/révoquée le.*ne sert plus/)
  // Another partner's page does not lead to this key.
  const other = (await app.send(LIST, 'main form', { name: 'Mairie Exemple' }, root)).headers
    .get('location')!
    .split('?')[0]!
  expect((await app.get(`${other}?key=${old.id}`, root)).status).toBe(404)
  expect((await app.post(other, { act: 'revoke', key: old.id }, root)).status).toBe(404)
})

it('change what is agreed, unless somebody else just did; the keys follow', async () => {
  const form = await app.page(at(), root)
  const since = form.querySelector('#change [name="since"]')!.getAttribute('value')!
  const terms = { until: '2026-03-31', 'contact-name': '', 'contact-email': '' }
  // Days and quotas need a second factor, which is asked for on a page of its own.
  const asked = await app.send(at(), '#change', terms, root)
  expect(asked.status).toBe(403)
  expect(await asked.text()).toContain('partner.change-terms')
  const proof = app.confirm(root, 'partner.change-terms', `partner:${partner}`)
  const changed = await app.send(at(), '#change', { ...terms, ...proof }, root)
  expect(changed.headers.get('location')).toBe(at('?done=changed'))
  expect(await kept()).toMatchObject({ contacts: [], contract: { until: '2026-03-31' }, purpose: AGREEMENT.purpose })
  await app.services.publisher.idle()
  const published = await app.services.reader.snapshot().then(snapshot => snapshot.manifest)
  expect(published.epoch).toBeGreaterThan(1)
  const clash = await app.send(at(), '#change', { since, name: 'Autre nom' }, root)
  expect(clash.status).toBe(422)
  expect(await clash.text()).toMatch(/Quelqu’un d’autre a modifié ce partenaire/)
  const early = await app.send(at(), '#change', { from: '2026-03-20' }, root)
  expect(await early.text()).toMatch(/Des clés réelles fonctionneraient avant le début du contrat/)
  expect(await kept()).toMatchObject({ name: 'Banque Exemple', contract: { from: '2026-03-01' } })
})

it('show what was used, month by month, and nothing about anybody', async () => {
  await addUsage(database.db, [
    { partner, day: '2026-02-27', scope: 'lookup', requests: 1, units: 5 },
    { partner, day: '2026-03-01', scope: 'lookup', requests: 3, units: 2500 },
    { partner, day: '2026-03-01', scope: 'lookup:phone', requests: 1, units: 7 },
  ])
  expect(await textOf(at())).toMatch(/Mois : mars 2026.*lookup3?.*2 500.*1er mars 2026/)
  expect(await textOf(at('?month=2026-02'))).toMatch(/Mois : février 2026.*27 février 2026/)
  expect(await textOf(at('?month=2025-01'))).toContain('Rien n’a été utilisé ce mois-là')
  expect(await textOf(at('?month=%3Cb%3E'))).toContain('mars 2026')
  expect(await textOf(LIST)).toMatch(/Banque Exemple.*2 507/)
})

it('say when keys could not be published yet', async () => {
  const publisher = app.services.publisher
  const services = app.services as { publisher: typeof publisher }
  for (const [state, words] of [
    ['failing', 'n’ont pas encore pu partir'],
    ['running', 'en train de partir'],
  ] as const) {
    services.publisher = { ...publisher, keysState: () => state }
    expect(await textOf(at())).toContain(words)
  }
  services.publisher = publisher
  expect((await app.page(at(), root)).querySelector('[role="status"]')).toBe(null)
})
