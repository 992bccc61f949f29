import { expect, it } from 'vitest'
import { authorise } from '../../src/officer/authorise.ts'
import {
  changePassword,
  confirmTotp,
  credentialsOf,
  proposeTotp,
  replaceRecoveryCodes,
} from '../../src/officer/credentials.ts'
import type { DeskAct } from '../../src/officer/dependencies.ts'
import { suspendOfficer } from '../../src/officer/officers.ts'
import { createOrganisation, listOrganisations } from '../../src/officer/organisations.ts'
import { endSession, listSessions, verifySession } from '../../src/officer/sessions.ts'
import { STEP_UP_MS, stepUpWithCode } from '../../src/officer/step-up.ts'
import { describeDatabase } from '../support/databases.ts'
import { createDesk, type Desk, fromBase32, HOME, MINUTE, PASSWORD, type Person, SECOND } from './desk.ts'

const REFUSED = { ok: false, reason: 'refused' }
const REQUIRED = { name: 'OfficerError', reason: 'step-up-required' }

describeDatabase('a step-up', database => {
  let desk: Desk
  let root: Person
  let camille: Person
  const create = (name: string, act: DeskAct) => createOrganisation(desk.deps, { name, ...act })
  const prove = (more: object = {}, person = root) =>
    stepUpWithCode(desk.deps, {
      action: 'organisation.create',
      subject: 'organisation:new',
      code: desk.code(person),
      address: HOME,
      ...desk.by(person),
      ...more,
    })

  it('is good for one act: a second one needs another', async () => {
    desk = await createDesk(database())
    root = await desk.root()
    camille = await desk.person(await desk.organisation('Ville A'), ['officer'], 'camille@ville-a.example')
    const act = await desk.stepUp(root, 'organisation.create')
    await create('One', act)
    await expect(create('Two', act)).rejects.toMatchObject(REQUIRED)
    expect((await listOrganisations(desk.deps.db)).map(one => one.name)).not.toContain('Two')
  })

  it('is used once, also by two acts at the same moment', async () => {
    const act = await desk.stepUp(root, 'organisation.create')
    const results = await Promise.allSettled(['A', 'B', 'C'].map(name => create(`At once ${name}`, act)))
    expect(results.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of results.filter(one => one.status === 'rejected')) expect(one.reason).toMatchObject(REQUIRED)
  })

  it('is not used up by an act that fails', async () => {
    const act = await desk.stepUp(root, 'organisation.create')
    await expect(create('One', act)).rejects.toMatchObject({ reason: 'wrong-state' })
    await create('Three', act)
  })

  it('is good for five minutes, to the millisecond', async () => {
    await desk.stepUp(root, 'organisation.create')
    desk.pass(STEP_UP_MS - 1)
    await create('In time', desk.by(root))
    await desk.stepUp(root, 'organisation.create')
    desk.pass(STEP_UP_MS)
    await expect(create('Too late', desk.by(root))).rejects.toMatchObject(REQUIRED)
  })

  it('is for one action on one subject, in one session of one officer', async () => {
    const subject = `officer:${camille.id}`
    const suspend = (act: DeskAct) => suspendOfficer(desk.deps.db, { officer: camille.id, ...act })
    await desk.stepUp(root, 'officer.suspend', 'officer:somebody')
    await desk.stepUp(root, 'officer.restore', subject)
    await expect(suspend(desk.by(root))).rejects.toMatchObject(REQUIRED)
    await desk.stepUp(root, 'officer.suspend', subject)
    const { session: _, ...sessionless } = desk.by(root)
    await expect(suspend(sessionless)).rejects.toMatchObject(REQUIRED)
    const old = desk.by(root)
    await desk.comeBack(root)
    await expect(suspend(desk.by(root))).rejects.toMatchObject(REQUIRED)
    const borrowed = authoriseAs(desk, { ...old, actor: `officer:${camille.id}` })
    await expect(borrowed).rejects.toMatchObject(REQUIRED)
    await endSession(desk.deps.db, { officer: root.id, id: old.session, ...desk.by(root) })
    await expect(suspend(old)).rejects.toMatchObject(REQUIRED)
  })

  it('is refused for a wrong code, one that was used, another’s, and in a session that is not one’s own', async () => {
    desk.pass(30 * SECOND)
    expect(await prove({ code: '000000' })).toEqual(REFUSED)
    expect(await prove({ code: desk.code(camille) })).toEqual(REFUSED)
    expect(await prove()).toMatchObject({ ok: true })
    expect(await prove()).toEqual(REFUSED)
    desk.pass(MINUTE)
    await expect(prove({ session: camille.session.id })).rejects.toMatchObject({ reason: 'inactive' })
    await expect(prove({ actor: 'cli' })).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(prove({ action: 'incident.edit' })).rejects.toMatchObject({ reason: 'invalid' })
    expect(await prove()).toMatchObject({ ok: true })
  })

  it('takes a recovery code, and counts guesses with those at sign-in', async () => {
    desk.pass(MINUTE)
    expect(await prove({ code: root.recoveryCodes[0] })).toMatchObject({ ok: true })
    expect(await prove({ code: root.recoveryCodes[0] })).toEqual(REFUSED)
    for (let i = 0; i < 4; i++) expect(await prove({ code: '000000' })).toEqual(REFUSED)
    expect(await prove()).toEqual({ ok: false, reason: 'throttled', retryAfterSeconds: 1 })
    expect(await desk.signIn(root)).toMatchObject({ reason: 'throttled' })
    expect(await desk.signIn(camille)).not.toMatchObject({ reason: 'throttled' })
  })
})

describeDatabase('an officer’s own credentials', database => {
  let desk: Desk
  let camille: Person
  const subject = () => `officer:${camille.id}`

  it('are changed with a step-up, and a password with the one before it', async () => {
    desk = await createDesk(database())
    await desk.root()
    camille = await desk.person(await desk.organisation('Ville A'), ['officer'], 'camille@ville-a.example')
    const { deps } = desk
    const change = (current: string | null, password: string, act: DeskAct) =>
      changePassword(deps, { current, password, ...act })
    const password = 'trombone girafe seau'
    await expect(change(PASSWORD, password, desk.by(camille))).rejects.toMatchObject(REQUIRED)
    await expect(change(PASSWORD, 'camille-bernard!', desk.by(camille))).rejects.toMatchObject({
      reason: 'weak-password',
      passwordFault: 'context',
    })
    const other = await desk.comeBack(camille)
    await desk.comeBack(camille)
    for (const current of ['wrong', null]) {
      const guess = change(current, password, await desk.stepUp(camille, 'credential.password', subject()))
      await expect(guess).rejects.toMatchObject({ reason: 'not-proved' })
    }
    await expect(change(PASSWORD, password, desk.by(camille))).rejects.toMatchObject(REQUIRED)
    await change(PASSWORD, password, await desk.stepUp(camille, 'credential.password', subject()))
    expect(await verifySession(deps.db, { token: other.token, now: desk.now })).toBeNull()
    expect(await verifySession(deps.db, { token: camille.session.token, now: desk.now })).not.toBeNull()
    desk.pass(30 * SECOND)
    expect(await desk.signIn(camille)).toEqual(REFUSED)
    expect(await desk.signIn(camille, { password })).toMatchObject({ ok: true })
    camille = { ...camille, password }
  })

  it('have another authenticator app once a code has come from it', async () => {
    const { deps } = desk
    const proposal = await proposeTotp(deps, desk.by(camille))
    const secret = fromBase32(proposal.secret)
    const act = await desk.stepUp(camille, 'credential.totp', subject())
    await expect(confirmTotp(deps, { code: desk.code(camille), ...act })).rejects.toMatchObject({
      reason: 'not-proved',
    })
    await confirmTotp(deps, { code: desk.code({ secret }), ...act })
    await desk.stepUp({ ...camille, secret }, 'credential.totp', subject())
    await expect(confirmTotp(deps, { code: desk.code({ secret }), ...desk.by(camille) })).rejects.toMatchObject({
      reason: 'not-proved',
    })
    desk.pass(30 * SECOND)
    expect(await desk.signIn(camille)).toEqual(REFUSED)
    camille = { ...camille, secret }
    await desk.comeBack(camille)
  })

  it('have a key that was shown for an hour only', async () => {
    const { deps } = desk
    const secret = fromBase32((await proposeTotp(deps, desk.by(camille))).secret)
    desk.pass(60 * MINUTE)
    await desk.comeBack(camille)
    const act = await desk.stepUp(camille, 'credential.totp', subject())
    await expect(confirmTotp(deps, { code: desk.code({ secret }), ...act })).rejects.toMatchObject({
      reason: 'not-proved',
    })
  })

  it('have other recovery codes, in place of all before', async () => {
    const { deps } = desk
    await expect(replaceRecoveryCodes(deps, desk.by(camille))).rejects.toMatchObject(REQUIRED)
    const codes = await replaceRecoveryCodes(deps, await desk.stepUp(camille, 'credential.recovery-codes', subject()))
    expect(await desk.signIn(camille, { code: camille.recoveryCodes[0]! })).toEqual(REFUSED)
    expect(await desk.signIn(camille, { code: codes[0]! })).toMatchObject({ ok: true })
    expect(await credentialsOf(deps.db, camille.id)).toMatchObject({ recoveryCodesLeft: 9, passkeys: 0 })
    await expect(replaceRecoveryCodes(deps, desk.cli)).rejects.toMatchObject({ reason: 'forbidden' })
  })

  it('are changed by two at once without waiting for each other for ever', async () => {
    await desk.stepUp(camille, 'credential.recovery-codes', subject())
    // Both at one moment: to an act, what was proved after it is not proved.
    const act = await desk.stepUp(camille, 'credential.recovery-codes', subject())
    const results = await Promise.allSettled([act, act].map(one => replaceRecoveryCodes(desk.deps, one)))
    expect(results).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }])
    expect(await listSessions(desk.deps.db, { officer: camille.id, now: desk.now })).not.toEqual([])
  })
})

const authoriseAs = (desk: Desk, act: DeskAct) =>
  desk.deps.db.transaction().execute(trx => authorise(trx, act, 'credential.totp', 'officer:x', { on: 'self' }))
