import { expect, it } from 'vitest'
import {
  inviteFirstAdministrator,
  inviteOfficer,
  LINK_MS,
  listInvitations,
  revokeInvitation,
} from '../../src/officer/links.ts'
import { listMembers } from '../../src/officer/memberships.ts'
import { findOfficer, restoreOfficer, suspendOfficer } from '../../src/officer/officers.ts'
import { createOrganisation, listOrganisations } from '../../src/officer/organisations.ts'
import { findPrincipal } from '../../src/officer/principal.ts'
import { verifySession } from '../../src/officer/sessions.ts'
import { acceptInvitation, joinOrganisation, proposeTotpForLink, readLink } from '../../src/officer/use-link.ts'
import { describeDatabase } from '../support/databases.ts'
import { createDesk, type Desk, PASSWORD, type Person } from './desk.ts'

const refused = (reason: string, more: object = {}) => ({ name: 'OfficerError', reason, ...more })

describeDatabase('the first administrator', database => {
  let desk: Desk
  let root: Person

  it('is invited at the command line, again until there is one', async () => {
    desk = await createDesk(database())
    const given = { email: 'Root@Example.org', platform: 'Vigifuite', ...desk.cli }
    const first = await inviteFirstAdministrator(desk.deps, given)
    const second = await inviteFirstAdministrator(desk.deps, given)
    await expect(readLink(desk.deps, { token: first.token, now: desk.now })).rejects.toMatchObject(
      refused('link-unusable'),
    )
    expect(await readLink(desk.deps, { token: second.token, now: desk.now })).toMatchObject({
      purpose: 'invitation',
      email: 'root@example.org',
      organisation: 'Vigifuite',
      roles: ['administrator'],
      hasAccount: false,
    })
    root = await desk.open(second.token, 'root@example.org', 'Root Exemple')
    const verified = await verifySession(desk.deps.db, { token: root.session.token, now: desk.now })
    expect(verified).toMatchObject({
      officer: { id: root.id, memberships: [{ platform: true, roles: ['administrator'] }] },
    })
    await expect(inviteFirstAdministrator(desk.deps, given)).rejects.toMatchObject(refused('wrong-state'))
    expect((await listOrganisations(desk.deps.db)).map(one => one.name)).toEqual(['Vigifuite'])
  })

  it('is not invited by officers, and can come back when none is active any more', async () => {
    const given = { email: 'other@example.org', platform: 'Vigifuite' }
    await expect(inviteFirstAdministrator(desk.deps, { ...given, ...desk.by(root) })).rejects.toMatchObject(
      refused('forbidden'),
    )
    await suspendOfficer(desk.deps.db, { officer: root.id, ...desk.cli })
    expect((await inviteFirstAdministrator(desk.deps, { ...given, ...desk.cli })).token).toMatch(/^vgl_/)
    await restoreOfficer(desk.deps.db, { officer: root.id, ...desk.cli })
    await desk.comeBack(root)
  })

  it('creates organisations and invites people, each with a step-up of its own', async () => {
    const { deps } = desk
    await expect(createOrganisation(deps, { name: 'Ville A', ...desk.by(root) })).rejects.toMatchObject(
      refused('step-up-required', { stepUp: { action: 'organisation.create', subject: 'organisation:new' } }),
    )
    const { id } = await createOrganisation(deps, {
      name: ' Ville A ',
      ...(await desk.stepUp(root, 'organisation.create')),
    })
    await expect(createOrganisation(deps, { name: 'Ville B', ...desk.by(root) })).rejects.toMatchObject(
      refused('step-up-required'),
    )
    const twice = createOrganisation(deps, { name: 'Ville A', ...(await desk.stepUp(root, 'organisation.create')) })
    await expect(twice).rejects.toMatchObject(refused('wrong-state'))
    const invitation = { organisation: id, email: 'dpo@ville-a.example', roles: ['officer', 'administrator'] as const }
    await expect(inviteOfficer(deps, { ...invitation, ...desk.by(root) })).rejects.toMatchObject(
      refused('step-up-required'),
    )
    const act = await desk.stepUp(root, 'officer.invite', `organisation:${id}`)
    const link = await inviteOfficer(deps, { ...invitation, ...act })
    expect(await listInvitations(deps.db, { organisation: id, now: desk.now })).toMatchObject([
      { id: link.id, email: 'dpo@ville-a.example', roles: ['administrator', 'officer'] },
    ])
    await desk.open(link.token, invitation.email)
    expect(await listInvitations(deps.db, { organisation: id, now: desk.now })).toEqual([])
    expect(await listMembers(deps.db, id)).toMatchObject([{ roles: ['administrator', 'officer'], status: 'active' }])
  })
})

describeDatabase('an invitation', database => {
  let desk: Desk
  let ville: string
  let admin: Person

  it('is used once, also by two at the same moment', async () => {
    desk = await createDesk(database())
    await desk.root()
    ville = await desk.organisation('Ville A')
    admin = await desk.person(ville, ['administrator'], 'admin@ville-a.example')
    const { token } = await inviteOfficer(desk.deps, {
      organisation: ville,
      email: 'a@ville-a.example',
      roles: ['officer'],
      ...desk.cli,
    })
    const { secret } = await desk.secretOf(token)
    const use = { token, displayName: 'A', now: desk.now }
    const credentials = { kind: 'password', password: PASSWORD, code: desk.code({ secret }) } as const
    const results = await Promise.allSettled([1, 2, 3].map(() => acceptInvitation(desk.deps, { ...use, credentials })))
    expect(results.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of results.filter(one => one.status === 'rejected')) {
      expect(one.reason).toMatchObject(refused('link-unusable'))
    }
    await expect(acceptInvitation(desk.deps, { ...use, credentials })).rejects.toMatchObject(refused('link-unusable'))
    await expect(readLink(desk.deps, { token, now: desk.now })).rejects.toMatchObject(refused('link-unusable'))
  })

  it('ends after three days, to the millisecond, and when it is revoked', async () => {
    const given = { organisation: ville, email: 'late@ville-a.example', roles: ['officer'] as const }
    const { id, token, expiresAt } = await inviteOfficer(desk.deps, { ...given, ...desk.cli })
    const end = desk.now.getTime() + LINK_MS
    expect(expiresAt.getTime()).toBe(end)
    expect(await readLink(desk.deps, { token, now: new Date(end - 1) })).toMatchObject({ purpose: 'invitation' })
    await expect(readLink(desk.deps, { token, now: new Date(end) })).rejects.toMatchObject(refused('link-unusable'))
    const revocation = { organisation: ville, id, ...desk.by(admin) }
    await revokeInvitation(desk.deps.db, revocation)
    await revokeInvitation(desk.deps.db, revocation)
    await expect(readLink(desk.deps, { token, now: desk.now })).rejects.toMatchObject(refused('link-unusable'))
    const elsewhere = await desk.organisation('Ville B')
    const outsider = await desk.person(elsewhere, ['administrator'], 'admin@ville-b.example')
    await expect(revokeInvitation(desk.deps.db, { ...revocation, ...desk.by(outsider) })).rejects.toMatchObject(
      refused('unknown'),
    )
    const moved = { ...revocation, organisation: elsewhere, ...desk.by(outsider) }
    await expect(revokeInvitation(desk.deps.db, moved)).rejects.toMatchObject(refused('unknown'))
  })

  it.each(['', 'vgl_', `vgl_${'A'.repeat(43)}`, `vgo_${'A'.repeat(43)}`, "' or 1=1"])('is not %j', async token => {
    await expect(readLink(desk.deps, { token, now: desk.now })).rejects.toMatchObject(refused('link-unusable'))
    await expect(proposeTotpForLink(desk.deps, { token, now: desk.now })).rejects.toMatchObject(
      refused('link-unusable'),
    )
  })

  it('asks for a good password, a name, and a code of the newest key that was shown', async () => {
    const email = 'b@ville-a.example'
    const { token } = await inviteOfficer(desk.deps, { organisation: ville, email, roles: ['officer'], ...desk.cli })
    const old = await desk.secretOf(token)
    const { secret } = await desk.secretOf(token)
    const code = desk.code({ secret })
    const accept = (password: string, code: string, displayName = 'B') =>
      acceptInvitation(desk.deps, {
        token,
        displayName,
        credentials: { kind: 'password', password, code },
        now: desk.now,
      })
    await expect(accept('court', code)).rejects.toMatchObject(refused('weak-password', { passwordFault: 'too-short' }))
    await expect(accept('ville-a.example1', code)).rejects.toMatchObject(
      refused('weak-password', { passwordFault: 'context' }),
    )
    await expect(accept(PASSWORD, desk.code(old))).rejects.toMatchObject(refused('not-proved'))
    await expect(accept(PASSWORD, '')).rejects.toMatchObject(refused('not-proved'))
    await expect(accept(PASSWORD, code, '  ')).rejects.toMatchObject(refused('invalid'))
    await expect(accept(PASSWORD, code, 'x'.repeat(101))).rejects.toMatchObject(refused('invalid'))
    const { officer, recoveryCodes } = await accept(PASSWORD, code)
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(recoveryCodes.every(one => /^[a-z2-7]{4}(?:-[a-z2-7]{4}){3}$/.test(one))).toBe(true)
    expect(await findOfficer(desk.deps.db, officer)).toEqual({ id: officer, email, displayName: 'B', status: 'active' })
  })

  it('brings somebody who has an account into another organisation, once they are signed in', async () => {
    const other = await desk.organisation('Ville C')
    const { token } = await inviteOfficer(desk.deps, {
      organisation: other,
      email: admin.email,
      roles: ['auditor'],
      ...desk.cli,
    })
    expect(await readLink(desk.deps, { token, now: desk.now })).toMatchObject({ hasAccount: true, officer: admin.id })
    const { secret } = await desk.secretOf(token)
    const credentials = { kind: 'password', password: PASSWORD, code: desk.code({ secret }) } as const
    const again = acceptInvitation(desk.deps, { token, displayName: 'X', credentials, now: desk.now })
    await expect(again).rejects.toMatchObject(refused('account-exists'))
    const stranger = await desk.person(ville, ['officer'], 'c@ville-a.example')
    await expect(joinOrganisation(desk.deps, { token, ...desk.by(stranger) })).rejects.toMatchObject(
      refused('link-unusable'),
    )
    expect(await joinOrganisation(desk.deps, { token, ...desk.by(admin) })).toEqual({ organisation: other })
    await expect(joinOrganisation(desk.deps, { token, ...desk.by(admin) })).rejects.toMatchObject(
      refused('link-unusable'),
    )
    const { memberships } = (await findPrincipal(desk.deps.db, admin.id))!
    expect(memberships.map(one => [one.organisation, one.roles])).toEqual(
      [
        [ville, ['administrator']],
        [other, ['auditor']],
      ].sort((a, b) => (a[0]! < b[0]! ? -1 : 1)),
    )
  })

  it('is for an e-mail address and a role, by an administrator of that organisation', async () => {
    const invite = (more: object) =>
      inviteOfficer(desk.deps, {
        organisation: ville,
        email: 'x@example.org',
        roles: ['officer'],
        ...desk.cli,
        ...more,
      })
    await expect(invite({ email: 'nobody' })).rejects.toMatchObject(refused('invalid'))
    await expect(invite({ roles: [] })).rejects.toMatchObject(refused('invalid'))
    await expect(invite({ roles: ['king'] })).rejects.toMatchObject(refused('invalid'))
    await expect(invite({ organisation: 'nowhere' })).rejects.toMatchObject(refused('unknown'))
    const officer = await desk.person(ville, ['officer', 'reviewer', 'auditor'], 'd@ville-a.example')
    await expect(invite(desk.by(officer))).rejects.toMatchObject(refused('forbidden'))
    await expect(invite({ actor: 'publisher' })).rejects.toMatchObject(refused('forbidden'))
    await expect(invite({ actor: 'officer:nobody' })).rejects.toMatchObject(refused('inactive'))
    const elsewhere = { ...desk.by(admin), organisation: await desk.organisation('Ville D') }
    await expect(invite(elsewhere)).rejects.toMatchObject(refused('unknown'))
  })
})
