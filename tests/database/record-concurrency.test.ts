import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { verifyChain } from '../../src/audit/log.ts'
import { openDatabase } from '../../src/database/connect.ts'
import { importCatalogue, incidentRecords } from '../../src/intake/incidents.ts'
import { createPublicationSource } from '../../src/intake/publication-source.ts'
import { approveList, publishList } from '../../src/officer/data-sets.ts'
import { assignIncident } from '../../src/officer/incident-access.ts'
import { OfficerError } from '../../src/officer/officer-error.ts'
import type { Role } from '../../src/officer/permissions.ts'
import { comment } from '../../src/officer/records/comments.ts'
import { openRecord } from '../../src/officer/records/create-record.ts'
import {
  approveRecord,
  publishRecord,
  returnRecord,
  submitRecord,
  withdrawRecord,
} from '../../src/officer/records/decide-record.ts'
import { readRecord } from '../../src/officer/records/record.ts'
import { saveRecord } from '../../src/officer/records/save-record.ts'
import { recordStepUp } from '../../src/officer/step-up.ts'
import { publish } from '../../src/publication/publish.ts'
import { createPublicationReader } from '../../src/publication/read.ts'
import { verify } from '../../src/publication/verify.ts'
import { readCatalogue } from '../../src/runtime/catalogue.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { createPostgresDatabase } from '../support/databases.ts'
import { publishDependencies } from '../support/publication.ts'
import { NOW } from './contributed.ts'
import { createDesk, type Person } from './desk.ts'

const MILLISECONDS = process.env.VIGIFUITE_LONG ? 60_000 : 4_000
/** On a machine with much else to do they go on until they have met. */
const AT_MOST = 90_000
const MEETINGS = ['clash', 'wrong-state', 'own-work', 'forbidden']
const PEOPLE = 20
/** Few records, so that everybody meets everybody. */
const RECORDS = 4
const ROLES: readonly (readonly Role[])[] = [['officer'], ['reviewer'], ['officer', 'reviewer']]

it('holds with twenty people who edit, submit, approve and publish at once', async () => {
  const created = await createPostgresDatabase('migrated')
  const database = await openDatabase({ url: created.url })
  try {
    const { db } = database
    const desk = await createDesk(database)
    const catalogue = (await readCatalogue()).slice(0, RECORDS)
    await importCatalogue(db, catalogue, desk.cli)
    const town = await desk.organisation('Ville de l’Exemple')
    const people: Person[] = []
    for (let i = 0; i < PEOPLE; i++) people.push(await desk.person(town, ROLES[i % 3]!, `p${i}@example.org`))
    for (const { id: incident } of catalogue) {
      await assignIncident(db, { incident, organisation: town, ...desk.cli })
      await openRecord(db, { incident, ...desk.cli })
    }
    const store = createMemoryStore()
    const source = createPublicationSource(db, { now: () => desk.now, keyVersion: 1 })
    const deps = publishDependencies(store, source)

    const saved: { incident: string; base: number; version: number; mark: string; author: string }[] = []
    const published: { incident: string; version: number }[] = []
    const refusals = new Map<string, number>()
    const faults: unknown[] = []
    const started = Date.now()
    const one = async (person: Person, turn: number) => {
      const incident = catalogue[(turn + people.indexOf(person)) % RECORDS]!.id
      const record = (await readRecord(db, incident))!
      const act = desk.by(person)
      const about = { incident, version: record.version, ...act }
      switch (turn % 6) {
        case 0:
        case 1: {
          const mark = `${person.id} ${turn}`
          const content = structuredClone(record.content)
          content.incident.notes = { fr: mark, en: mark }
          const { version } = await saveRecord(db, { incident, baseVersion: record.version, content, ...act })
          saved.push({ incident, base: record.version, version, mark, author: act.actor })
          return
        }
        case 2:
          return submitRecord(db, about)
        case 3:
          return turn % 5 === 0 ? returnRecord(desk.deps, { reason: 'À revoir.', ...about }) : approveRecord(db, about)
        case 4: {
          const proof = { action: 'incident.publish', subject: `incident:${incident}`, method: 'totp' } as const
          await db.transaction().execute(trx => recordStepUp(trx, { ...proof, random: desk.deps.random, ...act }))
          await publishRecord(db, about)
          published.push({ incident, version: record.version })
          return
        }
        default:
          return comment(desk.deps, { incident, text: 'Vu.', ...act })
      }
    }
    const haveMet = () =>
      saved.length > PEOPLE && published.length > 0 && MEETINGS.every(reason => refusals.has(reason))
    const goesOn = () => {
      const passed = Date.now() - started
      return passed < MILLISECONDS || (passed < AT_MOST && !haveMet())
    }
    const work = async (person: Person) => {
      for (let turn = people.indexOf(person); goesOn(); turn++) {
        await one(person, turn).catch((error: unknown) => {
          if (!(error instanceof OfficerError)) faults.push(error)
          else refusals.set(error.reason, (refusals.get(error.reason) ?? 0) + 1)
        })
      }
    }
    const publishing = async () => {
      while (goesOn()) await publish(deps)
    }
    await Promise.all([...people.map(work), publishing(), publishing()])
    await publish(deps)

    expect(faults).toEqual([])
    // They did meet: work was done, refused as one's own, and found out of date.
    expect(haveMet()).toBe(true)
    expect(await verifyChain(db)).toMatchObject({ ok: true })

    const revisions = await db
      .selectFrom('record_revisions')
      .selectAll()
      .orderBy('incident')
      .orderBy('version')
      .execute()
    for (const { id: incident } of catalogue) {
      const versions = revisions.filter(row => row.incident === incident).map(row => row.version)
      expect(versions).toEqual(versions.map((_, i) => i + 1))
    }
    for (const { incident, base, version, mark, author } of saved) {
      // Each was written upon what its author had read.
      expect(version).toBe(base + 1)
      expect(revisions.find(row => row.incident === incident && row.version === version)).toMatchObject({
        author,
        content: { incident: { notes: { fr: mark } } },
      })
    }
    expect(new Set(published.map(one => `${one.incident} ${one.version}`)).size).toBe(published.length)
    await expectFourEyes()

    const reader = createPublicationReader({ store, now: Date.now })
    expect(await verify({ ...deps, reader })).toMatchObject({ differences: [] })
    const readable = (await (await reader.snapshot()).catalogue()) as readonly { id: string; notes: unknown }[]
    for (const record of await incidentRecords(db)) {
      expect(readable.find(one => one.id === record.id)?.notes).toEqual(record.notes)
    }

    /** By the log: whoever approved or published had not saved any of it, and was not who submitted it. */
    async function expectFourEyes() {
      const entries = await db.selectFrom('audit').selectAll().orderBy('sequence').execute()
      const authors = new Map<string, Set<string>>()
      // A submission ends with the next save, or when it is returned.
      const submitters = new Map<string, string>()
      let judged = 0
      for (const { actor, action, subject } of entries) {
        const of = authors.get(subject) ?? new Set()
        authors.set(subject, of)
        if (action === 'incident.saved') of.add(actor)
        if (action === 'incident.saved' || action === 'incident.returned') submitters.delete(subject)
        if (action === 'incident.submitted') submitters.set(subject, actor)
        if (action !== 'incident.approved' && action !== 'incident.published') continue
        judged++
        expect(of).not.toContain(actor)
        expect(submitters.get(subject)).not.toBe(actor)
        if (action === 'incident.published') of.clear()
      }
      expect(judged).toBeGreaterThan(published.length)
    }
  } finally {
    await database.close()
    await created.drop()
  }
}, 180_000)

it('waits in no circle where an incident is withdrawn, saved and published while its lists are decided about', async () => {
  const created = await createPostgresDatabase('migrated')
  const database = await openDatabase({ url: created.url })
  try {
    const { db } = database
    const act = { actor: 'cli', now: NOW }
    const catalogue = await readCatalogue()
    for (const record of catalogue.slice(0, 5)) {
      await importCatalogue(db, [record], act)
      const incident = record.id
      await openRecord(db, { incident, ...act })
      const { content } = (await readRecord(db, incident))!
      content.incident.title.fr = 'Corrigé'
      await saveRecord(db, { incident, baseVersion: 1, content, ...act })
      await submitRecord(db, { incident, version: 2, ...act })
      await approveRecord(db, { incident, version: 2, ...act })
      const { rows } = await sql<{ code: number }>`
        insert into data_sets (incident, kind, data_classes, synthetic, organisation, status, entries, created_at, submitted_at)
        select ${incident}, 1, '[]', true, 'X', 'submitted', 0, ${NOW}, ${NOW} from generate_series(1, 8) returning code`.execute(
        db,
      )
      const results = await Promise.allSettled([
        ...rows.map(async ({ code }) => {
          await approveList(db, { code, ...act })
          await publishList(db, { code, ...act })
        }),
        publishRecord(db, { incident, version: 2, ...act }),
        importCatalogue(db, catalogue, act),
        withdrawRecord(db, { incident, reason: 'Erreur.', ...act }),
      ])
      const reasons = results.flatMap(one => (one.status === 'rejected' ? [one.reason as unknown] : []))
      expect(reasons.filter(error => !(error instanceof OfficerError))).toEqual([])
      const left = await db
        .selectFrom('data_sets')
        .select('code')
        .where('incident', '=', incident)
        .where('status', '<>', 'withdrawn')
        .execute()
      expect(left).toEqual([])
      expect((await incidentRecords(db)).some(one => one.id === incident)).toBe(false)
    }
    expect(await verifyChain(db)).toMatchObject({ ok: true })
  } finally {
    await database.close()
    await created.drop()
  }
})
