import { expect, test } from 'vitest'
import type { VigifuiteError } from '../../src/client/client-error.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { argon2id, LISTED, STRANGER } from '../lookup/fake-service.ts'
import { clientOf, KEY, problem } from './service.ts'

const email = (input: string) => ({ kind: 'email' as const, input })

test('a check gives four-valued answers, and what may be kept only when it was asked for', async () => {
  const { client, sent } = await clientOf()
  const listed = await client.check('email', LISTED)
  expect(listed).toMatchObject({ state: 'listed', incidents: ['incident-3'] })
  expect(listed).not.toHaveProperty('kept')
  expect(await client.check('email', STRANGER)).toEqual({ state: 'not-listed' })
  expect(await client.check('phone', '0639981234')).toEqual({ state: 'not-covered' })
  expect(await client.check('email', 'nobody')).toEqual({ state: 'refused', reason: 'email-without-at' })
  expect(sent.filter(({ headers }) => headers.has('authorization'))).toEqual([])
})

test('what a check kept is asked again without an evaluation', async () => {
  const { client, to } = await clientOf()
  const answer = await client.check('email', LISTED, { keep: true })
  if (answer.state !== 'listed' || !answer.kept) throw new Error('not listed')
  expect(await client.recheck(answer.kept)).toMatchObject({ state: 'listed', incidents: ['incident-3'] })
  expect(await client.recheck({ ...answer.kept, keyVersion: 9 })).toEqual({ state: 'outdated' })
  expect(to('/v1/evaluations')).toHaveLength(1)
})

test('nothing that is sent holds the identifier', async () => {
  const { client, sent } = await clientOf()
  await client.check('email', LISTED)
  await Array.fromAsync(client.checkMany([email(LISTED)]))
  expect(sent.length).toBeGreaterThan(5)
  expect(JSON.stringify(sent)).not.toContain('listed.person')
})

test('many checks take one evaluation with the key, and everything else once', async () => {
  const { client, to } = await clientOf()
  const questions = [email(LISTED), email('no address'), { kind: 'phone' as const, input: '0639981234' }]
  questions.push(email(STRANGER), email(LISTED.toUpperCase()))
  const answers = await Array.fromAsync(client.checkMany(questions))
  expect(answers.map(({ index, state }) => [index, state])).toEqual([
    [0, 'listed'],
    [1, 'refused'],
    [2, 'not-covered'],
    [3, 'not-listed'],
    [4, 'listed'],
  ])
  const [evaluation, ...others] = to('/v1/evaluations')
  expect(others).toEqual([])
  expect(JSON.parse(evaluation!.body).blinded).toHaveLength(3)
  expect(evaluation!.headers.get('authorization')).toBe(`Bearer ${KEY}`)
  expect(to('/v1/parameters')).toHaveLength(1)
  expect(to('/v1/datasets')).toHaveLength(1)
})

test.each([
  ['no key', null],
  ['a test key', 'vgf_test_some-key'],
])('with %s, checks of many are those of an address: one by one', async (_, key) => {
  const { client, to } = await clientOf({}, {}, key)
  const answers = await Array.fromAsync(client.checkMany([email(LISTED), email(STRANGER)]))
  expect(answers.map(({ state }) => state)).toEqual(['listed', 'not-listed'])
  expect(to('/v1/evaluations').map(({ headers }) => headers.has('authorization'))).toEqual([false, false])
})

test('a key without the scope is an error, not an answer', async () => {
  const { client } = await clientOf({}, { scopes: ['lookup'] })
  const error = await Array.fromAsync(client.checkMany([email(LISTED)])).catch(thrown => thrown as VigifuiteError)
  expect(error).toMatchObject({ name: 'VigifuiteError', code: 'scope-missing', status: 403, requestId: 'request' })
})

test('an evaluation over quota is made again when the service says so, and left when that is too long', async () => {
  const { client, faults, to } = await clientOf({ maxWaitSeconds: 1 })
  faults.set('/v1/evaluations', nth => (nth === 1 ? problem(429, 'quota-exceeded', { 'retry-after': '0' }) : null))
  expect(await client.check('email', LISTED)).toMatchObject({ state: 'listed' })
  expect(to('/v1/evaluations')).toHaveLength(2)

  faults.set('/v1/evaluations', () => problem(429, 'quota-exceeded', { 'retry-after': '3600' }))
  const late = { state: 'unavailable', reason: 'quota', retryAfterSeconds: 3600 }
  expect(await client.check('email', LISTED)).toEqual(late)
  expect(to('/v1/evaluations')).toHaveLength(3)
})

test('what passes is tried again, each bucket for itself; what does not pass is unavailable, never not-listed', async () => {
  const { client, faults, sent } = await clientOf({ retries: 1 })
  const flaky = (nth: number) => (nth % 2 === 1 ? problem(503, 'unavailable') : null)
  for (const path of ['/v1/parameters', '/v1/evaluations']) faults.set(path, flaky)
  expect(await client.check('email', LISTED)).toMatchObject({ state: 'listed' })

  const bucket = sent.find(({ path }) => path.startsWith('/v1/buckets/'))!.path
  faults.set(bucket, () => Promise.reject(new TypeError('connection reset')))
  const answers = await Array.fromAsync(client.checkMany([email(LISTED), email('nobody')]))
  expect(answers).toMatchObject([
    { state: 'unavailable', reason: 'network' },
    { state: 'refused', reason: 'email-without-at' },
  ])
})

test('a new layout in the middle of a batch is followed', async () => {
  const { client, faults, to } = await clientOf()
  faults.set('/v1/evaluations', nth => (nth === 1 ? problem(404, 'layout-changed') : null))
  const answers = await Array.fromAsync(client.checkMany([email(LISTED), email(STRANGER)]))
  expect(answers.map(({ state }) => state)).toEqual(['listed', 'not-listed'])
  expect(to('/v1/evaluations')).toHaveLength(2)
  expect(to('/v1/parameters')).toHaveLength(2)
})

test('an Argon2id that computes wrong bytes answers nothing', async () => {
  const wrong = async () => new Uint8Array(32)
  const { client, to } = await clientOf({ argon2id: wrong })
  expect(await client.check('email', LISTED)).toEqual({ state: 'unavailable', reason: 'self-test-failed' })
  expect(to('/v1/evaluations')).toEqual([])
})

test('a proof that does not hold leaves every identifier of its evaluation unavailable', async () => {
  const { client, tamper } = await clientOf()
  tamper.set('evaluations', async response => {
    const body = (await response.json()) as { evaluated: string[] }
    return Response.json({ ...body, evaluated: body.evaluated.toReversed() })
  })
  const answers = await Array.fromAsync(client.checkMany([email(LISTED), email(STRANGER)]))
  expect(answers).toEqual([0, 1].map(index => ({ index, state: 'unavailable', reason: 'bad-proof' })))
})

test('with a signing key of its own, a client believes no publication that is not signed with it', async () => {
  const { client, faults, to } = await clientOf({ signingKey: toBase64Url(new Uint8Array(32).fill(1)) })
  for (const bucket of [0, 1, 2, 3]) faults.set(`/v1/proofs/email/1/2-000${bucket}`, () => Response.json({ path: [] }))
  const unproven = { state: 'unavailable', reason: 'unproven' }
  expect(await client.check('email', LISTED)).toEqual(unproven)
  expect(await Array.fromAsync(client.checkMany([email(STRANGER)]))).toEqual([{ index: 0, ...unproven }])
  const kept = { kind: 'email', keyVersion: 1, element: toBase64Url(new Uint8Array(32)) } as const
  expect(await client.recheck(kept)).toEqual(unproven)
  expect(to('/v1/manifest').length).toBeGreaterThan(0)
  await expect(clientOf({ signingKey: 'short' })).rejects.toMatchObject({ code: 'invalid-argument' })
})

test('aborting rejects with the reason, at once', async () => {
  const stop = new AbortController()
  const { client, faults } = await clientOf()
  faults.set('/v1/evaluations', () => {
    stop.abort(new Error('enough'))
    return problem(503, 'unavailable', { 'retry-after': '60' })
  })
  await expect(client.check('email', LISTED, { signal: stop.signal })).rejects.toThrow('enough')
  const many = Array.fromAsync(client.checkMany([email(LISTED)], { signal: AbortSignal.abort(new Error('never')) }))
  await expect(many).rejects.toThrow('never')
})

test('what went wrong once in the self-test is tried again', async () => {
  let calls = 0
  const { client } = await clientOf({
    argon2id: async (...given) => {
      if (calls++ === 0) throw new Error('no memory')
      return argon2id(...given)
    },
  })
  expect(await client.check('email', LISTED)).toMatchObject({ state: 'unavailable' })
  expect(await client.check('email', LISTED)).toMatchObject({ state: 'listed' })
})

test('a check without a key never rejects with what is between it and the service', async () => {
  const { client, faults } = await clientOf({ retries: 0 }, undefined, null)
  faults.set('/v1/evaluations', () => new Response('blocked', { status: 403 }))
  expect(await client.check('email', LISTED)).toEqual({ state: 'unavailable', reason: 'bad-answer' })
})

test.each(['checkMany', 'lookupStream'] as const)('%s ends with its signal while nothing is asked', async call => {
  const { client } = await clientOf()
  async function* nothing() {
    await new Promise(() => undefined)
    yield email(LISTED)
  }
  const answers: AsyncIterator<unknown> = client[call](nothing(), { signal: AbortSignal.timeout(30) })
  await expect(answers.next()).rejects.toMatchObject({ name: 'TimeoutError' })
})
