import { beforeAll, expect, it } from 'vitest'
import { importCatalogue } from '../../src/intake/incidents.ts'
import { pendingChanges } from '../../src/intake/pending-changes.ts'
import { readExposures } from '../../src/intake/read-exposures.ts'
import { verifyContributorToken } from '../../src/intake/tokens.ts'
import { completeUpload, openUpload, putChunk } from '../../src/intake/uploads.ts'
import {
  approveList,
  createListFor,
  findList,
  listsOf,
  mintContributionToken,
  publishList,
  withdrawList,
} from '../../src/officer/data-sets.ts'
import { assignIncident } from '../../src/officer/incident-access.ts'
import { suspendOfficer } from '../../src/officer/officers.ts'
import { openRecord } from '../../src/officer/records/create-record.ts'
import { approveRecord, publishRecord, submitRecord, withdrawRecord } from '../../src/officer/records/decide-record.ts'
import { readRecord } from '../../src/officer/records/record.ts'
import { saveRecord } from '../../src/officer/records/save-record.ts'
import { EVERYWHERE, listSuppressions, suppressEverywhere, suppressFor } from '../../src/officer/suppressions.ts'
import { describeDatabase } from '../support/databases.ts'
import { packedElements } from '../support/elements.ts'
import { anyElement, INCIDENT, record, sha256 } from './contributed.ts'
import { createDesk, type Desk, MINUTE, type Person } from './desk.ts'

describeDatabase('a list at the desk', database => {
  let desk: Desk
  let [owner, partner] = ['', '']
  let [camille, dominique, both, elsewhere, root] = [] as unknown as [Person, Person, Person, Person, Person]
  const names = record().organisations.map(one => one.name)
  const db = () => desk.deps.db
  const act = (who: Person) => desk.by(who)

  beforeAll(async () => {
    desk = await createDesk(database())
    await importCatalogue(db(), [record()], desk.cli)
    owner = await desk.organisation(names[0]!)
    partner = await desk.organisation(names[1]!)
    camille = await desk.person(owner, ['officer'], 'camille@example.org')
    dominique = await desk.person(owner, ['reviewer'], 'dominique@example.org')
    both = await desk.person(owner, ['officer', 'reviewer'], 'claude@example.org')
    elsewhere = await desk.person(partner, ['officer', 'reviewer'], 'ailleurs@example.org')
    root = await desk.root()
    for (const organisation of [owner, partner]) {
      await assignIncident(db(), { incident: INCIDENT, organisation, ...desk.cli })
    }
    await openRecord(db(), { incident: INCIDENT, ...act(camille) })
  })

  const create = (who: Person, organisation = owner) =>
    createListFor(db(), { incident: INCIDENT, kind: 'email', organisation, synthetic: true, ...act(who) })
  const fill = async (code: number, who: Person, seed = code) => {
    const { token } = await mintContributionToken(desk.deps, { code, ...act(who) })
    const contributor = await verifyContributorToken(db(), token, 'upload', desk.now)
    if (contributor === null || typeof contributor === 'string') throw new Error('no contributor')
    const opening = { contributor, dataset: code, keyVersion: 1, clientKey: `client-key-${code}`, now: desk.now }
    const { id: uploadId } = await openUpload(db(), opening)
    const elements = packedElements(20, seed)
    const chunk = { contributor, uploadId, number: 0, elements, sha256: sha256(elements), isValidElement: anyElement }
    await putChunk(db(), chunk)
    await completeUpload(db(), { contributor, uploadId, chunks: 1, now: desk.now })
    return elements
  }
  const releasing = async (code: number, who: Person) => ({
    code,
    ...(await desk.stepUp(who, 'data-set.publish', `data-set:${code}`)),
  })

  it('is made by officers of its organisation, for what the record says was exposed', async () => {
    const code = await create(camille)
    expect(await findList(db(), code)).toMatchObject({
      organisation: names[0],
      status: 'draft',
      createdBy: `officer:${camille.id}`,
      dataClasses: record().dataClasses,
    })
    await expect(create(dominique)).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(create(elsewhere, owner)).rejects.toMatchObject({ reason: 'unknown' })
    const wrong = { incident: INCIDENT, kind: 'email', organisation: owner, synthetic: true, ...act(camille) } as const
    await expect(createListFor(db(), { ...wrong, dataClasses: ['pin-codes'] })).rejects.toMatchObject({
      reason: 'invalid',
    })
  })

  it('is filled with a token for it alone, which ends with the officer’s account', async () => {
    const [code, another] = [await create(camille), await create(camille)]
    await expect(mintContributionToken(desk.deps, { code, ...act(elsewhere) })).rejects.toMatchObject({
      reason: 'unknown',
    })
    const { token, expiresAt } = await mintContributionToken(desk.deps, { code, ...act(camille) })
    const contributor = await verifyContributorToken(db(), token, 'evaluate:bulk', desk.now)
    expect(contributor).toMatchObject({ officer: camille.id, dataSet: code })
    expect(await verifyContributorToken(db(), token, 'upload', expiresAt)).toBe('expired')
    const opening = { keyVersion: 1, clientKey: 'client-key-x', now: desk.now }
    const refused = openUpload(db(), { contributor: contributor as { id: string }, dataset: another, ...opening })
    await expect(refused).rejects.toMatchObject({ reason: 'unknown-data-set' })
    await fill(code, camille)
    expect(await findList(db(), code)).toMatchObject({
      status: 'submitted',
      entries: 20,
      submittedBy: `officer:${camille.id}`,
      uploadedChunks: 1,
    })
    await expect(mintContributionToken(desk.deps, { code, ...act(camille) })).rejects.toMatchObject({
      reason: 'wrong-state',
    })
    const leaving = await desk.person(owner, ['officer'], 'part@example.org')
    const list = await create(leaving)
    const last = await mintContributionToken(desk.deps, { code: list, ...act(leaving) })
    await suspendOfficer(db(), { officer: leaving.id, ...desk.cli })
    expect(await verifyContributorToken(db(), last.token, 'upload', desk.now)).toBeNull()
  })

  it('is approved and published by somebody else, each by itself, also for who can write SQL', async () => {
    const code = await create(both)
    await fill(code, both)
    await expect(approveList(db(), { code, ...act(camille) })).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(approveList(db(), { code, ...act(both) })).rejects.toMatchObject({ reason: 'own-work' })
    await expect(approveList(db(), { code, ...act(elsewhere) })).rejects.toMatchObject({ reason: 'unknown' })
    const row = db().updateTable('data_sets').where('code', '=', code)
    const own = { approved_by: `officer:${both.id}`, approved_at: desk.now, status: 'approved' } as const
    await expect(row.set(own).execute()).rejects.toMatchObject({ code: 'VF003' })
    await expect(publishList(db(), { code, ...act(dominique) })).rejects.toMatchObject({ reason: 'step-up-required' })
    await expect(publishList(db(), await releasing(code, dominique))).rejects.toMatchObject({ reason: 'wrong-state' })
    await approveList(db(), { code, ...act(dominique) })
    expect((await pendingChanges(db(), 1, desk.now)).newlyPublished).not.toContain(code)
    const release = { released_by: `officer:${both.id}`, released_at: desk.now }
    await expect(row.set(release).execute()).rejects.toMatchObject({ code: 'VF003' })
    await publishList(db(), await releasing(code, dominique))
    expect(await findList(db(), code)).toMatchObject({ released: true, approvedBy: `officer:${dominique.id}` })
    expect((await pendingChanges(db(), 1, desk.now)).newlyPublished).toContain(code)
  })

  it('is withdrawn for good', async () => {
    const code = await create(camille)
    await fill(code, camille)
    const step = await desk.stepUp(dominique, 'data-set.withdraw', `data-set:${code}`)
    await withdrawList(db(), { code, ...step })
    expect(await findList(db(), code)).toMatchObject({ status: 'withdrawn' })
    await expect(approveList(db(), { code, ...act(dominique) })).rejects.toMatchObject({ reason: 'wrong-state' })
  })

  it('leaves out whoever objected: in the lists of one organisation, later ones too, or in all', async () => {
    const [code, theirs] = [await create(camille), await create(elsewhere, partner)]
    const elements = await fill(code, camille, 77)
    await fill(theirs, elsewhere, 77)
    const [first, second] = [elements.slice(0, 32), elements.slice(32, 64)]
    const objection = { kind: 'email', keyVersion: 1, isValidElement: anyElement } as const
    const mine = { ...objection, element: first, organisation: owner }
    await expect(suppressFor(db(), { ...mine, ...act(elsewhere) })).rejects.toMatchObject({ reason: 'unknown' })
    await expect(suppressFor(db(), { ...mine, ...act(dominique) })).rejects.toMatchObject({ reason: 'forbidden' })
    expect(await suppressFor(db(), { ...mine, ...act(camille) })).toMatchObject({ alreadyHad: false })
    expect(await suppressFor(db(), { ...mine, ...act(camille) })).toMatchObject({ alreadyHad: true })
    const everywhere = { ...objection, element: second }
    await expect(suppressEverywhere(db(), { ...everywhere, ...act(camille) })).rejects.toMatchObject({
      reason: 'unknown',
    })
    await expect(suppressEverywhere(db(), { ...everywhere, ...act(root) })).rejects.toMatchObject({
      reason: 'forbidden',
    })
    await suppressEverywhere(db(), { ...everywhere, ...desk.cli })
    expect(EVERYWHERE).toMatch(/^suppression:/)
    expect(await listSuppressions(db(), { organisation: owner })).toMatchObject([{ kind: 'email', applied: null }])
    expect(await listSuppressions(db(), { organisation: null })).toHaveLength(1)

    const later = await create(camille)
    await fill(later, camille, 77)
    const listed: string[] = []
    for await (const { count, elements: read, codes } of readExposures(db(), {
      kind: 'email',
      keyVersion: 1,
      include: [code, theirs, later],
    })) {
      for (let i = 0; i < count; i++) {
        const element = Buffer.from(read.subarray(32 * i, 32 * i + 32))
        if (element.equals(first)) listed.push(`first in ${codes[i]}`)
        if (element.equals(second)) listed.push(`second in ${codes[i]}`)
      }
    }
    expect(listed).toEqual([`first in ${theirs}`])
  })

  it('is never one of a sensitive incident', async () => {
    const code = await create(camille)
    await fill(code, camille, 5)
    const { version, content } = (await readRecord(db(), INCIDENT))!
    content.register.scope.data.categories = ['sex-life']
    await saveRecord(db(), { incident: INCIDENT, baseVersion: version, content, ...act(camille) })
    await expect(create(camille)).rejects.toMatchObject({ reason: 'sensitive' })
    await expect(approveList(db(), { code, ...act(dominique) })).rejects.toMatchObject({ reason: 'sensitive' })
    const row = db().updateTable('data_sets').where('code', '=', code)
    const approval = { approved_by: 'cli', approved_at: desk.now, status: 'approved' } as const
    await expect(row.set(approval).execute()).rejects.toMatchObject({ code: 'VF004' })

    const now = (await readRecord(db(), INCIDENT))!
    now.content.incident.notes = { fr: 'Corrigé.', en: 'Corrected.' }
    const saved = { incident: INCIDENT, baseVersion: now.version, content: now.content, ...act(camille) }
    const decided = { incident: INCIDENT, version: (await saveRecord(db(), saved)).version }
    await submitRecord(db(), { ...decided, ...act(camille) })
    await approveRecord(db(), { ...decided, ...act(dominique) })
    desk.pass(MINUTE)
    const step = await desk.stepUp(dominique, 'incident.publish', `incident:${INCIDENT}`)
    await expect(publishRecord(db(), { ...decided, ...step })).rejects.toMatchObject({ reason: 'sensitive' })
  })

  it('goes with its incident', async () => {
    const step = await desk.stepUp(dominique, 'incident.withdraw', `incident:${INCIDENT}`)
    const { lists } = await withdrawRecord(db(), { incident: INCIDENT, reason: 'Erreur.', ...step })
    expect(lists).toBeGreaterThan(3)
    expect(new Set((await listsOf(db(), INCIDENT)).map(one => one.status))).toEqual(new Set(['withdrawn']))
  })
})
