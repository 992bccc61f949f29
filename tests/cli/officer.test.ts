import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { listEntries } from '../../src/audit/log.ts'
import { findOfficer } from '../../src/officer/officers.ts'
import { verifySession } from '../../src/officer/sessions.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { createDesk, type Desk, type Person } from '../database/desk.ts'
import { type OperatorDesk, openOperatorDesk } from '../support/operator.ts'

const ADDRESS = 'camille@example.org'
const LINK = /^http:\/\/localhost:8787\/bureau\/lien#(vgl_\S{43})\n$/

describe('vigifuite officer', () => {
  let operator: OperatorDesk
  let desk: Desk
  let camille: Person
  const run: OperatorDesk['run'] = (...words) => operator.run('officer', ...words)
  const read: OperatorDesk['read'] = (...words) => operator.read('officer', ...words)
  const isSignedIn = async () => {
    const { token } = camille.session
    const found = await verifySession(operator.database.db, { token, now: desk.now })
    return found !== null && found !== 'expired'
  }

  beforeAll(async () => {
    operator = await openOperatorDesk()
    desk = await createDesk(operator.database)
    // Commands go by the clock on the wall.
    desk.now = new Date()
  })
  afterAll(() => operator.close())

  it('invites the first administrator with a link that opens the account', async () => {
    expect(await read('list')).toContain('officer invite-admin')
    expect(await run('invite-admin', '--email', 'root@example.org')).toMatchObject({ code: 2 })
    const invited = await run('invite-admin', '--email', 'root@example.org', '--organisation-name', 'Association Test')
    const token = LINK.exec(invited.out)?.[1]
    expect(invited).toMatchObject({ code: 0, err: expect.stringContaining('works once') })
    await desk.open(token!, 'root@example.org', 'Root Exemple')
    const again = await run('invite-admin', '--email', 'other@example.org', '--organisation-name', 'Association Test')
    expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('has an administrator') })
    const [officer] = JSON.parse(await read('list', '--json'))
    expect(officer).toMatchObject({
      email: 'root@example.org',
      memberships: [{ name: 'Association Test', roles: ['administrator'] }],
    })
  })

  it('makes organisations and invites people into them, by name or by id', async () => {
    const id = (await read('organisation', 'create', 'Ville d’Exemple')).trim()
    expect(JSON.parse(await read('organisations', '--json'))).toContainEqual({
      id,
      name: 'Ville d’Exemple',
      platform: false,
      members: 0,
    })
    const words = ['invite', '--email', ADDRESS, '--role', 'officer', 'reviewer', '--organisation']
    expect(await run(...words, 'Ville d’Ailleurs')).toMatchObject({
      code: 1,
      err: expect.stringContaining('officer organisations'),
    })
    const first = LINK.exec(await read(...words, id))![1]!
    const second = LINK.exec(await read(...words, 'Ville d’Exemple'))![1]!
    const open: { id: string; email: string }[] = JSON.parse(await read('invitations', '--json'))
    expect(open.map(one => one.email)).toEqual([ADDRESS])
    await expect(desk.open(first, ADDRESS)).rejects.toMatchObject({ reason: 'link-unusable' })
    camille = await desk.open(second, ADDRESS)
    expect(await read('list')).toMatch(/active +camille@example\.org +Camille Bernard +officer, reviewer \(Ville/)
  })

  it('ends an invitation that nobody used', async () => {
    await read('invite', '--email', 'dominique@example.org', '--role', 'auditor', '--organisation', 'Ville d’Exemple')
    const [{ id }] = JSON.parse(await read('invitations', '--json'))
    expect(await read('revoke-invitation', id)).toBe('Revoked.\n')
    expect(await read('invitations')).toBe('')
    expect(await run('revoke-invitation', id)).toMatchObject({ code: 1 })
  })

  it('changes roles, and ends sessions and accounts', async () => {
    expect(await read('roles', ADDRESS, '--organisation', 'Ville d’Exemple', '--role', 'auditor')).toContain('auditor')
    expect(await read('list')).toContain('auditor (Ville')
    expect(await isSignedIn()).toBe(true)
    expect(await read('sessions', 'revoke', ADDRESS)).toBe('1 sessions ended.\n')
    expect(await isSignedIn()).toBe(false)
    await read('suspend', camille.id)
    expect(await run('reset', ADDRESS)).toMatchObject({ code: 1, err: 'the account is suspended' })
    await read('restore', 'CAMILLE@example.org')
    expect(await findOfficer(operator.database.db, camille.id)).toMatchObject({ status: 'active' })
    expect(LINK.test(await read('reset', camille.id))).toBe(true)
  })

  it('closes an account only after saying what that does', async () => {
    const warned = await run('close', ADDRESS)
    expect(warned).toMatchObject({ code: 2, err: expect.stringContaining('for good') })
    expect(await findOfficer(operator.database.db, camille.id)).toMatchObject({ status: 'active' })
    expect(await read('close', ADDRESS, '--yes')).toContain(`officer:${camille.id}`)
    expect(await run('close', ADDRESS, '--yes')).toMatchObject({ code: 1, err: expect.not.stringContaining(ADDRESS) })
    expect(await read('list')).not.toContain('camille')
  })

  it('acts under the operator’s name, with no address or link in the log', async () => {
    const entries = await listEntries(operator.database.db, { limit: 100 })
    const actions = entries.filter(one => one.actor === 'cli').map(one => one.action)
    expect(actions).toEqual(
      expect.arrayContaining(['officer.invited', 'officer.roles-set', 'officer.suspended', 'officer.closed']),
    )
    expect(JSON.stringify(entries)).not.toMatch(/example\.org|vgl_/)
  })

  it('hands out no link where there is no desk', async () => {
    const secret = (bytes: number, fill: number) => toBase64Url(new Uint8Array(bytes).fill(fill))
    vi.stubEnv('VIGIFUITE_DEMO', '0')
    vi.stubEnv('VIGIFUITE_OPRF_SEED_1', secret(32, 1))
    vi.stubEnv('VIGIFUITE_OPRF_CURRENT', '1')
    vi.stubEnv('VIGIFUITE_ARGON2_SALT', secret(16, 2))
    vi.stubEnv('VIGIFUITE_PUBLISHER', 'Association Test')
    const words = ['invite-admin', '--email', 'other@example.org']
    expect(await run(...words)).toMatchObject({ code: 2, err: expect.stringContaining('keygen --desk') })
    vi.stubEnv('VIGIFUITE_DESK_KEY', secret(32, 3))
    expect(await run(...words)).toMatchObject({ code: 1, err: expect.stringContaining('has an administrator') })
  })
})
