import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { createTransport } from '../../src/client/transport.ts'
import { problem } from './service.ts'

const SCHEMA = z.object({ value: z.string() })
const good = () => Response.json({ value: 'yes' })

/** A transport whose answers come one after the other; the last one for ever. */
function over(
  answers: (() => Response | Promise<Response>)[],
  options: { retries?: number; maxWaitSeconds?: number } = {},
) {
  const sent: { url: string; init: RequestInit }[] = []
  const transport = createTransport({
    baseUrl: 'https://vigifuite.example/prefix/',
    key: 'vgf_live_key',
    timeoutSeconds: 0.2,
    ...options,
    fetch: async (url, init) => {
      sent.push({ url, init })
      return answers[Math.min(sent.length, answers.length) - 1]!()
    },
  })
  return { transport, sent, get: () => transport.json({ path: '/v1/x' }, SCHEMA) }
}

const broken = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"value":'))
        controller.error(new TypeError('connection reset'))
      },
    }),
  )
const never = () => new Promise<Response>(() => undefined)

test.each([
  ['nobody answers', () => Promise.reject(new TypeError('refused'))],
  ['the body breaks', broken],
  ['503', () => problem(503, 'unavailable')],
  ['429 with a date', () => problem(429, 'quota-exceeded', { 'retry-after': new Date(0).toUTCString() })],
  ['408', () => new Response('', { status: 408 })],
  ['502 from something in between', () => new Response('<html>', { status: 502 })],
])('asks again after: %s', async (_, failure) => {
  const { get, sent } = over([failure, good])
  expect(await get()).toEqual({ value: 'yes' })
  expect(sent).toHaveLength(2)
})

test.each([
  ['400', () => problem(400, 'bad-request'), { code: 'bad-request', status: 400 }],
  ['401', () => problem(401, 'unauthenticated'), { code: 'unauthenticated', status: 401 }],
  ['a page instead of an answer', () => new Response('<html>'), { code: 'bad-answer', status: null }],
  ['a success of another sort', () => new Response(null, { status: 204 }), { code: 'bad-answer', status: 204 }],
  ['a problem with a strange name', () => problem(418, 'Ünknown thing'), { code: 'bad-answer', status: 418 }],
])('does not ask again after: %s', async (_, failure, error) => {
  const { get, sent } = over([failure])
  await expect(get()).rejects.toMatchObject(error)
  expect(sent).toHaveLength(1)
})

test('gives up after its retries, with what the service said last', async () => {
  const { get, sent } = over([() => problem(503, 'unavailable', { 'retry-after': '0' })], { retries: 2 })
  await expect(get()).rejects.toMatchObject({
    code: 'unavailable',
    status: 503,
    retryAfterSeconds: 0,
    requestId: 'r-1',
  })
  expect(sent).toHaveLength(3)
})

test('a wait that is too long is left to the caller', async () => {
  const { get, sent } = over([() => problem(429, 'quota-exceeded', { 'retry-after': '61' })], { maxWaitSeconds: 60 })
  await expect(get()).rejects.toMatchObject({ code: 'quota-exceeded', retryAfterSeconds: 61 })
  expect(sent).toHaveLength(1)
})

test('an attempt that takes too long is ended', async () => {
  const heard = (init: RequestInit) =>
    new Promise<Response>((_, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted'))))
  let last: RequestInit = {}
  const transport = createTransport({
    baseUrl: 'https://vigifuite.example',
    retries: 0,
    timeoutSeconds: 0.05,
    fetch: (_, init) => {
      last = init
      return heard(init)
    },
  })
  await expect(transport.json({ path: '/v1/x' }, SCHEMA)).rejects.toMatchObject({ code: 'network', status: null })
  expect(last.signal?.aborted).toBe(true)
})

test('the key goes where it is asked to go, cookies and referrers nowhere, and no redirect is followed', async () => {
  const { transport, sent } = over([good])
  await transport.json({ path: '/v1/x' }, SCHEMA)
  await transport.json({ path: '/v1/x', keyed: true, body: { type: 'application/json', text: '{}' } }, SCHEMA)
  const [open, keyed] = sent
  expect(open!.url).toBe('https://vigifuite.example/prefix/v1/x')
  expect(new Headers(open!.init.headers).has('authorization')).toBe(false)
  expect(new Headers(keyed!.init.headers).get('authorization')).toBe('Bearer vgf_live_key')
  for (const { init } of sent) {
    expect(init).toMatchObject({ redirect: 'manual', credentials: 'omit', referrerPolicy: 'no-referrer' })
  }
})

test('an abort ends a wait', async () => {
  const stop = new AbortController()
  const { transport } = over([
    () => {
      setTimeout(() => stop.abort(new Error('enough')), 5)
      return problem(503, 'unavailable', { 'retry-after': '30' })
    },
  ])
  await expect(transport.json({ path: '/v1/x', signal: stop.signal }, SCHEMA)).rejects.toThrow('enough')
  await expect(over([never]).transport.json({ path: '/', signal: stop.signal }, SCHEMA)).rejects.toThrow('enough')
})

test('the fetch of a check comes back with whole bodies, and leaves quotas to who counts them', async () => {
  const { transport, sent } = over([broken, () => problem(503, 'unavailable'), good])
  expect(await (await transport.fetch('https://other.example/', {})).json()).toEqual({ value: 'yes' })
  expect(sent).toHaveLength(3)
  const quota = over([() => problem(429, 'quota-exceeded')])
  expect((await quota.transport.fetch('https://other.example/', {})).status).toBe(429)
  const busy = over([() => problem(503, 'unavailable', { 'retry-after': '11' })])
  expect((await busy.transport.fetch('https://other.example/', {})).status).toBe(503)
  expect([quota.sent.length, busy.sent.length]).toEqual([1, 1])
})
