import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { verifyChain } from '../../src/audit/log.ts'
import { proposeTotp, replaceRecoveryCodes } from '../../src/officer/credentials.ts'
import { inviteOfficer } from '../../src/officer/links.ts'
import { setRoles } from '../../src/officer/memberships.ts'
import { OfficerError } from '../../src/officer/officer-error.ts'
import { restoreOfficer, suspendOfficer } from '../../src/officer/officers.ts'
import { endOtherSessions, verifySession } from '../../src/officer/sessions.ts'
import { stepUpWithCode } from '../../src/officer/step-up.ts'
import { describeDatabase } from '../support/databases.ts'
import { createDesk, MINUTE, type Person } from './desk.ts'

describeDatabase('the desk, with everybody at work at once', database => {
  it('refuses what it must, waits for nothing for ever, and loses no entry of the log', async () => {
    const desk = await createDesk(database())
    const { deps } = desk
    const root = await desk.root()
    const ville = await desk.organisation('Ville A')
    const people: Person[] = []
    for (let i = 0; i < 8; i++) people.push(await desk.person(ville, ['officer'], `p${i}@ville-a.example`))
    const failures: unknown[] = []
    const trying = (promise: Promise<unknown>) => promise.catch((error: unknown) => failures.push(error))
    for (let round = 0; round < 5; round++) {
      desk.pass(16 * MINUTE)
      await Promise.all(
        people.flatMap((person, i) => {
          const subject = `officer:${person.id}`
          const action = 'credential.recovery-codes'
          const proof = { action, subject, code: person.recoveryCodes[round]!, address: `198.51.${i}.1` } as const
          const roles = round % 2 === 0 ? (['reviewer'] as const) : (['officer', 'auditor'] as const)
          const act = desk.by(person)
          return [
            trying(desk.signIn(person, { address: `198.51.${i}.1`, previous: person.session.token })),
            trying(desk.signIn(person, { address: '203.0.113.1', password: 'trombone girafe seau' })),
            trying(stepUpWithCode(deps, { ...proof, ...act }).then(() => replaceRecoveryCodes(deps, act))),
            trying(proposeTotp(deps, act)),
            trying(setRoles(deps.db, { officer: person.id, organisation: ville, roles, ...desk.cli })),
            trying(suspendOfficer(deps.db, { officer: person.id, ...desk.cli })),
            trying(restoreOfficer(deps.db, { officer: person.id, ...desk.cli })),
            trying(
              inviteOfficer(deps, { organisation: ville, email: `i${i}@x.example`, roles: ['auditor'], ...desk.cli }),
            ),
            trying(verifySession(deps.db, { token: person.session.token, now: desk.now })),
            trying(endOtherSessions(deps.db, { officer: person.id, keep: null, ...act })),
            trying(suspendOfficer(deps.db, { officer: person.id, ...desk.by(root) })),
          ]
        }),
      )
    }
    expect(failures.filter(error => !(error instanceof OfficerError))).toEqual([])
    expect(await verifyChain(deps.db)).toMatchObject({ ok: true })
  })
})

describeDatabase('the database itself', database => {
  it.each([
    ["insert into organisations values ('a', ' padded', false, now())", '23514'],
    ["insert into organisations values ('a', 'One', true, now()), ('b', 'Two', true, now())", '23505'],
    ["insert into officers values ('a', 'Capital@example.org', 'X', 'active', now(), now())", '23514'],
    ["insert into officers values ('a', null, null, 'active', now(), now())", '23514'],
    ["insert into officers values ('a', 'a@b.fr', 'X', 'closed', now(), now())", '23514'],
    ["insert into officer_passwords values ('a', 'in clear', now())", '23514'],
    ["insert into officer_passwords values ('nobody', '$argon2id$x', now())", '23503'],
    ["insert into officer_totp values ('a', '\\x00', 0, now())", '23514'],
    ["insert into officer_challenges values (decode(repeat('00', 32), 'hex'), 'sign-in', 'session:x', now())", '23514'],
    ["insert into officer_challenges values (decode(repeat('00', 32), 'hex'), 'register', null, now())", '23514'],
    ["insert into officer_memberships values ('a', 'b', 'king', now())", '23514'],
    ['truncate officers cascade', 'VF001'],
  ])('refuses %s', async (statement, code) => {
    await expect(sql.raw(statement).execute(database().db)).rejects.toMatchObject({ code })
  })
})
