import { expect, test } from 'vitest'
import { ristretto255 } from '../support/ristretto255.ts'
import { partnerKey } from './fake-publication.ts'
import { fakeWrite } from './fake-write.ts'
import { bearer, testApp } from './test-app.ts'

const LIVE = 'vgf_live_with-webhooks'
const TEST = 'vgf_test_with-webhooks'

async function setUp(demo = false) {
  const parts = await testApp(ristretto255(), { write: fakeWrite().write, demo })
  const scopes = ['webhooks']
  parts.publication.state.keys = [
    await partnerKey(LIVE, { scopes }),
    await partnerKey(TEST, { scopes, environment: 'test' }),
  ]
  const send = (key: string, path = '', method = 'GET') =>
    parts.request(`/v1/webhooks${path}`, { method, headers: bearer(key) })
  return { ...parts, send }
}

test('test keys manage no endpoints, which are real, except in the demo', async () => {
  const { send } = await setUp()
  for (const [path, method] of [
    ['', 'GET'],
    ['/endpoint-1/secret', 'POST'],
    ['/endpoint-1', 'DELETE'],
  ] as const) {
    const refused = await send(TEST, path, method)
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('scope-missing')])
    expect((await send(LIVE, path, method)).status).toBe(200)
  }
  expect((await (await setUp(true)).send(TEST)).status).toBe(200)
})

test('a partner manages them sixty times a minute', async () => {
  const { clock, send } = await setUp()
  const statuses: number[] = []
  for (let i = 0; i < 61; i++) statuses.push((await send(LIVE, '/endpoint-1/test', 'POST')).status)
  expect(statuses).toEqual([...Array(60).fill(202), 429])
  const refused = await send(LIVE)
  expect(refused.headers.get('retry-after')).toBe('60')
  expect(refused.headers.get('ratelimit')).toBe('"webhooks-minute";r=0;t=60')
  clock.now += 60_000
  expect((await send(LIVE)).status).toBe(200)
})
