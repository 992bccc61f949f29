import { expect, it } from 'vitest'
import { isCsrfTokenOf } from '../../src/officer/csrf.ts'
import { suspendOfficer } from '../../src/officer/officers.ts'
import {
  endOtherSessions,
  endSession,
  listSessions,
  SESSION_IDLE_MS,
  SESSION_MAX_MS,
  verifySession,
} from '../../src/officer/sessions.ts'
import { signInWithPassword } from '../../src/officer/sign-in.ts'
import { totpCode, totpStep } from '../../src/officer/totp.ts'
import { createPasswordHasher } from '../../src/runtime/password-hasher.ts'
import { describeDatabase } from '../support/databases.ts'
import { createDesk, type Desk, HOME, MINUTE, type Person, SECOND } from './desk.ts'

const REFUSED = { ok: false, reason: 'refused' }

describeDatabase('signing in', database => {
  let desk: Desk
  let camille: Person
  let dominique: Person

  it('takes a password and a code, each code once', async () => {
    desk = await createDesk(database())
    await desk.root()
    const ville = await desk.organisation('Ville A')
    camille = await desk.person(ville, ['officer'], 'camille@ville-a.example')
    dominique = await desk.person(ville, ['reviewer'], 'dominique@ville-a.example')
    expect(await desk.signIn(camille)).toEqual(REFUSED)
    desk.pass(30 * SECOND)
    const code = desk.code(camille)
    const first = await desk.signIn(camille, {
      email: ' Camille@Ville-A.example ',
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    })
    expect(first).toMatchObject({ ok: true, session: { officer: camille.id } })
    expect(await desk.signIn(camille)).toEqual(REFUSED)
    const before = totpCode(camille.secret, totpStep(desk.now) - 1)
    expect(await desk.signIn(camille, { code: before })).toEqual(REFUSED)
    const next = totpCode(camille.secret, totpStep(desk.now) + 1)
    expect(await desk.signIn(camille, { code: next })).toMatchObject({ ok: true })
  })

  it('takes a code once, also from many at the same moment', async () => {
    desk.pass(MINUTE)
    const results = await Promise.all([1, 2, 3].map(() => desk.signIn(camille)))
    expect(results.filter(one => one.ok)).toHaveLength(1)
  })

  it('takes a recovery code in place of a code, once, however it is typed', async () => {
    desk.pass(MINUTE)
    const [one, two, three] = camille.recoveryCodes as [string, string, string]
    expect(await desk.signIn(camille, { code: one })).toMatchObject({ ok: true })
    expect(await desk.signIn(camille, { code: one })).toEqual(REFUSED)
    expect(await desk.signIn(camille, { code: ` ${two.toUpperCase().replaceAll('-', ' ')} ` })).toMatchObject({
      ok: true,
    })
    const alike = three.replaceAll('-', '').replaceAll('o', '0').replaceAll('l', '1').replaceAll('b', '8')
    expect(await desk.signIn(camille, { code: alike })).toMatchObject({ ok: true })
    expect(await desk.signIn(camille, { code: dominique.recoveryCodes[0]! })).toEqual(REFUSED)
    expect(await desk.signIn(camille, { code: 'x'.repeat(100_000) })).toEqual(REFUSED)
    const listed = await listSessions(desk.deps.db, { officer: camille.id, now: desk.now })
    expect(listed[0]!.method).toBe('password-recovery')
  })

  it('answers the same, after the same work, whatever was wrong', async () => {
    desk.pass(60 * MINUTE)
    await suspendOfficer(desk.deps.db, { officer: dominique.id, ...desk.cli })
    const attempts: Record<string, () => ReturnType<Desk['signIn']>> = {
      'no account': () => desk.signIn(camille, { email: 'nobody@ville-a.example' }),
      'no address': () => desk.signIn(camille, { email: 'nobody' }),
      'nothing at all': () => desk.signIn(camille, { email: '', password: '', code: '' }),
      'another password': () => desk.signIn(camille, { password: 'trombone girafe seau' }),
      'another code': () => desk.signIn(camille, { code: '000000' }),
      'both wrong': () => desk.signIn(camille, { password: 'trombone girafe seau', code: '000000' }),
      'a password without end': () => desk.signIn(camille, { password: 'x'.repeat(1_000_000) }),
      suspended: () => desk.signIn(dominique),
    }
    for (const [what, attempt] of Object.entries(attempts)) {
      desk.pass(60 * MINUTE)
      const [work, queries] = [desk.work, await countedQueries(desk, attempt)]
      expect({ what, work: desk.work - work, ...queries }).toEqual({
        what,
        work: 1,
        queries: queries.queries,
        result: REFUSED,
      })
      expect({ what, queries: queries.queries }).toEqual({ what, queries: 9 })
    }
  })

  it('does not use up a code with a wrong password', async () => {
    desk.pass(60 * MINUTE)
    const address = '198.51.100.5'
    expect(await desk.signIn(camille, { address, password: 'trombone girafe seau' })).toEqual(REFUSED)
    expect(await desk.signIn(camille, { address })).toMatchObject({ ok: true })
  })

  it('hashes again when the parameters have changed', async () => {
    desk.pass(60 * MINUTE)
    const stored = () =>
      desk.deps.db
        .selectFrom('officer_passwords')
        .select('hash')
        .where('officer', '=', camille.id)
        .executeTakeFirstOrThrow()
    expect((await stored()).hash).toContain('m=1024')
    const hasher = await createPasswordHasher({ memoryKiB: 2048, iterations: 2, parallelism: 1 })
    const request = {
      email: camille.email,
      password: camille.password,
      code: desk.code(camille),
      address: HOME,
      now: desk.now,
    }
    expect(await signInWithPassword({ ...desk.deps, hasher }, request)).toMatchObject({ ok: true })
    expect((await stored()).hash).toContain('m=2048')
    desk.pass(MINUTE)
    expect(await desk.signIn(camille)).toMatchObject({ ok: true })
  })
})

describeDatabase('a session', database => {
  let desk: Desk
  let camille: Person
  const verify = (token: string, more: object = {}) => verifySession(desk.deps.db, { token, now: desk.now, ...more })

  it('is a token of which only a hash is kept, with a form token of its own', async () => {
    desk = await createDesk(database())
    await desk.root()
    camille = await desk.person(await desk.organisation('Ville A'), ['officer'], 'camille@ville-a.example')
    const { token, csrf, id } = await desk.comeBack(camille)
    expect(token).toMatch(/^vgo_[A-Za-z0-9_-]{43}$/)
    expect(await verify(token)).toMatchObject({ session: { id }, officer: { id: camille.id }, csrf })
    expect(isCsrfTokenOf(token, csrf)).toBe(true)
    for (const wrong of ['', 'vgo_', token.slice(4), `${token}A`, `vgl_${token.slice(4)}`, `vgo_${'A'.repeat(43)}`]) {
      expect(await verify(wrong)).toBeNull()
    }
  })

  it('is another after every sign-in, and the one before it is over', async () => {
    const before = camille.session
    desk.pass(30 * SECOND)
    const result = await desk.signIn(camille, { previous: before.token })
    if (!result.ok) throw new Error('not signed in')
    expect(result.session.token).not.toBe(before.token)
    expect(isCsrfTokenOf(result.session.token, before.csrf)).toBe(false)
    expect(await verify(before.token)).toBeNull()
    expect(await verify(result.session.token)).not.toBeNull()
    camille.session = result.session
    desk.pass(30 * SECOND)
    expect(await desk.signIn(camille, { previous: 'no token of ours' })).toMatchObject({ ok: true })
    expect(await verify(camille.session.token)).not.toBeNull()
  })

  it('ends after half an hour without a request, which a request in the background does not hold off', async () => {
    const { token } = await desk.comeBack(camille)
    desk.pass(SESSION_IDLE_MS - 1)
    expect(await verify(token, { background: true })).toMatchObject({ officer: { id: camille.id } })
    desk.pass(1)
    expect(await verify(token)).toBe('expired')
    const { token: other } = await desk.comeBack(camille)
    for (let i = 0; i < 3; i++) {
      desk.pass(SESSION_IDLE_MS - 1)
      expect(await verify(other)).toMatchObject({ officer: { id: camille.id } })
    }
    desk.pass(SESSION_IDLE_MS)
    expect(await verify(other)).toBe('expired')
    expect(await verify(other)).toBe('expired')
  })

  it('ends after twelve hours, however busy', async () => {
    const { token, expiresAt } = await desk.comeBack(camille)
    const start = desk.now.getTime()
    expect(expiresAt.getTime()).toBe(start + SESSION_MAX_MS)
    while (desk.now.getTime() < start + SESSION_MAX_MS - 20 * MINUTE) {
      desk.pass(20 * MINUTE)
      if (desk.now.getTime() < start + SESSION_MAX_MS)
        expect(await verify(token)).toMatchObject({ csrf: expect.any(String) })
    }
    desk.pass(20 * MINUTE - 1)
    expect(await verify(token)).toMatchObject({ csrf: expect.any(String) })
    desk.pass(1)
    expect(await verify(token)).toBe('expired')
  })

  it('is listed and ended by its officer, and by nobody else', async () => {
    const { db } = desk.deps
    const own = { officer: camille.id, now: desk.now }
    expect(await listSessions(db, own)).toEqual([])
    const first = await desk.comeBack(camille)
    desk.pass(30 * SECOND)
    const result = await desk.signIn(camille, { client: 'Firefox, Linux' })
    if (!result.ok) throw new Error('not signed in')
    const second = result.session
    const listed = await listSessions(db, { ...own, now: desk.now })
    expect(listed.map(one => [one.id, one.client])).toEqual([
      [second.id, 'Firefox, Linux'],
      [first.id, null],
    ])
    expect(JSON.stringify(listed)).not.toContain(second.token.slice(4))
    const other = await desk.person(await desk.organisation('Ville B'), ['officer'], 'b@ville-b.example')
    await expect(endSession(db, { officer: other.id, id: first.id, ...desk.by(other) })).rejects.toMatchObject({
      reason: 'unknown',
    })
    expect(await verify(first.token)).not.toBeNull()
    await endSession(db, { officer: camille.id, id: first.id, ...desk.by(camille) })
    await endSession(db, { officer: camille.id, id: first.id, ...desk.by(camille) })
    expect(await verify(first.token)).toBeNull()
    const third = await desk.comeBack(camille)
    expect(await endOtherSessions(db, { officer: camille.id, keep: third.id, ...desk.by(camille) })).toBe(1)
    expect(await verify(second.token)).toBeNull()
    expect(await verify(third.token)).not.toBeNull()
    expect(await verify(other.session.token)).not.toBeNull()
  })
})

/** How many statements an attempt sends. */
async function countedQueries(
  desk: Desk,
  attempt: () => Promise<unknown>,
): Promise<{ queries: number; result: unknown }> {
  let queries = 0
  const { db } = desk.deps
  const counting = db.withPlugin({
    transformQuery: ({ node }) => {
      queries++
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const deps = desk.deps as { db: typeof db }
  deps.db = counting
  try {
    const result = await attempt()
    return { result, queries }
  } finally {
    deps.db = db
  }
}
