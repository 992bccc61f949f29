import { describe, expect, it } from 'vitest'
import { createAuthorisedFetch } from '../../src/browser/contribute/tokens.ts'
import { withRetries } from '../../src/contribution/retry.ts'

const NOW = Date.parse('2026-11-23T10:00:00Z')

/** A desk that gives tokens t1, t2 … and a service that takes those in `valid`. */
function setUp(desk: (count: number) => Response | null = () => null) {
  const state = { now: NOW, asked: 0, sent: [] as (string | null)[], valid: (_token: string) => true }
  const abort = new AbortController()
  const subject = createAuthorisedFetch({
    tokenUrl: '/jeton',
    csrf: 'form-token',
    abort,
    now: () => state.now,
    fetch: async (url, init) => {
      const headers = new Headers(init.headers)
      if (url === '/jeton') {
        expect([init.method, headers.get('x-csrf-token'), init.credentials]).toEqual([
          'POST',
          'form-token',
          'same-origin',
        ])
        const count = ++state.asked
        const expiresAt = new Date(state.now + 3_600_000).toISOString()
        return desk(count) ?? Response.json({ token: `t${count}`, expiresAt })
      }
      expect(init.credentials).toBe('omit')
      const token = headers.get('authorization')!.replace('Bearer ', '')
      state.sent.push(token)
      return new Response(null, { status: state.valid(token) ? 200 : 401 })
    },
  })
  return { state, abort, ask: () => subject('/v1/uploads', { method: 'POST' }) }
}

describe('the token of a contribution', () => {
  it('is asked for once, however many requests there are', async () => {
    const { state, ask } = setUp()
    await Promise.all([ask(), ask(), ask()])
    expect([state.asked, state.sent]).toEqual([1, ['t1', 't1', 't1']])
  })

  it('is asked for again shortly before it ends', async () => {
    const { state, ask } = setUp()
    await ask()
    state.now += 3_590_000
    await Promise.all([ask(), ask()])
    expect([state.asked, state.sent]).toEqual([2, ['t1', 't2', 't2']])
  })

  it('is replaced once when the service refuses it', async () => {
    const { state, ask } = setUp()
    await ask()
    state.valid = token => token !== 't1'
    const answers = await Promise.all([ask(), ask()])
    expect(answers.map(one => one.status)).toEqual([200, 200])
    expect(state.asked).toBe(2)
  })

  it('is not asked for without end', async () => {
    const { state, ask } = setUp()
    state.valid = () => false
    expect((await ask()).status).toBe(401)
    expect(state.asked).toBe(2)
  })

  it.each([
    [401, '{"error":"signed-out"}', 'signed-out'],
    [403, '{"error":"csrf"}', 'signed-out'],
    [403, '{"error":"forbidden"}', 'forbidden'],
    [404, '{"error":"unknown"}', 'not-found'],
    [409, '{"error":"wrong-state"}', 'conflict'],
  ])('stops everything when the desk answers %i %s', async (status, body, failure) => {
    const { abort, ask } = setUp(() => new Response(body, { status }))
    await expect(ask()).rejects.toMatchObject({ failure })
    expect(abort.signal.reason).toMatchObject({ failure })
  })

  it('can be asked for again when the desk was away', async () => {
    const { abort, ask } = setUp(count => (count === 1 ? new Response(null, { status: 503 }) : null))
    await expect(ask()).rejects.toBeInstanceOf(TypeError)
    expect(abort.signal.aborted).toBe(false)
    expect((await ask()).status).toBe(200)
  })
})

it('patience without end waits on', async () => {
  let [attempts, now] = [0, 0]
  const policy = {
    random: () => 0.5,
    now: () => now,
    patienceMs: Number.POSITIVE_INFINITY,
    sleep: async (milliseconds: number) => {
      now += milliseconds
    },
  }
  const { TryAgainError } = await import('../../src/contribution/retry.ts')
  const result = await withRetries(async () => {
    if (++attempts < 200) throw new TryAgainError(null, false)
    return 'there'
  }, policy)
  expect(result).toBe('there')
  expect(now).toBeGreaterThan(3_600_000)
})
