import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/connect.ts'
import { migrate, readMigrations } from '../../src/database/migrate.ts'
import { KIND_IDS } from '../../src/identifier/kind.ts'
import { DATA_CLASS_IDS } from '../../src/incident/data-classes.ts'
import { isSensitive } from '../../src/incident/draft.ts'
import { createDataSet } from '../../src/intake/data-sets.ts'
import { importCatalogue, incidentRecords } from '../../src/intake/incidents.ts'
import { insertElements } from '../../src/intake/insert-elements.ts'
import { pendingChanges } from '../../src/intake/pending-changes.ts'
import { waitingChanges } from '../../src/intake/waiting-changes.ts'
import { approveList, createListFor, publishList } from '../../src/officer/data-sets.ts'
import { assignIncident } from '../../src/officer/incident-access.ts'
import { createRecord, openRecord } from '../../src/officer/records/create-record.ts'
import { withdrawRecord } from '../../src/officer/records/decide-record.ts'
import { type RecordContent, readRecord } from '../../src/officer/records/record.ts'
import { saveRecord } from '../../src/officer/records/save-record.ts'
import { suppressEverywhere } from '../../src/officer/suppressions.ts'
import { concatBytes } from '../../src/protocol/bytes.ts'
import { bucketOf } from '../../src/protocol/element.ts'
import { MAX_CODES } from '../../src/protocol/label.ts'
import { createPostgresDatabase, describeDatabase } from '../support/databases.ts'
import { packedElements } from '../support/elements.ts'
import { anyElement, INCIDENT, record } from './contributed.ts'
import { createDesk, type Desk, type Person } from './desk.ts'

const NIR = '2 55 08 14 168 025 38'

describeDatabase('records and lists that do not agree', database => {
  let desk: Desk
  let town = ''
  let [camille, dominique, root] = [] as unknown as [Person, Person, Person]
  const db = () => desk.deps.db

  beforeAll(async () => {
    desk = await createDesk(database())
    await importCatalogue(db(), [record()], desk.cli)
    town = await desk.organisation(record().organisations[0]!.name)
    camille = await desk.person(town, ['officer'], 'camille@example.org')
    dominique = await desk.person(town, ['reviewer'], 'dominique@example.org')
    root = await desk.root()
    await inviteReviewer()
    await assignIncident(db(), { incident: INCIDENT, organisation: town, ...desk.cli })
    await openRecord(db(), { incident: INCIDENT, ...desk.by(camille) })
  })

  const inviteReviewer = async () => {
    const platform = await db().selectFrom('organisations').select('id').where('platform', '=', true).executeTakeFirst()
    await db()
      .insertInto('officer_memberships')
      .values({ officer: root.id, organisation: platform!.id, role: 'reviewer', granted_at: desk.now })
      .execute()
  }
  const save = async (incident: string, change: (content: RecordContent) => void) => {
    const { version: baseVersion, content } = (await readRecord(db(), incident))!
    change(content)
    return saveRecord(db(), { incident, baseVersion, content, ...desk.by(camille) })
  }
  const create = (fr: string) =>
    createRecord(desk.deps, { organisation: town, title: { fr, en: '' }, ...desk.by(camille) })
  const listOf = async (incident: string) => {
    const given = { incident, kind: 'email', organisation: town, synthetic: true, ...desk.by(camille) } as const
    const code = await createListFor(db(), given)
    await db()
      .updateTable('data_sets')
      .set({ status: 'submitted', submitted_at: desk.now, submitted_by: `officer:${camille.id}`, entries: 0 })
      .where('code', '=', code)
      .execute()
    return code
  }
  const approved = async (incident: string) => {
    const code = await listOf(incident)
    await approveList(db(), { code, ...desk.by(dominique) })
    return code
  }
  const release = async (code: number) =>
    publishList(db(), { code, ...(await desk.stepUp(dominique, 'data-set.publish', `data-set:${code}`)) })

  it.each([
    ['a NIR', `Voir ${NIR}.`],
    ['a zero byte', 'a\u0000b'],
    ['half a character', 'a\ud800b'],
  ])('takes %s into no version, which would keep it for good', async (_, text) => {
    const { version } = (await readRecord(db(), INCIDENT))!
    const before = await sql`select 1 from incidents`.execute(db())
    await expect(create(text)).rejects.toMatchObject({ reason: 'invalid' })
    expect((await sql`select 1 from incidents`.execute(db())).rows).toHaveLength(before.rows.length)
    const write = (change: (content: RecordContent) => void) => expect(save(INCIDENT, change)).rejects
    await write(({ incident }) => {
      incident.title.fr = text
    }).toMatchObject({ reason: 'invalid' })
    await write(({ register }) => {
      register.comment = text
    }).toMatchObject({ reason: 'invalid' })
    expect((await readRecord(db(), INCIDENT))!.version).toBe(version)
  })

  it('gives two records of one title, made at once, a name each', async () => {
    const made = await Promise.all(['Panne', 'Panne', 'Panne'].map(create))
    expect(new Set(made.map(one => one.incident)).size).toBe(3)
  })

  it('lets an incident that has a record follow its record, no longer the catalogue', async () => {
    await save(INCIDENT, ({ register }) => {
      register.scope.data.categories = ['sex-life']
    })
    const newer = { ...record(), notes: { fr: 'Du catalogue.', en: 'From the catalogue.' } }
    expect(await importCatalogue(db(), [newer], desk.cli)).toEqual({ added: 0, revised: 0 })
    expect((await incidentRecords(db())).find(one => one.id === INCIDENT)).toEqual(record())
    await expect(listOf(INCIDENT)).rejects.toMatchObject({ reason: 'sensitive' })
    const byOperator = createDataSet(db(), { incident: INCIDENT, kind: 'email', synthetic: true, ...desk.cli })
    await expect(byOperator).rejects.toMatchObject({ reason: 'sensitive' })
    await save(INCIDENT, ({ register }) => {
      register.scope.data.categories = []
    })
  })

  it('publishes no list of an incident that is not public', async () => {
    const { incident } = await create('Rien de public')
    const code = await approved(incident)
    await expect(release(code)).rejects.toMatchObject({ reason: 'wrong-state' })
    const row = db().updateTable('data_sets').where('code', '=', code)
    await expect(row.set({ released_at: desk.now, released_by: 'cli' }).execute()).rejects.toMatchObject({
      code: 'VF005',
    })
    const act = await desk.stepUp(dominique, 'incident.withdraw', `incident:${incident}`)
    await withdrawRecord(db(), { incident, reason: 'Erreur.', ...act })
    await expect(listOf(incident)).rejects.toMatchObject({ reason: 'wrong-state' })
  })

  it('takes up no list that was released before its incident became sensitive', async () => {
    const code = await approved(INCIDENT)
    await release(code)
    await save(INCIDENT, ({ register }) => {
      register.scope.data.categories = ['health']
    })
    expect((await waitingChanges(db(), null)).lists).not.toContain(code)
    expect((await pendingChanges(db(), 1, desk.now)).newlyPublished).not.toContain(code)
    await save(INCIDENT, ({ register }) => {
      register.scope.data.categories = []
    })
    expect((await waitingChanges(db(), null)).lists).toContain(code)
    expect((await pendingChanges(db(), 1, desk.now)).newlyPublished).toContain(code)
    // The publication that was to bring it failed; since then the incident has become sensitive again.
    await insertElements(db(), { kind: KIND_IDS.email, keyVersion: 1, dataSet: code, elements: packedElements(1, 7) })
    await save(INCIDENT, ({ register }) => {
      register.scope.data.categories = ['health']
    })
    const pending = await pendingChanges(db(), 1, desk.now)
    expect(pending.newlyPublished).not.toContain(code)
    expect(pending.include).not.toContain(code)
    expect(pending.datasets.map(one => one.code)).not.toContain(code)
    // What a crash may have left in a bucket is taken out of it.
    const bucket = bucketOf(packedElements(1, 7), 15)
    expect(pending.touched.flatMap(({ buckets }) => buckets)).toContain(bucket)
    await save(INCIDENT, ({ register }) => {
      register.scope.data.categories = []
    })
  })

  it('approves no list of people who are in as many as can be published', async () => {
    const add = (code: number, elements: Uint8Array) =>
      insertElements(db(), { kind: KIND_IDS.email, keyVersion: 1, dataSet: code, elements })
    const [crowded, free] = [packedElements(3, 1), packedElements(2, 2)]
    const { rows } = await sql<{ code: number }>`
      insert into data_sets (incident, kind, data_classes, synthetic, organisation, status, entries, created_at, submitted_at, approved_at)
      select ${INCIDENT}, 1, '[]', true, 'X', 'approved', 3, now(), now(), now() from generate_series(1, ${sql.lit(MAX_CODES)})
      returning code`.execute(db())
    for (const { code } of rows) await add(code, crowded)
    const [one, other] = [await listOf(INCIDENT), await listOf(INCIDENT)]
    await add(one, concatBytes(crowded, free))
    await add(other, free)
    const refused = approveList(db(), { code: one, ...desk.by(dominique) })
    await expect(refused).rejects.toMatchObject({ reason: 'crowded', message: expect.stringMatching(/^3 elements/) })
    await approveList(db(), { code: other, ...desk.by(dominique) })
  })

  it('keeps what is public where it is while nobody decides about it', async () => {
    await save(INCIDENT, ({ incident }) => {
      incident.notes = { fr: 'Nouveau.', en: 'New.' }
    })
    const forge = db()
      .updateTable('records')
      .set(({ ref }) => ({ published_version: ref('version') }))
    await expect(forge.where('incident', '=', INCIDENT).execute()).rejects.toMatchObject({ code: 'VF005' })
  })

  it('uses up no second factor for an objection that is refused', async () => {
    const act = await desk.stepUp(root, 'suppression.add-everywhere', 'suppression:everywhere')
    const given = { kind: 'email', keyVersion: 1, isValidElement: anyElement, ...act } as const
    await expect(suppressEverywhere(db(), { ...given, element: new Uint8Array(3) })).rejects.toMatchObject({
      reason: 'invalid',
    })
    expect(await suppressEverywhere(db(), { ...given, element: new Uint8Array(32) })).toMatchObject({
      alreadyHad: false,
    })
  })
})

it('marks the sensitive incidents of a database from before there was such a mark', async () => {
  const database = await openDatabase({ url: (await createPostgresDatabase()).url })
  try {
    const files = await readMigrations()
    await migrate(
      database,
      files.filter(one => one.name < '0007'),
    )
    for (const id of DATA_CLASS_IDS) {
      await sql`insert into incidents (id, record, updated_at, from_catalogue)
        values (${id}, jsonb_build_object('dataClasses', jsonb_build_array('names', ${sql.lit(id)})), now(), true)`.execute(
        database.db,
      )
    }
    await migrate(database, files)
    const rows = await database.db.selectFrom('incidents').select(['id', 'sensitive']).execute()
    const marked = rows.filter(one => one.sensitive).map(one => one.id)
    expect(marked.sort()).toEqual(DATA_CLASS_IDS.filter(id => isSensitive([id])).sort())
  } finally {
    await database.close()
  }
})
