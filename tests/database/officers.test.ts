import { expect, it } from 'vitest'
import { listEntries, verifyChain } from '../../src/audit/log.ts'
import { forgetEnded } from '../../src/officer/housekeeping.ts'
import { issueReset } from '../../src/officer/links.ts'
import { listMembers, setRoles } from '../../src/officer/memberships.ts'
import { closeOfficer, findOfficer, listOfficers, restoreOfficer, suspendOfficer } from '../../src/officer/officers.ts'
import { listOrganisations } from '../../src/officer/organisations.ts'
import { verifySession } from '../../src/officer/sessions.ts'
import { totpCode, totpStep } from '../../src/officer/totp.ts'
import { acceptInvitation, acceptReset, readLink } from '../../src/officer/use-link.ts'
import { describeDatabase } from '../support/databases.ts'
import { createDesk, DAY, type Desk, type Person } from './desk.ts'

const refused = (reason: string, more: object = {}) => ({ name: 'OfficerError', reason, ...more })

describeDatabase('accounts', database => {
  let desk: Desk
  let root: Person
  let second: Person
  let officer: Person
  let ville: string

  it('get other roles from an administrator, who never changes their own', async () => {
    desk = await createDesk(database())
    root = await desk.root()
    const platform = (await listOrganisations(desk.deps.db))[0]!.id
    second = await desk.person(platform, ['administrator'], 'second@example.org')
    ville = await desk.organisation('Ville A')
    officer = await desk.person(ville, ['officer'], 'o@ville-a.example')
    const { db } = desk.deps
    const change = { organisation: ville, officer: officer.id, roles: ['reviewer', 'auditor'] as const }
    await expect(setRoles(db, { ...change, ...desk.by(root) })).rejects.toMatchObject(refused('step-up-required'))
    await expect(setRoles(db, { ...change, ...desk.by(officer) })).rejects.toMatchObject(refused('forbidden'))
    await setRoles(db, { ...change, ...(await desk.stepUp(root, 'officer.set-roles', `officer:${officer.id}`)) })
    expect((await listMembers(db, ville))[0]!.roles).toEqual(['reviewer', 'auditor'])
    const own = { organisation: platform, officer: root.id, roles: ['reviewer'] as const, ...desk.by(root) }
    await expect(setRoles(db, own)).rejects.toMatchObject(refused('own-work'))
    const nobody = { ...change, officer: root.id, ...desk.cli }
    await expect(setRoles(db, nobody)).rejects.toMatchObject(refused('unknown'))
    await setRoles(db, { ...change, roles: [], ...desk.cli })
    expect(await listMembers(db, ville)).toEqual([])
  })

  it('are suspended at once, with their sessions, and restored', async () => {
    const { db } = desk.deps
    const act = await desk.stepUp(root, 'officer.suspend', `officer:${officer.id}`)
    await suspendOfficer(db, { officer: officer.id, ...act })
    expect(await verifySession(db, { token: officer.session.token, now: desk.now })).toBeNull()
    desk.pass(30_000)
    expect(await desk.signIn(officer)).toEqual({ ok: false, reason: 'refused' })
    await expect(issueReset(desk.deps, { officer: officer.id, ...desk.cli })).rejects.toMatchObject(
      refused('wrong-state'),
    )
    await restoreOfficer(db, {
      officer: officer.id,
      ...(await desk.stepUp(root, 'officer.restore', `officer:${officer.id}`)),
    })
    expect(await verifySession(db, { token: officer.session.token, now: desk.now })).toBeNull()
    expect(await desk.signIn(officer)).toMatchObject({ ok: true })
    const self = { officer: root.id, ...desk.by(root) }
    await expect(suspendOfficer(db, self)).rejects.toMatchObject(refused('own-work'))
    await expect(suspendOfficer(db, { officer: root.id, ...desk.by(officer) })).rejects.toMatchObject(
      refused('unknown'),
    )
  })

  it('come back by a reset, which replaces all there was', async () => {
    const { db } = desk.deps
    const before = await desk.signIn(officer, { now: desk.pass(30_000), code: desk.code(officer) })
    if (!before.ok) throw new Error('not signed in')
    const unused = await issueReset(desk.deps, { officer: officer.id, ...desk.cli })
    const { token } = await issueReset(desk.deps, { officer: officer.id, ...desk.cli })
    await expect(readLink(desk.deps, { token: unused.token, now: desk.now })).rejects.toMatchObject(
      refused('link-unusable'),
    )
    expect(await readLink(desk.deps, { token, now: desk.now })).toMatchObject({
      purpose: 'reset',
      email: officer.email,
    })
    expect(await verifySession(db, { token: before.session.token, now: desk.now })).not.toBeNull()
    const { secret } = await desk.secretOf(token)
    const password = 'trombone girafe seau'
    const credentials = { kind: 'password', password, code: desk.code({ secret }) } as const
    const invitation = acceptInvitation(desk.deps, { token, displayName: 'X', credentials, now: desk.now })
    await expect(invitation).rejects.toMatchObject(refused('link-unusable'))
    const opened = await acceptReset(desk.deps, { token, credentials, now: desk.now })
    expect(opened.officer).toBe(officer.id)
    await expect(acceptReset(desk.deps, { token, credentials, now: desk.now })).rejects.toMatchObject(
      refused('link-unusable'),
    )
    expect(await verifySession(db, { token: before.session.token, now: desk.now })).toBeNull()
    desk.pass(30_000)
    expect(await desk.signIn(officer)).toEqual({ ok: false, reason: 'refused' })
    const old = { password, code: officer.recoveryCodes[0]! }
    expect(await desk.signIn(officer, old)).toEqual({ ok: false, reason: 'refused' })
    expect(await desk.signIn(officer, { password, code: totpCode(secret, totpStep(desk.now)) })).toMatchObject({
      ok: true,
    })
  })

  it('are closed for good, with all that is personal', async () => {
    const { db } = desk.deps
    await closeOfficer(db, {
      officer: officer.id,
      ...(await desk.stepUp(root, 'officer.close', `officer:${officer.id}`)),
    })
    await closeOfficer(db, { officer: officer.id, ...desk.cli })
    expect(await findOfficer(db, officer.id)).toEqual({
      id: officer.id,
      email: null,
      displayName: null,
      status: 'closed',
    })
    expect(JSON.stringify(await db.selectFrom('officer_links').selectAll().execute())).not.toContain(officer.email)
    await expect(restoreOfficer(db, { officer: officer.id, ...desk.cli })).rejects.toMatchObject(refused('wrong-state'))
    const reopening = db
      .updateTable('officers')
      .set({ status: 'active', email: 'x@y.fr', display_name: 'x' })
      .where('id', '=', officer.id)
    await expect(reopening.execute()).rejects.toMatchObject({ code: 'VF002' })
    await expect(db.deleteFrom('officers').execute()).rejects.toMatchObject({ code: 'VF001' })
    expect(await desk.signIn(officer)).toEqual({ ok: false, reason: 'refused' })
    const again = await desk.person(ville, ['officer'], officer.email)
    expect(again.id).not.toBe(officer.id)
    expect((await listOfficers(db)).filter(one => one.email === officer.email)).toHaveLength(1)
  })

  it('cannot take each other’s rights at once: one administrator stays', async () => {
    const { db } = desk.deps
    const one = await desk.stepUp(root, 'officer.suspend', `officer:${second.id}`)
    const other = await desk.stepUp(second, 'officer.suspend', `officer:${root.id}`)
    const results = await Promise.allSettled([
      suspendOfficer(db, { officer: second.id, ...one, now: desk.now }),
      suspendOfficer(db, { officer: root.id, ...other, now: desk.now }),
    ])
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1)
    expect(results.find(result => result.status === 'rejected')!.reason).toMatchObject(refused('inactive'))
  })

  it('stand in the audit log with every change, under their ids alone', async () => {
    const { db } = desk.deps
    const entries = await listEntries(db, { limit: 1000 })
    const actions = new Set(entries.map(entry => entry.action))
    for (const action of [
      ...['organisation.created', 'officer.invited', 'officer.added', 'officer.roles-set', 'officer.suspended'],
      ...['officer.restored', 'officer.reset-issued', 'officer.reset', 'officer.closed', 'officer.stepped-up'],
      'session.started',
    ]) {
      expect(actions).toContain(action)
    }
    const text = JSON.stringify(entries)
    for (const canary of ['example', 'Bernard', 'Camille', 'Ville A']) expect(text).not.toContain(canary)
    expect(await verifyChain(db)).toMatchObject({ ok: true, entries: entries.length })
    const rolesSet = entries.filter(entry => entry.action === 'officer.roles-set').at(-1)!
    expect(rolesSet).toMatchObject({
      actor: `officer:${root.id}`,
      details: { before: 'officer', after: 'reviewer-auditor' },
    })
  })

  it('are forgotten by links after a month', async () => {
    const { db } = desk.deps
    await forgetEnded(db, desk.now)
    expect(await db.selectFrom('officer_links').selectAll().execute()).not.toEqual([])
    await forgetEnded(db, desk.pass(60 * DAY))
    for (const table of [
      'officer_links',
      'officer_sessions',
      'officer_step_ups',
      'officer_throttles',
      'officer_totp_proposals',
    ] as const) {
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
    }
    expect(await db.selectFrom('officer_places').selectAll().execute()).not.toEqual([])
    await forgetEnded(db, desk.pass(60 * DAY))
    expect(await db.selectFrom('officer_places').selectAll().execute()).toEqual([])
  })
})
