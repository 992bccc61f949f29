import { describe, expect, test } from 'vitest'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { blind } from '../../src/protocol/oprf-client.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { digestNumber } from './fake-publication.ts'
import { CONTRIBUTOR, EXPIRED_CONTRIBUTOR, fakeWrite, LIMITED_CONTRIBUTOR } from './fake-write.ts'
import { BULK, bearer, EXPIRED, NO_SCOPE, PARTNER, TEST_KEY, testApp } from './test-app.ts'

const group = ristretto255()
const digests = [toBase64Url(digestNumber(1))]
const json = { 'content-type': 'application/json' }
const blinded = () => [toBase64Url(blind(digestNumber(1)).blinded)]

interface Guarded {
  readonly name: string
  readonly path: string
  readonly init: () => RequestInit & { headers?: Record<string, string> }
  readonly right: string
  readonly expired: string
  readonly withoutScope: string
  /** A valid credential of the other sort. */
  readonly otherSort: string
}
const PARTNERS = { right: PARTNER, expired: EXPIRED, withoutScope: NO_SCOPE, otherSort: CONTRIBUTOR }
const CONTRIBUTORS = {
  right: CONTRIBUTOR,
  expired: EXPIRED_CONTRIBUTOR,
  withoutScope: LIMITED_CONTRIBUTOR,
  otherSort: PARTNER,
}
const post = (body: unknown) => () => ({ method: 'POST', headers: json, body: JSON.stringify(body) })

const GUARDED: readonly Guarded[] = [
  { name: 'lookups', path: '/v1/lookups', init: post({ kind: 'email', digests }), ...PARTNERS },
  {
    name: 'opening an upload',
    path: '/v1/uploads',
    init: post({ dataset: 3, keyVersion: 1, clientKey: 'client-key-1' }),
    ...CONTRIBUTORS,
  },
  { name: 'an upload', path: '/v1/uploads/upload-1', init: () => ({}), ...CONTRIBUTORS },
  {
    name: 'a chunk',
    path: '/v1/uploads/upload-1/chunks/0',
    init: () => ({
      method: 'PUT',
      headers: {
        'content-type': 'application/octet-stream',
        'content-digest': 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
      },
      body: new Uint8Array(32),
    }),
    ...CONTRIBUTORS,
  },
  { name: 'completing', path: '/v1/uploads/upload-1/complete', init: post({ chunks: 0 }), ...CONTRIBUTORS },
]

describe.each(GUARDED)('$name', route => {
  const ask = async (headers: Record<string, string>) => {
    const { request, lines } = await testApp(group, { write: fakeWrite().write })
    const init = route.init()
    const response = await request(route.path, { ...init, headers: { ...init.headers, ...headers } })
    const text = await response.text()
    for (const value of Object.values(headers)) {
      expect(text + JSON.stringify(lines)).not.toContain(value.replace(/^bearer /i, '') || 'nothing')
    }
    return { status: response.status, text, challenge: response.headers.get('www-authenticate') }
  }
  const refused = (code: string) => expect.stringContaining(`urn:vigifuite:problem:${code}`)
  const unauthenticated = { status: 401, text: refused('unauthenticated'), challenge: 'Bearer' }

  test('lets the right credential in', async () => {
    expect((await ask(bearer(route.right))).status).toBeLessThan(300)
  })
  test.each([
    ['no credential', {}],
    ['another key', bearer('vgf_live_never-issued')],
    ['another token', bearer('vgc_never-issued')],
    ['a part of the right one', bearer(route.right.slice(0, -1))],
    ['more than the right one', bearer(`${route.right}A`)],
    ['the other sort', bearer(route.otherSort)],
    ['another scheme', { authorization: `Basic ${route.right}` }],
    ['two credentials', { authorization: `Bearer ${route.right}, Bearer ${route.right}` }],
    ['an endless one', bearer('A'.repeat(5000))],
    ['the key in another header', { 'x-api-key': route.right }],
    ['a test key outside the demo', bearer(TEST_KEY)],
  ])('refuses %s', async (_, headers) => {
    expect(await ask(headers as Record<string, string>)).toEqual(unauthenticated)
  })
  test('says that a key has expired', async () => {
    expect(await ask(bearer(route.expired))).toMatchObject({ status: 401, text: refused('key-expired') })
  })
  test('refuses a key without the scope', async () => {
    expect(await ask(bearer(route.withoutScope))).toMatchObject({ status: 403, text: refused('scope-missing') })
  })
})

test('a key expires at its instant', async () => {
  const { post, clock } = await testApp(group)
  clock.now = Date.parse('2026-12-31T23:59:59.999Z')
  expect((await post('/v1/lookups', { kind: 'email', digests }, bearer(PARTNER))).status).toBe(200)
  clock.now += 1
  expect((await post('/v1/lookups', { kind: 'email', digests }, bearer(PARTNER))).status).toBe(401)
})

test('a test key works in the demo', async () => {
  const { post } = await testApp(group, { demo: true })
  expect((await post('/v1/lookups', { kind: 'email', digests }, bearer(TEST_KEY))).status).toBe(200)
})

describe('evaluations with a credential', () => {
  const batch = { kind: 'phone', blinded: Array.from({ length: 10 }, () => blinded()[0]!) }

  test('have a quota of their own', async () => {
    const { post } = await testApp(group, { write: fakeWrite().write })
    expect((await post('/v1/evaluations', batch)).status).toBe(429)
    expect((await post('/v1/evaluations', batch, bearer(CONTRIBUTOR))).status).toBe(200)
    expect((await post('/v1/evaluations', batch, bearer(BULK))).status).toBe(200)
  })
  test('are refused, not counted as anonymous, when the credential does not hold', async () => {
    const { post } = await testApp(group, { write: fakeWrite().write })
    const one = { kind: 'email', blinded: blinded() }
    const statuses = []
    for (const token of ['vgc_never-issued', EXPIRED_CONTRIBUTOR, 'vgf_live_never-issued', EXPIRED, NO_SCOPE]) {
      statuses.push((await post('/v1/evaluations', one, bearer(token))).status)
    }
    expect(statuses).toEqual([401, 401, 401, 401, 403])
  })
  test('cannot be told without a write side', async () => {
    const { post } = await testApp(group)
    expect((await post('/v1/evaluations', batch, bearer(CONTRIBUTOR))).status).toBe(401)
  })
})

test('without a write side there are no uploads', async () => {
  const { post } = await testApp(group)
  const open = { dataset: 3, keyVersion: 1, clientKey: 'client-key-1' }
  expect((await post('/v1/uploads', open, bearer(CONTRIBUTOR))).status).toBe(404)
})

test('while the database is gone, writes answer 503 and reads go on', async () => {
  const { write, state } = fakeWrite()
  const { request, post } = await testApp(group, { write })
  state.gone = true
  const open = await post('/v1/uploads', { dataset: 3, keyVersion: 1, clientKey: 'k'.repeat(8) }, bearer(CONTRIBUTOR))
  expect([open.status, open.headers.get('retry-after')]).toEqual([503, '10'])
  expect((await post('/v1/lookups', { kind: 'email', digests }, bearer(PARTNER))).status).toBe(200)
  expect((await post('/v1/evaluations', { kind: 'email', blinded: blinded() })).status).toBe(200)
  expect((await request('/v1/incidents')).status).toBe(200)
})
