import { expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import type { Changes, WatchOptions } from '../../src/client/watch.ts'
import { problem } from './service.ts'

const change = (sequence: number) => ({
  sequence,
  epoch: sequence,
  at: '2026-06-01T12:00:00.000Z',
  type: sequence % 2 === 0 ? 'incident.revised' : 'dataset.published',
  incident: `incident-${sequence}`,
  ...(sequence % 2 === 1 && { dataset: { code: sequence, kind: 'email' } }),
})

/** `GET /v1/changes` over changes 1 to `log.newest`, two a page, and what a test wants instead. */
function changesService() {
  const log = { newest: 0, instead: [] as (() => Response | Promise<Response>)[] }
  const asked: { since: string | null; etag: string | null; status: number }[] = []
  const answer = (url: URL, etag: string | null): Response | Promise<Response> => {
    const instead = log.instead.shift()
    if (instead) return instead()
    const after = Number(url.searchParams.get('since')?.slice(1) ?? 0)
    const changes = Array.from({ length: Math.min(2, log.newest - after) }, (_, i) => change(after + 1 + i))
    const cursor = `c${after + changes.length}`
    const current = `"${log.newest}-${after}"`
    if (etag === current) return new Response(null, { status: 304, headers: { etag: current } })
    return Response.json({ changes, cursor, more: after + changes.length < log.newest }, { headers: { etag: current } })
  }
  const watch = (options: WatchOptions = {}) => {
    const client = createClient({
      baseUrl: 'https://vigifuite.example',
      retries: 0,
      fetch: async (given, init) => {
        init.signal?.throwIfAborted()
        const url = new URL(given)
        const etag = new Headers(init.headers).get('if-none-match')
        const response = await answer(url, etag)
        asked.push({ since: url.searchParams.get('since'), etag, status: response.status })
        return response
      },
    })
    return client.watch({ intervalSeconds: 0.002, ...options })
  }
  return { log, asked, watch }
}

const next = async (changes: AsyncIterator<Changes>) => {
  const { value } = await changes.next()
  return { cursor: value.cursor, sequences: value.changes.map((one: { sequence: number }) => one.sequence) }
}

test('from now on: what was before is skipped, and the first item says where the watch began', async () => {
  const { log, watch, asked } = changesService()
  log.newest = 5
  const changes = watch()
  expect(await next(changes)).toEqual({ cursor: 'c5', sequences: [] })
  expect(asked.map(({ since }) => since)).toEqual([null, 'c2', 'c4'])
  setTimeout(() => {
    log.newest = 8
  }, 15)
  expect(await next(changes)).toEqual({ cursor: 'c7', sequences: [6, 7] })
  expect(await next(changes)).toEqual({ cursor: 'c8', sequences: [8] })
  await changes.return?.()
})

test('from a cursor: page after page, without a wait and without a gap', async () => {
  const { log, watch } = changesService()
  log.newest = 5
  const changes = watch({ since: 'c1', intervalSeconds: 3600 })
  const first = (await changes.next()).value as Changes
  expect(first).toEqual({ changes: [change(2), change(3)], cursor: 'c3' })
  expect(await next(changes)).toEqual({ cursor: 'c5', sequences: [4, 5] })
})

test('while nothing changes it asks with the ETag of the same question only', async () => {
  const { log, watch, asked } = changesService()
  log.newest = 1
  const changes = watch({ since: 'c0' })
  await changes.next()
  setTimeout(() => {
    log.newest = 2
  }, 40)
  await changes.next()
  const statuses = asked.map(({ status }) => status)
  expect(statuses.slice(0, 4)).toEqual([200, 200, 304, 304])
  expect(asked[1]).toMatchObject({ since: 'c1', etag: null })
  expect(asked[2]).toMatchObject({ since: 'c1', etag: '"1-1"' })
  expect(statuses.at(-1)).toBe(200)
})

test('failures that may pass are sat out, however many', async () => {
  const { log, watch, asked } = changesService()
  log.newest = 1
  log.instead = [
    () => problem(503, 'unavailable'),
    () => Promise.reject(new TypeError('connection reset')),
    () => problem(429, 'quota-exceeded', { 'retry-after': '0' }),
    () => new Response('<html>', { status: 502 }),
  ]
  expect(await next(watch({ since: 'c0' }))).toEqual({ cursor: 'c1', sequences: [1] })
  expect(asked.filter(({ status }) => status >= 400)).toHaveLength(3)
})

test.each([
  ['a cursor that is too old', () => problem(410, 'cursor-expired'), 'cursor-expired'],
  ['an answer that is none', () => Response.json({ changes: [{ type: 'incident.published' }] }), 'bad-answer'],
])('%s is an error', async (_, answer, code) => {
  const { log, watch } = changesService()
  log.instead = [answer]
  await expect(watch({ since: 'c0' }).next()).rejects.toMatchObject({ code })
})

test('an abort ends it', async () => {
  const stop = new AbortController()
  const { watch } = changesService()
  const changes = watch({ signal: stop.signal, intervalSeconds: 3600, since: 'c0' })
  setTimeout(() => stop.abort(new Error('enough')), 5)
  await expect(changes.next()).rejects.toThrow('enough')
})

test('a page that says there is more, and leads nowhere, does not make it ask without end', async () => {
  const { log, watch, asked } = changesService()
  log.instead = Array(50).fill(() => Response.json({ changes: [], cursor: 'c0', more: true }))
  const changes = watch({ since: 'c0', intervalSeconds: 3600, signal: AbortSignal.timeout(100) })
  await expect(changes.next()).rejects.toMatchObject({ name: 'TimeoutError' })
  expect(asked).toHaveLength(1)
})
