import { expect, test } from 'vitest'
import { apiRoutes } from '../../src/http/app.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { fakeWrite } from './fake-write.ts'
import { EXPECTED_SCRIPT } from './request-script.expected.ts'
import { requestScript } from './request-script.ts'
import { testApp } from './test-app.ts'

const group = ristretto255()

test('one walk through the API', async () => {
  expect(await requestScript(group)).toEqual(EXPECTED_SCRIPT)
})

test('the routes there are', async () => {
  const { services } = await testApp(group, { write: fakeWrite().write })
  const routes = apiRoutes(services).map(({ path, methods, cors }) => [
    `${Object.keys(methods).join(' ')} ${path}${cors ? ' (any origin)' : ''}`,
  ])
  expect(routes.flat()).toEqual([
    'GET /v1/parameters (any origin)',
    'POST /v1/evaluations (any origin)',
    'GET /v1/buckets/:kind/:keyVersion/:name (any origin)',
    'GET /v1/proofs/:kind/:keyVersion/:name (any origin)',
    'GET /v1/indexes/:kind/:keyVersion (any origin)',
    'GET /v1/datasets (any origin)',
    'GET /v1/manifest (any origin)',
    'GET /v1/incidents (any origin)',
    'GET /v1/incidents/:id (any origin)',
    'GET /v1/incidents/:id/revisions (any origin)',
    'GET /v1/data-classes (any origin)',
    'GET /v1/statistics (any origin)',
    'GET /v1/communes/:insee (any origin)',
    'GET /v1/catalogue.json (any origin)',
    'GET /v1/catalogue.ndjson (any origin)',
    'GET /v1/catalogue.csv (any origin)',
    'GET /v1/changes (any origin)',
    'GET /api/v3/breaches (any origin)',
    'GET /api/v3/breach/:name (any origin)',
    'GET /api/v3/latestbreach (any origin)',
    'GET /api/v3/dataclasses (any origin)',
    'POST /v1/lookups',
    'POST /v1/lookups/stream',
    'GET /v1/usage',
    'POST /v1/uploads',
    'GET /v1/uploads/:id',
    'PUT /v1/uploads/:id/chunks/:chunk',
    'POST /v1/uploads/:id/complete',
    'GET POST /v1/webhooks',
    'DELETE /v1/webhooks/:id',
    'GET /v1/webhooks/:id/deliveries',
    'POST /v1/webhooks/:id/pause',
    'POST /v1/webhooks/:id/resume',
    'POST /v1/webhooks/:id/secret',
    'POST /v1/webhooks/:id/test',
    'POST /v1/webhooks/:id/replay',
    'GET /healthz',
    'GET /readyz',
  ])
})

const PUBLIC = [
  '/v1/parameters',
  '/v1/datasets',
  '/v1/manifest',
  '/v1/incidents',
  '/v1/data-classes',
  '/v1/statistics',
  '/v1/communes/29019',
  '/v1/buckets/email/1/2-0000',
]

test.each(PUBLIC)('%s: ETag, 304, HEAD, caching, any origin, secure headers', async path => {
  const { request } = await testApp(group)
  const first = await request(path)
  const etag = first.headers.get('etag')!
  expect(first.status).toBe(200)
  expect(etag).toMatch(/^"[^"]+"$/)
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'cache-control': 'public, max-age=30',
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  })
  for (const header of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await request(path, { headers: { 'if-none-match': header } })
    expect(again.status).toBe(304)
    expect(again.headers.get('etag')).toBe(etag)
    expect(again.headers.get('cache-control')).toBe('public, max-age=30')
    expect(await again.text()).toBe('')
  }
  expect((await request(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  const head = await request(path, { method: 'HEAD' })
  expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, ''])
  const preflight = await request(path, { method: 'OPTIONS' })
  expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD'])
})

test('evaluations may come from a page of any origin, lookups may not', async () => {
  const { request, post } = await testApp(group)
  const preflight = await request('/v1/evaluations', { method: 'OPTIONS' })
  expect(preflight.headers.get('access-control-allow-methods')).toBe('POST')
  expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type')
  expect((await post('/v1/evaluations', 'nothing')).headers.get('access-control-allow-origin')).toBe('*')
  expect((await request('/v1/lookups', { method: 'OPTIONS' })).status).toBe(405)
})

test('the manifest that anybody can read does not name the partner keys', async () => {
  const { request } = await testApp(group)
  expect(await (await request('/v1/manifest')).text()).not.toMatch(/private|"keys"/)
})

test('a request that hangs is answered, and logged', async () => {
  const { request, publication, lines } = await testApp(group, { timeoutMs: 30 })
  publication.reader.snapshot = () => new Promise(() => undefined)
  const response = await request('/v1/datasets')
  expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('problem:timeout')])
  expect(lines).toMatchObject([{ route: '/v1/datasets', status: 503 }])
})

test('an unknown error is a bare 500 whose details stay here', async () => {
  const { request, publication, lines } = await testApp(group)
  Object.defineProperty(publication.snapshot, 'manifest', {
    get() {
      throw new RangeError('secret detail')
    },
  })
  const response = await request('/v1/manifest')
  expect(response.status).toBe(500)
  expect(await response.json()).toEqual({
    type: 'urn:vigifuite:problem:internal',
    title: 'Something went wrong here',
    status: 500,
    requestId: 'request-1',
  })
  expect(lines).toMatchObject([{ status: 500, error: 'RangeError', requestId: 'request-1' }])
  expect(JSON.stringify(lines)).not.toContain('secret')
})

test('the log has the pattern of a route, nothing of what was asked', async () => {
  const { request, lines } = await testApp(group)
  await request('/v1/buckets/email/1/2-0003?from=somewhere')
  await request('/v1/incidents?q=planted')
  await request('/planted@example.org')
  expect(lines.map(line => [line.method, line.route, line.status])).toEqual([
    ['GET', '/v1/buckets/:kind/:keyVersion/:name', 200],
    ['GET', '/v1/incidents', 200],
    ['GET', 'none', 404],
  ])
  expect(JSON.stringify(lines)).not.toMatch(/2-0003|planted|somewhere|192\.0\.2/)
})
