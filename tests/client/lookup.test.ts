import { expect, test } from 'vitest'
import { digest } from '../../src/protocol/digest.ts'
import { digestNumber } from '../http/fake-publication.ts'
import { argon2id, LISTED, parameters, STRANGER } from '../lookup/fake-service.ts'
import { clientOf, problem } from './service.ts'

const digestOf = (canonical: string) => digest(argon2id, 'email', canonical, parameters)

test('identifiers and digests side by side, answered in their order', async () => {
  const { client, sent } = await clientOf()
  const inputs = [await digestOf(LISTED), 'nobody', STRANGER, ` ${LISTED.toUpperCase()} `]
  const { results, epoch, datasets } = await client.lookup('email', inputs)
  expect(results).toEqual([
    { state: 'listed', datasets: [3] },
    { state: 'refused', reason: 'email-without-at' },
    { state: 'not-listed' },
    { state: 'listed', datasets: [3] },
  ])
  expect([epoch, datasets]).toEqual([5, []])
  expect(JSON.stringify(sent)).not.toMatch(/listed\.person|stranger/i)
})

test('with expand, data sets come once whatever the number of blocks', async () => {
  const { client, to } = await clientOf()
  const listed = await digestOf(LISTED)
  const inputs = [listed, ...Array.from({ length: 1500 }, (_, i) => digestNumber(i)), listed]
  const answer = await client.lookup('email', inputs, { expand: true })
  expect(answer.results.map(({ state }) => state).filter(state => state === 'listed')).toHaveLength(2)
  expect(answer.results).toHaveLength(1502)
  expect(answer.datasets).toMatchObject([{ code: 3, incident: 'incident-3' }])
  expect(to('/v1/lookups').map(({ body }) => JSON.parse(body).digests.length)).toEqual([1000, 502])
})

test('a block that fails for good leaves itself and the rest unavailable, not what came before', async () => {
  const { client, faults, to } = await clientOf({ retries: 1 })
  faults.set('/v1/lookups', nth => (nth === 1 ? null : problem(503, 'unavailable', { 'retry-after': '0' })))
  const { results } = await client.lookup(
    'email',
    Array.from({ length: 3500 }, (_, i) => digestNumber(i)),
  )
  const states = results.map(({ state }) => state)
  expect(new Set(states.slice(0, 1000))).toEqual(new Set(['not-listed']))
  expect(new Set(states.slice(1000))).toEqual(new Set(['unavailable']))
  expect(results[3000]).toEqual({ state: 'unavailable', reason: 'unavailable', retryAfterSeconds: 0 })
  expect(to('/v1/lookups')).toHaveLength(3)
})

test('a short quota is waited for; a month is not', async () => {
  const { client, faults, to } = await clientOf()
  faults.set('/v1/lookups', nth => (nth === 1 ? problem(429, 'quota-exceeded', { 'retry-after': '0' }) : null))
  expect((await client.lookup('email', [digestNumber(1)])).results).toEqual([{ state: 'not-listed' }])
  faults.set('/v1/lookups', () => problem(429, 'quota-exceeded', { 'retry-after': '864000' }))
  const { results, epoch } = await client.lookup('email', [digestNumber(1)])
  expect(results).toEqual([{ state: 'unavailable', reason: 'quota-exceeded', retryAfterSeconds: 864_000 }])
  expect(epoch).toBeNull()
  expect(to('/v1/lookups')).toHaveLength(3)
})

test.each([
  ['results that are missing', { epoch: 5, results: [] }],
  ['a state that does not exist', { epoch: 5, results: [{ state: 'safe' }] }],
  ['listed in nothing', { epoch: 5, results: [{ state: 'listed', datasets: [] }] }],
  ['no answer at all', '<!doctype html>'],
])('%s: unavailable', async (_, body) => {
  const { client, faults } = await clientOf()
  faults.set('/v1/lookups', () => new Response(typeof body === 'string' ? body : JSON.stringify(body)))
  const { results } = await client.lookup('email', [digestNumber(1)])
  expect(results).toEqual([{ state: 'unavailable', reason: 'bad-answer' }])
})

test('a redirect is not followed: it could carry the key elsewhere', async () => {
  const { client, faults, sent } = await clientOf()
  faults.set(
    '/v1/lookups',
    () => new Response(null, { status: 307, headers: { location: 'https://elsewhere.example/' } }),
  )
  await expect(client.lookup('email', [digestNumber(1)])).rejects.toMatchObject({ code: 'bad-answer', status: 307 })
  expect(sent.map(({ url }) => new URL(url).host)).toEqual(['vigifuite.example'])
})

test('parameters that make digests cheap to guess are not followed', async () => {
  const { client, tamper, to } = await clientOf()
  tamper.set('parameters', async response => {
    const body = (await response.json()) as { argon2id: object }
    return Response.json({ ...body, argon2id: { ...body.argon2id, memoryKiB: 8 } })
  })
  const { results } = await client.lookup('email', [LISTED])
  expect(results).toEqual([{ state: 'unavailable', reason: 'weak-parameters' }])
  expect(to('/v1/lookups')).toEqual([])
})

test('mistakes of the caller are errors', async () => {
  const { client } = await clientOf()
  await expect(client.lookup('email', [new Uint8Array(31)])).rejects.toMatchObject({ code: 'invalid-argument' })
  await expect((await clientOf({}, {}, null)).client.lookup('email', [])).rejects.toMatchObject({
    code: 'invalid-argument',
  })
  const refused = await clientOf({}, { scopes: ['catalogue'] })
  await expect(refused.client.lookup('email', [digestNumber(1)])).rejects.toMatchObject({ code: 'scope-missing' })
  await expect(clientOf({ baseUrl: 'vigifuite.example' })).rejects.toMatchObject({ code: 'invalid-argument' })
  await expect(clientOf({}, {}, 'vgf_live_with space')).rejects.toMatchObject({ code: 'invalid-argument' })
})
