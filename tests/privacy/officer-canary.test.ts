import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { changePassword, confirmTotp, proposeTotp, replaceRecoveryCodes } from '../../src/officer/credentials.ts'
import { inviteOfficer, issueReset } from '../../src/officer/links.ts'
import { acceptInvitation, proposeTotpForLink } from '../../src/officer/use-link.ts'
import { utf8 } from '../../src/protocol/bytes.ts'
import { bytesOfToken, createDesk, fromBase32, MINUTE, SECOND, spellings } from '../database/desk.ts'
import { describeDatabase } from '../support/databases.ts'

/** Canaries: everything secret that an account is given, searched for in every row of every table, and in every error. */
describeDatabase('secrets of officers', database => {
  const texts: string[] = []
  const bytes: Uint8Array[] = []
  const errors: unknown[] = []
  const personal = ['kanarie.vogel@ville-a.example', 'Kanarie Vogel']

  it('are made, used and refused', async () => {
    const desk = await createDesk(database())
    const { deps } = desk
    await desk.root()
    const ville = await desk.organisation('Ville A')
    const failing = async (promise: Promise<unknown>) => {
      errors.push(
        await promise.then(
          () => 'no error',
          (error: unknown) => error,
        ),
      )
    }
    const password = 'kanarie trombone 7!'
    const [email, name] = personal as [string, string]
    const link = await inviteOfficer(deps, { organisation: ville, email, roles: ['officer'], ...desk.cli })
    const unused = await proposeTotpForLink(deps, { token: link.token, now: desk.now })
    const typed = { kind: 'password', password, code: '000000' } as const
    await failing(acceptInvitation(deps, { token: link.token, displayName: name, credentials: typed, now: desk.now }))
    const bird = await desk.open(link.token, email, name, password)
    await failing(acceptInvitation(deps, { token: link.token, displayName: name, credentials: typed, now: desk.now }))
    await desk.comeBack(bird)
    desk.pass(30 * SECOND)
    await desk.signIn(bird, { code: bird.recoveryCodes[0]!, password: `${password}x` })
    await desk.signIn(bird, { code: bird.recoveryCodes[0]! })
    const replacement = 'vogel agrafeuse 9?'
    const subject = `officer:${bird.id}`
    await failing(changePassword(deps, { current: password, password: 'kanarie', ...desk.by(bird) }))
    await failing(changePassword(deps, { current: password, password: replacement, ...desk.by(bird) }))
    const act = await desk.stepUp(bird, 'credential.password', subject)
    await changePassword(deps, { current: password, password: replacement, ...act })
    const codes = await replaceRecoveryCodes(deps, await desk.stepUp(bird, 'credential.recovery-codes', subject))
    const proposal = await proposeTotp(deps, desk.by(bird))
    await failing(confirmTotp(deps, { code: '000000', ...(await desk.stepUp(bird, 'credential.totp', subject)) }))
    const next = fromBase32(proposal.secret)
    await confirmTotp(deps, { code: desk.code({ secret: next }), ...desk.by(bird) })
    const pending = await proposeTotp(deps, desk.by(bird))
    const reset = await issueReset(deps, { officer: bird.id, ...desk.cli })
    desk.pass(MINUTE)
    const tokens = [link.token, reset.token, bird.session.token]
    texts.push(password, replacement, bird.session.csrf, ...tokens, ...bird.recoveryCodes, ...codes)
    texts.push(...[...bird.recoveryCodes, ...codes].map(code => code.replaceAll('-', '')))
    texts.push(unused.secret, proposal.secret, pending.secret, desk.code({ secret: next }))
    bytes.push(bird.secret, next, ...[unused, pending].map(one => fromBase32(one.secret)), ...tokens.map(bytesOfToken))
    expect(texts.every(text => text.length >= 6)).toBe(true)
    expect(errors).toHaveLength(5)
  })

  it('are in no row of any table', async () => {
    const { db } = database()
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
      db,
    )
    expect(tables.length).toBeGreaterThan(25)
    const dump: string[] = []
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(db)
      dump.push(...rows.map(({ row }) => row.toLowerCase()))
    }
    expect(dump.some(row => row.includes('kanarie vogel'))).toBe(true)
    const wanted = [...texts.flatMap(text => [text, ...spellings(utf8(text))]), ...bytes.flatMap(spellings)]
    const found = wanted.filter(one => dump.some(row => row.includes(one.toLowerCase())))
    expect(found).toEqual([])
  })

  it('are in no audit entry, nor is a name or an e-mail address', async () => {
    const entries = await database().db.selectFrom('audit').selectAll().execute()
    const text = JSON.stringify(entries.map(({ previous: _, hash: __, ...entry }) => entry)).toLowerCase()
    for (const one of [...texts, ...personal, 'kanarie', 'vogel', 'ville-a'])
      expect(text).not.toContain(one.toLowerCase())
  })

  it('are in no error, nor is what was typed', () => {
    for (const error of errors) {
      expect(error).toBeInstanceOf(Error)
      const { name, message, stack } = error as Error
      const said = `${JSON.stringify({ ...(error as Error), name, message })}${stack}`
      for (const one of [...texts, ...personal]) expect(said).not.toContain(one)
    }
  })
})
