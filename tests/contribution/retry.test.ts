import { describe, expect, it } from 'vitest'
import { ContributionError } from '../../src/contribution/contribution-error.ts'
import { TryAgainError, withRetries } from '../../src/contribution/retry.ts'
import { refusalOf } from '../../src/contribution/service-refusal.ts'

/** A clock that only sleeping moves. */
function policy(random = 0.5) {
  let time = 0
  const waits: number[] = []
  return {
    waits,
    random: () => random,
    now: () => time,
    sleep: async (milliseconds: number) => {
      waits.push(milliseconds)
      time += milliseconds
    },
  }
}
const failing = (times: number, error: () => Error) => {
  let left = times
  return async () => {
    if (left-- > 0) throw error()
    return 'done'
  }
}
const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: ContributionError) => error.failure,
  )

describe('requests that are repeated', () => {
  it('wait longer each time, up to half a minute, with jitter', async () => {
    const slow = policy(1)
    await withRetries(
      failing(9, () => new TryAgainError(null, false)),
      slow,
    )
    expect(slow.waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
    const quick = policy(0)
    await withRetries(
      failing(2, () => new TryAgainError(null, false)),
      quick,
    )
    expect(quick.waits).toEqual([125, 250])
  })

  it('stop after ten minutes without an answer', async () => {
    const clock = policy()
    expect(
      await failureOf(
        withRetries(
          failing(1e9, () => new TryAgainError(null, false)),
          clock,
        ),
      ),
    ).toBe('unreachable')
    expect(clock.now()).toBeGreaterThan(570_000)
    expect(clock.now()).toBeLessThanOrEqual(600_000)
  })

  it('wait for a quota of a minute as often as it takes, and not for one of a day', async () => {
    const clock = policy(0)
    await withRetries(
      failing(60, () => new TryAgainError(60_000, true)),
      clock,
    )
    expect(clock.waits).toEqual(Array(60).fill(60_000))
    const tomorrow = withRetries(
      failing(1, () => new TryAgainError(8 * 3_600_000, true)),
      policy(),
    )
    expect(await failureOf(tomorrow)).toBe('quota-exhausted')
  })

  it('are not repeated for anything else', async () => {
    const clock = policy()
    expect(
      await failureOf(
        withRetries(
          failing(1, () => new ContributionError('conflict', 'x')),
          clock,
        ),
      ),
    ).toBe('conflict')
    expect(clock.waits).toEqual([])
  })
})

describe('what an answer means', () => {
  const answer = (status: number, headers = {}, body = '') =>
    refusalOf(new Response(null, { status, headers }), body, 0)

  it.each([408, 429, 500, 502, 503, 504])('%i is tried again', status => {
    expect(answer(status)).toBeInstanceOf(TryAgainError)
  })

  it.each([
    ['7', 7000],
    [' 0 ', 0],
    ['Thu, 01 Jan 1970 00:01:00 GMT', 60_000],
    ['soon', null],
    ['-3', null],
  ])('Retry-After %j', (header, wait) => {
    expect(answer(429, { 'retry-after': header })).toMatchObject({ afterMs: wait, overQuota: true })
  })

  it.each([
    [301, 'refused'],
    [400, 'refused'],
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [409, 'conflict'],
    [422, 'refused'],
  ])('%i stops with %s', (status, failure) => {
    expect(answer(status)).toMatchObject({ failure })
  })

  it('knows a key that was retired', () => {
    expect(answer(404, {}, '{"type":"urn:vigifuite:problem:layout-changed"}')).toMatchObject({ failure: 'key-retired' })
  })
})
