import { describe, expect, test } from 'vitest'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { blind } from '../../src/protocol/oprf-client.ts'
import type { PublishedPartnerKey } from '../../src/publication/source.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { digestNumber, partnerKey } from './fake-publication.ts'
import { CONTRIBUTOR, EXPIRED_CONTRIBUTOR, fakeWrite, LIMITED_CONTRIBUTOR } from './fake-write.ts'
import { BULK, bearer, EXPIRED, NO_SCOPE, PARTNER, testApp } from './test-app.ts'

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
    name: 'a stream of lookups',
    path: '/v1/lookups/stream',
    init: () => ({
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: JSON.stringify({ kind: 'email', digest: digests[0] }),
    }),
    ...PARTNERS,
  },
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
  ])('refuses %s', async (_, headers) => {
    expect(await ask(headers as Record<string, string>)).toEqual(unauthenticated)
  })
  // Contributors are told; of partners' keys nobody learns which there were.
  test(`says that a credential has ${route.right === CONTRIBUTOR ? 'expired' : 'no use, not why'}`, async () => {
    const code = route.right === CONTRIBUTOR ? 'key-expired' : 'unauthenticated'
    expect(await ask(bearer(route.expired))).toMatchObject({ status: 401, text: refused(code) })
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

test('every key that does not hold gets the same answer, to the byte', async () => {
  const { post } = await testApp(group)
  const answers = new Set<string>()
  for (const key of [EXPIRED, 'vgf_live_never-issued', 'vgf_test_never-issued', 'x', `${PARTNER}=`, 'A'.repeat(300)]) {
    const response = await post('/v1/lookups', { kind: 'email', digests }, bearer(key))
    const { requestId: _, ...body } = (await response.json()) as Record<string, unknown>
    answers.add(JSON.stringify([response.status, [...response.headers], body]))
  }
  expect([...answers]).toHaveLength(1)
})

test('a key of before, which names no partner, addresses or limits, still works', async () => {
  const { post, publication } = await testApp(group)
  const { partner: _, addresses: __, limits: ___, ...old } = await partnerKey('vgf_live_old')
  publication.state.keys = [old as PublishedPartnerKey]
  expect((await post('/v1/lookups', { kind: 'email', digests }, bearer('vgf_live_old'))).status).toBe(200)
})

describe('a key with a list of addresses', () => {
  const ask = async (addresses: string[], from: string | null) => {
    const { request, publication } = await testApp(group)
    publication.state.keys = [await partnerKey(PARTNER, { addresses })]
    const body = JSON.stringify({ kind: 'email', digests })
    const response = await request(
      '/v1/lookups',
      { method: 'POST', headers: { ...json, ...bearer(PARTNER) }, body },
      from,
    )
    return [response.status, ((await response.json()) as { type?: string }).type]
  }
  const refused = [403, 'urn:vigifuite:problem:address-not-allowed']
  test.each([
    ['192.0.2.0/24', '192.0.2.255'],
    ['192.0.2.7/32', '192.0.2.7'],
    ['192.0.2.7/32', '::ffff:192.0.2.7'],
    ['::ffff:192.0.2.0/120', '192.0.2.7'],
    ['2001:db8::/32', '2001:DB8:1::9'],
    ['0.0.0.0/0', '203.0.113.9'],
  ])('%s lets %s in', async (block, from) =>
    expect(await ask(['198.51.100.0/24', block], from)).toEqual([200, undefined]),
  )
  test.each([
    ['192.0.2.0/24', '192.0.3.0'],
    ['192.0.2.7/32', '2001:db8::7'],
    ['2001:db8::/32', '2001:db9::1'],
    ['0.0.0.0/0', '2001:db8::1'],
    ['no block', '192.0.2.1'],
    ['192.0.2.0/99', '192.0.2.1'],
    ['192.0.2.0/24', null],
    ['0.0.0.0/0', 'unknown'],
  ])('%s keeps %s out', async (block, from) => expect(await ask([block], from)).toEqual(refused))
  test('says nothing of it to whoever has another key', async () => {
    const { post, publication } = await testApp(group)
    publication.state.keys = [await partnerKey(PARTNER, { addresses: ['198.51.100.0/24'] })]
    const body = { kind: 'email', digests }
    expect((await post('/v1/lookups', body, bearer('vgf_live_never-issued'))).status).toBe(401)
    expect((await post('/v1/lookups', body, { ...bearer(PARTNER), 'x-forwarded-for': '198.51.100.1' })).status).toBe(
      403,
    )
  })
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
