import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditActions } from '../../src/desk/messages/audit-actions.ts'
import { createRecord } from '../../src/officer/records/create-record.ts'
import { readRecord } from '../../src/officer/records/record.ts'
import { saveRecord } from '../../src/officer/records/save-record.ts'
import type { Person } from '../database/desk.ts'
import { documentOf } from '../support/desk-app.ts'
import { confirmed, openPublishDesk, type PublishDesk } from './publish-desk.ts'

/** A record's way to the public and back, through the pages: who may do what, and what everybody then reads. */
let desk: PublishDesk

beforeAll(async () => {
  desk = await openPublishDesk()
})
afterAll(async () => {
  await desk.app.services.publisher.close()
  await desk.database.close()
})

const reviewOf = (incident: string) => `/bureau/dossiers/${incident}/relecture`
const review = (incident: string, who: Person) => desk.app.page(reviewOf(incident), who)
const acts = (page: Document) => [...page.querySelectorAll('main form')].map(form => form.id)
const text = (page: Document) => page.querySelector('main')!.textContent!.replace(/\s+/g, ' ')
const status = async (incident: string) => (await readRecord(desk.database.db, incident))!.status
const version = async (incident: string) => (await readRecord(desk.database.db, incident))!.version

/** Publishes with the second factor, and waits until everybody can read it. */
async function publish(incident: string): Promise<void> {
  const asked = await desk.decide(incident, 'publish', desk.reviewer)
  expect(asked.status).toBe(403)
  const done = await confirmed(desk.app, asked, reviewOf(incident), desk.reviewer)
  expect([done.status, done.headers.get('location')]).toEqual([303, '/bureau/publication'])
  await desk.app.services.publisher.idle()
}

async function approved(change?: Parameters<PublishDesk['newRecord']>[0]): Promise<string> {
  const incident = await desk.newRecord(change)
  expect((await desk.decide(incident, 'submit', desk.officer)).status).toBe(303)
  expect((await desk.decide(incident, 'approve', desk.reviewer)).status).toBe(303)
  return incident
}

async function edit(incident: string, fr: string): Promise<void> {
  const { app, database, officer } = desk
  const record = (await readRecord(database.db, incident))!
  const { incident: draft } = record.content
  const content = { ...record.content, incident: { ...draft, title: { ...draft.title, fr } } }
  await saveRecord(database.db, { incident, baseVersion: record.version, content, ...app.desk.by(officer) })
}

describe('four eyes', () => {
  test('what is missing is named, and nothing can be submitted before', async () => {
    const { app, database, officer, organisation } = desk
    const title = { fr: 'À peine commencé', en: '' }
    const given = { organisation, title, ...app.desk.by(officer) }
    const { incident } = await createRecord({ db: database.db, random: app.desk.deps.random }, given)
    const page = await review(incident, officer)
    expect(acts(page)).toEqual([])
    const missing = [...page.querySelectorAll('.notice.caution li')].map(one => one.textContent)
    expect(missing.length).toBeGreaterThan(5)
    expect(missing.every(one => one!.includes('\u00a0: ') && !/undefined|incident\./.test(one!))).toBe(true)
    const preview = await app.page(`/bureau/dossiers/${incident}/apercu`, officer)
    expect(preview.querySelector('h1')!.textContent).toBe('Il n’y a pas encore d’aperçu')
    const forged = await app.post(reviewOf(incident), { act: 'submit', version: '1' }, officer)
    expect(forged.status).toBe(422)
    expect(await status(incident)).toBe('draft')
  })

  test('an officer submits, a reviewer approves and publishes; each sees who can do what they cannot', async () => {
    const { app, auditor, officer, reviewer, stranger } = desk
    const incident = await desk.newRecord()
    expect(acts(await review(incident, officer))).toEqual(['submit'])
    expect(text(await review(incident, reviewer))).toContain('le soumettent')
    expect((await desk.decide(incident, 'submit', officer)).status).toBe(303)

    const own = await review(incident, officer)
    expect(acts(own)).toEqual([])
    expect(text(own)).toMatch(/relisent l’approuvent.*Peuvent le faire : Camille Bernard/)
    expect(acts(await review(incident, reviewer))).toEqual(['approve', 'return'])
    expect(acts(await review(incident, auditor))).toEqual([])
    expect((await app.get(reviewOf(incident), stranger)).status).toBe(404)
    for (const act of ['approve', 'publish', 'return', 'withdraw']) {
      const fields = { act, version: '1', reason: 'essai' }
      expect((await app.post(reviewOf(incident), fields, officer)).status).toBe(403)
      expect((await app.post(reviewOf(incident), fields, stranger)).status).toBe(404)
    }
    expect(await status(incident)).toBe('submitted')
    expect((await desk.decide(incident, 'approve', reviewer)).status).toBe(303)
    expect((await app.get(`/incidents/${incident}`)).status).not.toBe(200)
    await publish(incident)
    expect((await app.get(`/incidents/${incident}`)).status).toBe(200)
    expect(await status(incident)).toBe('published')
  })

  test('whoever wrote or submitted it does not decide, whatever their roles, and is told why', async () => {
    const { app, database } = desk
    const both = await app.desk.person(desk.organisation, ['officer', 'reviewer'], 'deux@example.org')
    const incident = await desk.newRecord()
    expect((await desk.decide(incident, 'submit', both)).status).toBe(303)
    const page = await review(incident, both)
    expect(acts(page)).toEqual([])
    expect(text(page)).toContain('Vous avez écrit ou soumis cette version')
    expect((await app.post(reviewOf(incident), { act: 'approve', version: '1' }, both)).status).toBe(403)
    expect((await readRecord(database.db, incident))!.status).toBe('submitted')
  })

  test('a decision is about the version that was looked at', async () => {
    const incident = await desk.newRecord()
    await desk.decide(incident, 'submit', desk.officer)
    await edit(incident, 'Changé pendant la relecture')
    const late = await desk.app.post(reviewOf(incident), { act: 'approve', version: '1' }, desk.reviewer)
    expect(late.status).toBe(409)
    expect(await status(incident)).toBe('draft')
    const forged = await desk.app.post(reviewOf(incident), { act: 'delete', version: '1' }, desk.reviewer)
    expect(forged.status).toBe(422)
  })

  test('a reviewer sends it back with a reason, which becomes a comment', async () => {
    const incident = await desk.newRecord()
    await desk.decide(incident, 'submit', desk.officer)
    expect((await desk.decide(incident, 'return', desk.reviewer, { reason: '' })).status).toBe(422)
    expect((await desk.decide(incident, 'return', desk.reviewer, { reason: 'La date manque.' })).status).toBe(303)
    expect(await status(incident)).toBe('draft')
    const comments = await desk.database.db
      .selectFrom('record_comments')
      .select('body')
      .where('incident', '=', incident)
      .execute()
    expect(comments).toEqual([{ body: 'La date manque.' }])
  })
})

describe('what becomes public', () => {
  test('the preview is the later public page, to the byte but for its banner', async () => {
    const { app, reviewer } = desk
    const incident = await approved()
    for (const [desked, site] of [
      ['/bureau/dossiers/:id/apercu', '/incidents/:id'],
      ['/en/desk/records/:id/preview', '/en/incidents/:id'],
    ] as const) {
      const path = desked.replace(':id', incident)
      const preview = await app.get(path, reviewer)
      expect(preview.headers.get('cache-control')).toBe('no-store')
      const html = await preview.text()
      expect(html).toMatch(/<aside class="notice caution"[^>]* data-preview>/)
      if ((await status(incident)) !== 'published') await publish(incident)
      const page = await (await app.get(site.replace(':id', incident))).text()
      const plain = html
        .replace(/<aside class="notice caution"[^>]* data-preview>.*?<\/aside>/s, '')
        .replace('<meta name="robots" content="noindex">', '')
      expect(plain).toBe(page)
    }
  })

  test('a correction says what changes, and what is public stays until it is decided', async () => {
    const { app, officer, reviewer } = desk
    const incident = await approved()
    await publish(incident)
    expect(text(await review(incident, officer))).toContain('commence une correction')
    await edit(incident, 'Un titre corrigé')
    const page = await review(incident, reviewer)
    const rows = [...page.querySelectorAll('table.differences tbody tr')].map(row =>
      row.textContent!.replace(/\s+/g, ' '),
    )
    expect(rows.length).toBe(1)
    expect(rows[0]).toMatch(/Incident d’essai.*Un titre corrigé/)
    const site = async () => (await app.get(`/incidents/${incident}`)).text()
    expect(await site()).not.toContain('Un titre corrigé')
    await desk.decide(incident, 'submit', officer)
    await desk.decide(incident, 'approve', reviewer)
    await publish(incident)
    expect(await site()).toContain('<h1>Un titre corrigé</h1>')
  })

  test('sensitive data are flagged; a population may be published, and no list is offered or taken', async () => {
    const { app, officer } = desk
    const incident = await approved(draft => ({
      ...draft,
      dataClasses: ['names', 'health-data'],
      dataClassesNotExposed: [],
    }))
    expect(text(await review(incident, officer))).toContain('Données sensibles')
    const lists = `/bureau/dossiers/${incident}/listes`
    const page = await app.page(lists, officer)
    expect(page.querySelectorAll('main form').length).toBe(0)
    const forged = { kind: 'email', organisation: desk.organisation, class: 'names' }
    expect((await app.post(lists, forged, officer)).status).toBe(409)
    await publish(incident)
    expect((await app.get(`/incidents/${incident}`)).status).toBe(200)
  })
})

describe('publication and withdrawal', () => {
  test('the page shows the current publication with the log’s hash, and what waits; reading roles start nothing', async () => {
    const { app, auditor, database, officer } = desk
    const incident = await approved()
    await publish(incident)
    const { manifest } = await app.services.reader.snapshot()
    const page = await app.page('/bureau/publication', officer)
    expect(text(page)).toContain(Buffer.from(manifest.auditHash!, 'base64url').toString('hex'))
    expect(page.querySelector('main form')).toBeNull()
    expect(text(page)).toContain('tout ce qui est publié au bureau est lisible')

    // As when the process stopped right after the decision.
    await database.db.updateTable('incidents').set({ record: null }).where('id', '=', incident).execute()
    const waiting = await app.page('/bureau/publication', officer)
    expect(text(waiting)).toContain(`Fiches : ${incident}.`)
    expect((await app.page('/bureau/publication', auditor)).querySelector('main form')).toBeNull()
    expect((await app.post('/bureau/publication', {}, auditor)).status).toBe(403)
    expect((await app.send('/bureau/publication', 'main form', {}, officer)).status).toBe(303)
    await app.services.publisher.idle()
    expect((await app.get(`/incidents/${incident}`)).status).toBe(404)
    const done = await app.page('/en/desk/publication', officer)
    expect(text(done)).toMatch(/Publication no\. \d+ is finished/)
    const json = await app.request('/bureau/publication', { headers: { accept: 'application/json' } }, officer)
    expect(await json.json()).toEqual({ running: false, text: '' })
  })

  test('withdrawing says what it will do, takes a reason and a second factor, and takes the page off the site for good', async () => {
    const { app, officer, reviewer } = desk
    const incident = await approved()
    await publish(incident)
    const page = await review(incident, reviewer)
    expect(text(page)).toMatch(/au bout d’une minute.*ne resserviront jamais/)
    const asked = await desk.decide(incident, 'withdraw', reviewer, { reason: 'Publié par erreur.' })
    expect(asked.status).toBe(403)
    expect((await app.get(`/incidents/${incident}`)).status).toBe(200)
    const done = await confirmed(app, asked, reviewOf(incident), reviewer)
    expect(done.headers.get('location')).toBe('/bureau/publication')
    await app.services.publisher.idle()
    expect((await app.get(`/incidents/${incident}`)).status).toBe(404)
    expect((await app.get(`/v1/incidents/${incident}`)).status).toBe(404)
    const after = await review(incident, officer)
    expect(text(after)).toMatch(/Retiré par Camille Bernard.*Publié par erreur\./)
    expect(acts(after)).toEqual([])
    const again = { act: 'submit', version: String(await version(incident)) }
    expect((await app.post(reviewOf(incident), again, officer)).status).toBe(409)
  })
})

test('every act that these tests left in the log has words', async () => {
  const found = await desk.database.db.selectFrom('audit').select('action').distinct().execute()
  expect(found.length).toBeGreaterThan(10)
  expect(found.filter(({ action }) => !(action in auditActions))).toEqual([])
})

test('pages of both languages say nothing in the other', async () => {
  const incident = await desk.newRecord()
  const english = await documentOf(await desk.app.get(`/en/desk/records/${incident}/review`, desk.officer))
  expect(english.querySelector('main')!.textContent).not.toMatch(/Relecture|Soumettre|Décider|aujourd’hui/)
  const french = await documentOf(await desk.app.get(reviewOf(incident), desk.officer))
  expect(french.querySelector('main')!.textContent).not.toMatch(/Review|Submit|Decide/)
})
