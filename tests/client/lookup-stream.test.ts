import { expect, test } from 'vitest'
import type { StreamAnswer } from '../../src/client/lookup-stream.ts'
import { digest } from '../../src/protocol/digest.ts'
import { digestNumber } from '../http/fake-publication.ts'
import { argon2id, LISTED, parameters } from '../lookup/fake-service.ts'
import { clientOf, KEY, problem } from './service.ts'

const PATH = '/v1/lookups/stream'
const strangers = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ kind: 'email' as const, digest: digestNumber(i) }))
const linesOf = (body: string) => body.split('\n').filter(line => line !== '').length
const ndjson = (...lines: unknown[]) => new Response(lines.map(line => `${JSON.stringify(line)}\n`).join(''))

test('kinds, identifiers and digests in one stream', async () => {
  const { client, to } = await clientOf()
  async function* questions() {
    yield { kind: 'email' as const, input: LISTED }
    yield { kind: 'iban' as const, input: 'FR00 0000' }
    yield { kind: 'phone' as const, digest: digestNumber(1) }
    yield { kind: 'email' as const, digest: await digest(argon2id, 'email', LISTED, parameters) }
  }
  const answers = await Array.fromAsync(client.lookupStream(questions()))
  expect(answers).toEqual([
    { index: 0, state: 'listed', datasets: [3] },
    { index: 1, state: 'refused', reason: 'iban-length' },
    { index: 2, state: 'not-covered' },
    { index: 3, state: 'listed', datasets: [3] },
  ])
  expect(to(PATH)[0]!.headers.get('authorization')).toBe(`Bearer ${KEY}`)
})

test('a long stream goes in requests of 5,000 lines, read as they are answered', async () => {
  const { client, faults, to } = await clientOf()
  faults.set(PATH, (_, { body }) => {
    const answers = Array.from({ length: linesOf(body) }, (_, i) => ({ line: i + 1, state: 'not-listed' }))
    return ndjson(...answers, { done: true, lines: answers.length })
  })
  let read = 0
  function* questions() {
    for (const question of strangers(12_001)) {
      read++
      yield question
    }
  }
  let seen = 0
  for await (const { index, state } of client.lookupStream(questions())) {
    expect([index, state]).toEqual([seen++, 'not-listed'])
    if (index === 0) expect(read).toBeLessThanOrEqual(10_001)
  }
  expect(seen).toBe(12_001)
  expect(to(PATH).map(({ body }) => linesOf(body))).toEqual([5000, 5000, 2001])
})

test('what was cut, or ended early, goes on where the answers stopped', async () => {
  const { client, faults, to } = await clientOf({ retries: 2 })
  const line = (number: number) => ({ line: number, state: 'not-listed' })
  const early = (error: string) => ({ done: false, error, resumeAtLine: 2, retryAfter: 0, lines: 1 })
  faults.set(PATH, nth => {
    if (nth === 1) return ndjson(line(1), line(2))
    if (nth === 2) return Promise.reject(new TypeError('connection reset'))
    if (nth === 3) return ndjson(line(1), early('stream-limit'))
    if (nth === 4) return ndjson(line(1), early('quota-exceeded'))
    return nth === 5 ? problem(429, 'too-many-streams', { 'retry-after': '0' }) : null
  })
  const answers = await Array.fromAsync(client.lookupStream(strangers(10)))
  expect(answers.map(({ index, state }) => [index, state])).toEqual(
    Array.from({ length: 10 }, (_, i) => [i, 'not-listed']),
  )
  expect(to(PATH).map(({ body }) => linesOf(body))).toEqual([10, 8, 8, 7, 6, 6])
})

test.each([
  [
    'a month without quota',
    { done: false, error: 'quota-exceeded', resumeAtLine: 2, retryAfter: 864_000 },
    'quota-exceeded',
  ],
  [
    'a key that was revoked',
    { done: false, error: 'unauthenticated', resumeAtLine: 2, retryAfter: 0 },
    'unauthenticated',
  ],
  ['a kind that the key does not allow', { line: 2, error: 'scope-missing' }, 'scope-missing'],
  ['an answer to another line', { line: 3, state: 'not-listed' }, 'bad-answer'],
  [
    'a stream that a limit ends before its first line',
    { done: false, error: 'internal', resumeAtLine: 2, retryAfter: 0 },
    'internal',
  ],
])('%s: the answers before it came, then an error', async (_, second, code) => {
  const { client, faults } = await clientOf({ retries: 0 })
  faults.set(PATH, () => ndjson({ line: 1, state: 'not-listed' }, second))
  const answers: StreamAnswer[] = []
  const reading = async () => {
    for await (const answer of client.lookupStream(strangers(5))) answers.push(answer)
  }
  await expect(reading()).rejects.toMatchObject({ code })
  expect(answers).toEqual([{ index: 0, state: 'not-listed' }])
})

test('an answer that stands still is given up', async () => {
  const { client, faults } = await clientOf({ retries: 0, timeoutSeconds: 0.05 })
  let cancelled = false
  faults.set(
    PATH,
    () =>
      new Response(
        new ReadableStream({
          start: controller => controller.enqueue(new TextEncoder().encode('{"line":1,"state":"not-listed"}\n{"li')),
          cancel: () => {
            cancelled = true
          },
        }),
      ),
  )
  await expect(Array.fromAsync(client.lookupStream(strangers(2)))).rejects.toMatchObject({ code: 'network' })
  expect(cancelled).toBe(true)
})

test('whoever stops reading ends the request and the reading of questions', async () => {
  const { client } = await clientOf()
  let ended = false
  function* questions() {
    try {
      for (;;) yield strangers(1)[0]!
    } finally {
      ended = true
    }
  }
  for await (const { index } of client.lookupStream(questions())) if (index === 3) break
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(ended).toBe(true)
})

test('nothing is asked by whoever leaves at a question that was refused here', async () => {
  const { client, to } = await clientOf()
  const questions = [
    { kind: 'email' as const, input: 'not an address' },
    { kind: 'email' as const, input: LISTED },
  ]
  for await (const answer of client.lookupStream(questions)) {
    expect(answer).toMatchObject({ index: 0, state: 'refused' })
    break
  }
  expect(to('/v1/lookups/stream')).toHaveLength(0)
})
