import { beforeAll, describe, expect, it } from 'vitest'
import type { Incident } from '../../src/incident/record.ts'
import { importCatalogue, incidentRecords } from '../../src/intake/incidents.ts'
import { assignIncident } from '../../src/officer/incident-access.ts'
import { comment, listComments } from '../../src/officer/records/comments.ts'
import { createRecord, openRecord } from '../../src/officer/records/create-record.ts'
import {
  approveRecord,
  publishRecord,
  returnRecord,
  submitRecord,
  withdrawRecord,
} from '../../src/officer/records/decide-record.ts'
import { differences } from '../../src/officer/records/differences.ts'
import { history, revision } from '../../src/officer/records/history.ts'
import { listRecords, listUnopened } from '../../src/officer/records/list-records.ts'
import { type RecordContent, readRecord } from '../../src/officer/records/record.ts'
import { dropSetAside, RecordClash, saveRecord, setAside } from '../../src/officer/records/save-record.ts'
import { readCatalogue } from '../../src/runtime/catalogue.ts'
import { describeEachEngine } from '../support/databases.ts'
import { createDesk, type Desk, type Person } from './desk.ts'

const ID = 'saint-nazaire-agglomeration-2024'

describeEachEngine('a record', database => {
  let desk: Desk
  let [town, other] = ['', '']
  let [camille, dominique, both, stranger] = [] as unknown as [Person, Person, Person, Person]
  let catalogue: Incident[] = []

  beforeAll(async () => {
    desk = await createDesk(database())
    const { db } = desk.deps
    catalogue = (await readCatalogue()).filter(one => one.id === ID)
    await importCatalogue(db, catalogue, desk.cli)
    town = await desk.organisation('Ville de Saint-Nazaire')
    other = await desk.organisation('Mairie d’Ailleurs')
    camille = await desk.person(town, ['officer'], 'camille@example.org')
    dominique = await desk.person(town, ['reviewer'], 'dominique@example.org')
    both = await desk.person(town, ['officer', 'reviewer'], 'claude@example.org')
    stranger = await desk.person(other, ['officer', 'reviewer'], 'ailleurs@example.org')
    await assignIncident(db, { incident: ID, organisation: town, ...desk.cli })
  })

  const db = () => desk.deps.db
  const current = async (incident = ID) => (await readRecord(db(), incident))!
  const save = async (who: Person, change: (content: RecordContent) => RecordContent, incident = ID) => {
    const { version: baseVersion, content } = await current(incident)
    return saveRecord(db(), { incident, baseVersion, content: change(structuredClone(content)), ...desk.by(who) })
  }
  const titled = (fr: string) => (content: RecordContent) => {
    return { ...content, incident: { ...content.incident, title: { ...content.incident.title, fr } } }
  }
  const about = async (who: Person, incident = ID) => {
    return { incident, version: (await current(incident)).version, ...desk.by(who) }
  }

  describe('of the catalogue', () => {
    it('is opened as what is public, once, by an officer of its organisation', async () => {
      expect(await listUnopened(db(), camille.id)).toMatchObject([
        { incident: ID, organisation: 'Ville de Saint-Nazaire' },
      ])
      await expect(openRecord(db(), { incident: ID, ...desk.by(stranger) })).rejects.toMatchObject({
        reason: 'unknown',
      })
      await expect(openRecord(db(), { incident: ID, ...desk.by(dominique) })).rejects.toMatchObject({
        reason: 'forbidden',
      })
      await openRecord(db(), { incident: ID, ...desk.by(camille) })
      await expect(openRecord(db(), { incident: ID, ...desk.by(camille) })).rejects.toMatchObject({
        reason: 'wrong-state',
      })
      const record = await current()
      expect(record).toMatchObject({ status: 'published', version: 1, published: { version: 1, by: 'catalogue' } })
      expect(record.content.incident).toEqual(catalogue[0])
      expect(record.content.register.controller.name).toBe('Ville de Saint-Nazaire')
      expect(await listRecords(db(), camille.id)).toMatchObject([{ incident: ID, awareAt: null }])
      expect(await listRecords(db(), stranger.id)).toEqual([])
    })

    it('keeps its state when only the register changes', async () => {
      const saved = await save(camille, content => {
        content.register.timeline.awareAt = '2024-04-10T08:00:00Z'
        return content
      })
      expect(saved).toEqual({ version: 2, changed: true })
      expect(await current()).toMatchObject({ status: 'published', published: { version: 2 } })
      expect(await save(camille, content => content)).toEqual({ version: 2, changed: false })
    })

    it('is corrected: a draft, while what is public stays', async () => {
      await save(camille, titled('Saint-Nazaire, corrigé'))
      expect(await current()).toMatchObject({ status: 'draft', version: 3, published: { version: 2 } })
      expect((await incidentRecords(db())).find(one => one.id === ID)).toEqual(catalogue[0])
    })

    it('is submitted, given back with a reason, and submitted again', async () => {
      await submitRecord(db(), await about(camille))
      await expect(submitRecord(db(), await about(camille))).rejects.toMatchObject({ reason: 'wrong-state' })
      await returnRecord(desk.deps, { reason: 'Le titre est trop long.', ...(await about(dominique)) })
      expect(await current()).toMatchObject({ status: 'draft', submitted: null })
      expect(await listComments(db(), ID)).toMatchObject([
        { author: `officer:${dominique.id}`, version: 3, text: 'Le titre est trop long.' },
      ])
      await submitRecord(db(), await about(camille))
    })

    it('is approved and published by somebody else, with a second factor', async () => {
      await expect(approveRecord(db(), await about(camille))).rejects.toMatchObject({ reason: 'forbidden' })
      await expect(approveRecord(db(), await about(stranger))).rejects.toMatchObject({ reason: 'unknown' })
      await approveRecord(db(), await about(dominique))
      const { incident, version } = await current()
      await expect(publishRecord(db(), await about(dominique))).rejects.toMatchObject({
        reason: 'step-up-required',
        stepUp: { action: 'incident.publish', subject: `incident:${ID}` },
      })
      const act = await desk.stepUp(dominique, 'incident.publish', `incident:${ID}`)
      expect(await publishRecord(db(), { incident, version, ...act })).toEqual({ revision: 2 })
      expect((await incidentRecords(db())).find(one => one.id === ID)?.title.fr).toBe('Saint-Nazaire, corrigé')
      expect(await current()).toMatchObject({
        status: 'published',
        published: { version, by: `officer:${dominique.id}` },
      })
    })

    it('shows every version, and what differs', async () => {
      const versions = await history(db(), ID, { limit: 2 })
      expect(versions.map(one => one.version)).toEqual([3, 2])
      expect(await history(db(), ID, { limit: 5, before: 2 })).toMatchObject([{ version: 1, what: 'created' }])
      const [two, three] = [await revision(db(), ID, 2), await revision(db(), ID, 3)]
      expect(differences(two!, three!)).toEqual([
        { path: 'incident.title.fr', before: catalogue[0]!.title.fr, after: 'Saint-Nazaire, corrigé' },
      ])
      expect(await revision(db(), ID, 99)).toBeNull()
    })
  })

  describe('saved by two at once', () => {
    it('loses neither: the second is set aside until it is settled', async () => {
      const { version: baseVersion, content } = await current()
      await save(camille, titled('De Camille'))
      const late = { incident: ID, baseVersion, content: titled('De Claude')(content), ...desk.by(both) }
      const clash = await saveRecord(db(), late).catch((error: unknown) => error)
      expect(clash).toBeInstanceOf(RecordClash)
      expect(clash).toMatchObject({ reason: 'clash', version: baseVersion + 1 })
      expect((await current()).content.incident.title.fr).toBe('De Camille')
      const mine = { incident: ID, officer: both.id }
      expect(await setAside(db(), mine)).toMatchObject({
        baseVersion,
        content: { incident: { title: { fr: 'De Claude' } } },
      })
      expect(await setAside(db(), { incident: ID, officer: camille.id })).toBeNull()
      await dropSetAside(db(), mine)
      expect(await setAside(db(), mine)).toBeNull()
    })

    it('is not decided about by whoever wrote a part of it', async () => {
      await save(both, titled('De Claude'))
      await submitRecord(db(), await about(camille))
      await expect(approveRecord(db(), await about(both))).rejects.toMatchObject({ reason: 'own-work' })
      const approve = db()
        .updateTable('records')
        .set(({ ref }) => ({
          status: 'approved',
          approved_version: ref('version'),
          approved_by: `officer:${both.id}`,
          approved_at: desk.now,
        }))
      await expect(approve.where('incident', '=', ID).execute()).rejects.toMatchObject({ code: 'VF003' })
      await approveRecord(db(), await about(dominique))
      const publish = db()
        .updateTable('records')
        .set(({ ref }) => ({
          status: 'published',
          published_version: ref('version'),
          published_by: `officer:${camille.id}`,
          published_at: desk.now,
        }))
      await expect(publish.where('incident', '=', ID).execute()).rejects.toMatchObject({ code: 'VF003' })
    })

    it('loses what was decided about it when its public part changes', async () => {
      await save(camille, titled('Encore un autre titre'))
      expect(await current()).toMatchObject({ status: 'draft', submitted: null, approved: null })
      await expect(approveRecord(db(), await about(dominique))).rejects.toMatchObject({ reason: 'wrong-state' })
      const publish = db().updateTable('records').set({ status: 'approved' }).where('incident', '=', ID)
      await expect(publish.execute()).rejects.toThrow()
    })

    it('is decided about as it was looked at', async () => {
      await submitRecord(db(), await about(camille))
      const { version } = await current()
      const late = { incident: ID, version: version - 1, ...desk.by(dominique) }
      await expect(approveRecord(db(), late)).rejects.toMatchObject({ reason: 'wrong-state' })
    })
  })

  describe('of something new', () => {
    let incident = ''

    it('begins with a title, and is nobody else’s', async () => {
      const act = desk.by(camille)
      const title = { fr: 'Fuite à l’état civil : 12345678 dossiers', en: '' }
      const made = await createRecord(desk.deps, { organisation: town, title, ...act })
      incident = made.incident
      expect(made).toEqual({ incident: 'fuite-a-l-etat-civil-dossiers-2026', version: 1 })
      expect(await current(incident)).toMatchObject({ status: 'draft', published: null, authors: [camille.id] })
      expect((await incidentRecords(db())).some(one => one.id === incident)).toBe(false)
      const again = await createRecord(desk.deps, { organisation: town, title, ...act })
      expect(again.incident).toMatch(/^fuite-a-l-etat-civil-dossiers-2026-[a-z2-7]{6}$/)
      const elsewhere = createRecord(desk.deps, { organisation: other, title, ...act })
      await expect(elsewhere).rejects.toMatchObject({ reason: 'unknown' })
      await expect(
        saveRecord(db(), {
          incident,
          baseVersion: 1,
          content: (await current(incident)).content,
          ...desk.by(stranger),
        }),
      ).rejects.toMatchObject({ reason: 'unknown' })
    })

    it('is not submitted before its public part is complete: each fault says where', async () => {
      const refusal = await submitRecord(db(), await about(camille, incident)).catch((error: unknown) => error)
      expect(refusal).toMatchObject({ reason: 'incomplete' })
      expect((refusal as { faults: { path: string }[] }).faults.map(one => one.path)).toEqual(
        expect.arrayContaining(['title.en', 'sources', 'dates.disclosed', 'population.criteria']),
      )
    })

    it('takes comments from its officers and reviewers, without a NIR', async () => {
      await comment(desk.deps, { incident, text: 'On attend le prestataire.', ...desk.by(dominique) })
      await expect(
        comment(desk.deps, { incident, text: 'Voir 2 55 08 14 168 025 38', ...desk.by(camille) }),
      ).rejects.toMatchObject({ reason: 'invalid' })
      await expect(comment(desk.deps, { incident, text: ' ', ...desk.by(camille) })).rejects.toMatchObject({
        reason: 'invalid',
      })
      expect((await listComments(db(), incident)).map(one => one.text)).toEqual(['On attend le prestataire.'])
    })

    it('keeps its versions and comments for good', async () => {
      for (const table of ['record_revisions', 'record_comments'] as const) {
        const remove = db().deleteFrom(table).where('incident', '=', incident).execute()
        await expect(remove).rejects.toMatchObject({ code: 'VF001' })
      }
    })
  })

  it('is withdrawn with a reason: out of the catalogue, its register kept', async () => {
    const act = await desk.stepUp(dominique, 'incident.withdraw', `incident:${ID}`)
    await expect(withdrawRecord(db(), { incident: ID, reason: ' ', ...act })).rejects.toMatchObject({
      reason: 'invalid',
    })
    expect(await withdrawRecord(db(), { incident: ID, reason: 'Publié par erreur.', ...act })).toEqual({ lists: 0 })
    expect((await incidentRecords(db())).some(one => one.id === ID)).toBe(false)
    expect(await current()).toMatchObject({ status: 'withdrawn', withdrawn: { reason: 'Publié par erreur.' } })
    await save(camille, content => {
      content.register.comment = 'Clos.'
      return content
    })
    expect(await current()).toMatchObject({ status: 'withdrawn' })
    await expect(save(camille, titled('Revenu'))).rejects.toMatchObject({ reason: 'wrong-state' })
  })
})
