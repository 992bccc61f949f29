import { expect, it } from 'vitest'
import { listEntries } from '../../src/audit/log.ts'
import { auditTrailOf } from '../../src/officer/audit-trail.ts'
import { authorise } from '../../src/officer/authorise.ts'
import type { DeskAct } from '../../src/officer/dependencies.ts'
import { assignIncident, incidentTarget, visibleIncidents } from '../../src/officer/incident-access.ts'
import { answerShare, endShare, inviteToIncident, listOpenShares, SHARE_MS } from '../../src/officer/incident-shares.ts'
import { setRoles } from '../../src/officer/memberships.ts'
import { listOrganisations } from '../../src/officer/organisations.ts'
import { decide } from '../../src/officer/permissions.ts'
import { findPrincipal } from '../../src/officer/principal.ts'
import { describeDatabase } from '../support/databases.ts'
import { addIncident, INCIDENT } from './contributed.ts'
import { createDesk, type Desk, type Person } from './desk.ts'

const SUBJECT = `incident:${INCIDENT}`

describeDatabase('an incident', database => {
  let desk: Desk
  let root: Person
  let [a, b, c] = ['', '', '']
  let ofA: Person
  let ofB: Person
  let reviewerOfB: Person
  const mayBe = async (person: Person, action: 'incident.read' | 'incident.edit' | 'incident.share') => {
    const principal = (await findPrincipal(desk.deps.db, person.id))!
    return decide(principal, action, await incidentTarget(desk.deps.db, INCIDENT))
  }
  const invite = (act: DeskAct, access: 'own' | 'edit' | 'read' = 'edit', to = b, from = a) =>
    inviteToIncident(desk.deps, { incident: INCIDENT, from, to, access, ...act })

  it('is nobody’s until the platform gives it to an organisation', async () => {
    desk = await createDesk(database())
    root = await desk.root()
    await addIncident(database())
    ;[a, b, c] = [
      await desk.organisation('Ville A'),
      await desk.organisation('Ville B'),
      await desk.organisation('Ville C'),
    ]
    ofA = await desk.person(a, ['officer'], 'dpo@ville-a.example')
    ofB = await desk.person(b, ['officer'], 'dpo@ville-b.example')
    reviewerOfB = await desk.person(b, ['reviewer'], 'relecture@ville-b.example')
    expect(await visibleIncidents(desk.deps.db, ofA.id)).toEqual([])
    expect(await mayBe(ofA, 'incident.read')).toEqual({ allowed: false, why: 'organisation' })
    const given = { incident: INCIDENT, organisation: a }
    await expect(assignIncident(desk.deps.db, { ...given, ...desk.by(ofA) })).rejects.toMatchObject({
      reason: 'unknown',
    })
    const act = await desk.stepUp(root, 'incident.assign', SUBJECT)
    await expect(assignIncident(desk.deps.db, { ...given, organisation: 'x', ...act })).rejects.toMatchObject({
      reason: 'unknown',
    })
    await assignIncident(desk.deps.db, { ...given, ...act })
    expect(await visibleIncidents(desk.deps.db, ofA.id)).toEqual([
      { incident: INCIDENT, organisation: a, access: 'own' },
    ])
    expect(await visibleIncidents(desk.deps.db, ofB.id)).toEqual([])
    expect(await visibleIncidents(desk.deps.db, root.id)).toEqual([])
    expect(await mayBe(root, 'incident.read')).toEqual({ allowed: false, why: 'organisation' })
  })

  it('is shared by an owner, with a step-up, once the other organisation accepts', async () => {
    const { db } = desk.deps
    await expect(invite(desk.by(ofA))).rejects.toMatchObject({ reason: 'step-up-required' })
    await expect(invite(desk.by(ofB))).rejects.toMatchObject({ reason: 'unknown' })
    const { id } = await invite(await desk.stepUp(ofA, 'incident.share', SUBJECT))
    expect(await mayBe(ofB, 'incident.read')).toEqual({ allowed: false, why: 'organisation' })
    expect(await listOpenShares(db, { organisation: b, now: desk.now })).toMatchObject([
      { id, incident: INCIDENT, from: a, access: 'edit' },
    ])
    const answer = { id, organisation: b, answer: 'accepted' } as const
    await expect(answerShare(db, { ...answer, ...desk.by(ofA) })).rejects.toMatchObject({ reason: 'unknown' })
    await expect(answerShare(db, { ...answer, organisation: a, ...desk.by(ofA) })).rejects.toMatchObject({
      reason: 'unknown',
    })
    await expect(answerShare(db, { ...answer, ...desk.by(reviewerOfB) })).rejects.toMatchObject({ reason: 'forbidden' })
    const results = await Promise.allSettled([1, 2].map(() => answerShare(db, { ...answer, ...desk.by(ofB) })))
    expect(results.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    await expect(answerShare(db, { ...answer, ...desk.by(ofB) })).rejects.toMatchObject({ reason: 'wrong-state' })
    expect(await mayBe(ofB, 'incident.edit')).toMatchObject({ allowed: true })
    expect(await mayBe(ofB, 'incident.share')).toEqual({ allowed: false, why: 'role' })
    expect(await visibleIncidents(db, reviewerOfB.id)).toEqual([
      { incident: INCIDENT, organisation: b, access: 'edit' },
    ])
    await expect(invite(await desk.stepUp(ofA, 'incident.share', SUBJECT))).rejects.toMatchObject({
      reason: 'wrong-state',
    })
    await expect(invite(await desk.stepUp(ofB, 'incident.share', SUBJECT), 'read', c, b)).rejects.toMatchObject({
      reason: 'forbidden',
    })
  })

  it('is shared by an invitation that ends, is replaced, is declined, and is worth nothing from a former owner', async () => {
    const { db } = desk.deps
    const ofC = await desk.person(c, ['officer'], 'dpo@ville-c.example')
    const accept = (id: string) => answerShare(db, { id, organisation: c, answer: 'accepted', ...desk.by(ofC) })
    const stepUp = () => desk.stepUp(ofA, 'incident.share', SUBJECT)
    const replaced = await invite(await stepUp(), 'edit', c)
    const late = await invite(await stepUp(), 'read', c)
    await expect(accept(replaced.id)).rejects.toMatchObject({ reason: 'wrong-state' })
    const afterwards = { ...desk.by(ofC), now: new Date(late.expiresAt) }
    expect(late.expiresAt.getTime() - desk.now.getTime()).toBe(SHARE_MS)
    const tooLate = answerShare(db, { id: late.id, organisation: c, answer: 'accepted', ...afterwards })
    await expect(tooLate).rejects.toMatchObject({ reason: 'wrong-state' })
    await answerShare(db, { id: late.id, organisation: c, answer: 'declined', ...desk.by(ofC) })
    expect(await mayBe(ofC, 'incident.read')).toEqual({ allowed: false, why: 'organisation' })

    const owned = await invite(await stepUp(), 'own', b)
    await answerShare(db, { id: owned.id, organisation: b, answer: 'accepted', ...desk.by(ofB) })
    const orphan = await invite(await stepUp(), 'read', c)
    await endShare(db, {
      incident: INCIDENT,
      organisation: a,
      by: 'owner',
      ...(await desk.stepUp(ofB, 'incident.share', SUBJECT)),
    })
    await expect(accept(orphan.id)).rejects.toMatchObject({ reason: 'wrong-state' })
    expect(await mayBe(ofA, 'incident.read')).toEqual({ allowed: false, why: 'organisation' })
    await expect(invite(await desk.stepUp(ofB, 'incident.share', SUBJECT), 'read', b, b)).rejects.toMatchObject({
      reason: 'invalid',
    })
    const platform = (await listOrganisations(db)).find(one => one.platform)!.id
    await expect(invite(await desk.stepUp(ofB, 'incident.share', SUBJECT), 'read', platform, b)).rejects.toMatchObject({
      reason: 'unknown',
    })
  })

  it('keeps an owner, also when two leave at once', async () => {
    const { db } = desk.deps
    const alone = { incident: INCIDENT, organisation: b, by: 'itself' } as const
    await expect(endShare(db, { ...alone, ...desk.by(ofB) })).rejects.toMatchObject({ reason: 'wrong-state' })
    const { id } = await invite(await desk.stepUp(ofB, 'incident.share', SUBJECT), 'own', a, b)
    await answerShare(db, { id, organisation: a, answer: 'accepted', ...desk.by(ofA) })
    const results = await Promise.allSettled([
      endShare(db, { ...alone, ...desk.by(ofB) }),
      endShare(db, { ...alone, organisation: a, ...desk.by(ofA) }),
    ])
    expect(results.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    const { organisations } = await incidentTarget(db, INCIDENT)
    expect(organisations.map(one => one.access)).toEqual(['own'])
    await expect(endShare(db, { ...alone, organisation: c, ...desk.cli })).rejects.toMatchObject({ reason: 'unknown' })
  })

  it('is approved by a reviewer of another’s work, with roles as they are at that moment', async () => {
    const { db } = desk.deps
    await assignIncident(db, { incident: INCIDENT, organisation: b, ...desk.cli })
    const target = await incidentTarget(db, INCIDENT)
    const approve = (person: Person, authors: readonly string[]) =>
      db
        .transaction()
        .execute(trx => authorise(trx, desk.by(person), 'incident.approve', SUBJECT, { ...target, authors }))
    await approve(reviewerOfB, [ofB.id])
    await expect(approve(reviewerOfB, [ofB.id, reviewerOfB.id])).rejects.toMatchObject({ reason: 'own-work' })
    await expect(approve(ofB, [ofA.id])).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(approve(root, [ofA.id])).rejects.toMatchObject({ reason: 'unknown' })
    await setRoles(db, { officer: reviewerOfB.id, organisation: b, roles: ['auditor'], ...desk.cli })
    await expect(approve(reviewerOfB, [ofB.id])).rejects.toMatchObject({ reason: 'forbidden' })
  })

  it('shows in the audit log of its organisations, and in no other’s', async () => {
    const { db } = desk.deps
    const trail = (organisation: string, filter: object = {}) =>
      auditTrailOf(db, { organisation, limit: 1000, ...filter })
    const subjects = async (organisation: string) => new Set((await trail(organisation)).map(entry => entry.subject))
    expect(await subjects(b)).toContain(SUBJECT)
    expect(await subjects(b)).toContain(`officer:${ofB.id}`)
    expect(await subjects(b)).not.toContain(`officer:${ofA.id}`)
    expect(await subjects(c)).not.toContain(SUBJECT)
    expect(await trail(b, { subjects: [`officer:${ofA.id}`] })).toEqual([])
    const actions = (await trail(b, { action: 'incident', subjects: [SUBJECT] })).map(entry => entry.action)
    expect(actions).toContain('incident.share-invited')
    expect(actions).toContain('incident.share-ended')
    const mine = await listEntries(db, { limit: 1000, actor: `officer:${ofB.id}`, action: 'incident.share-accepted' })
    expect(mine).toHaveLength(2)
    expect(await listEntries(db, { limit: 10, until: mine[1]!.at, action: 'incident.share-accepted' })).toEqual([])
    expect(
      await listEntries(db, {
        limit: 10,
        from: mine[0]!.at,
        action: 'incident.share-accepted',
        actor: `officer:${ofB.id}`,
      }),
    ).toEqual([mine[0]])
  })
})
