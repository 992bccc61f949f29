import { describe, expect, test } from 'vitest'
import type { UsageReport } from '../../src/http/quotas/usage-report.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { blind } from '../../src/protocol/oprf-client.ts'
import type { PublishedPartnerKey } from '../../src/publication/source.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { digestNumber, partnerKey } from './fake-publication.ts'
import { bearer, PARTNER, testApp } from './test-app.ts'

const group = ristretto255()
const digests = (count: number) => Array.from({ length: count }, (_, i) => toBase64Url(digestNumber(i + 1)))
const SECOND = 'vgf_live_second-key'

async function partnerApp(rest: Partial<PublishedPartnerKey> = {}) {
  const app = await testApp(group)
  const scopes = ['lookup', 'lookup:phone', 'evaluate:bulk', 'catalogue']
  const own = { partner: 'bank', scopes, ...rest }
  app.publication.state.keys = [
    await partnerKey(PARTNER, own),
    await partnerKey(SECOND, { ...own, id: 'second', scopes: ['webhooks'] }),
    await partnerKey('vgf_live_other', { id: 'other', partner: 'other' }),
  ]
  const usage = async (query = '', key = SECOND) => {
    const response = await app.request(`/v1/usage${query}`, { headers: bearer(key) })
    return { status: response.status, headers: response.headers, body: (await response.json()) as UsageReport }
  }
  const lookup = (kind: string, count: number) =>
    app.post('/v1/lookups', { kind, digests: digests(count) }, bearer(PARTNER))
  return { ...app, usage, lookup }
}

describe('GET /v1/usage', () => {
  test('counts requests and units by day and scope, for all keys of the partner together', async () => {
    const { post, request, lookup, usage, clock } = await partnerApp()
    await lookup('email', 3)
    await lookup('phone', 2)
    clock.now += 86_400_000
    await lookup('email', 1)
    await lookup('email', 1)
    const blinded = [toBase64Url(blind(digestNumber(1)).blinded)]
    expect((await post('/v1/evaluations', { kind: 'phone', blinded }, bearer(PARTNER))).status).toBe(200)
    expect((await request('/v1/statistics', { headers: bearer(PARTNER) })).status).toBe(200)
    const { status, headers, body } = await usage()
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(body).toEqual({
      partner: 'bank',
      environment: 'live',
      from: '2026-06-01',
      to: '2026-06-02',
      quotas: {
        lookup: { minute: 20_000, month: 30_000_000, used: 7 },
        bulk: { minute: 60_000, month: 30_000_000, used: 1 },
      },
      monthEndsAt: '2026-07-01T00:00:00.000Z',
      days: [
        { day: '2026-06-01', scope: 'lookup', requests: 1, units: 3 },
        { day: '2026-06-01', scope: 'lookup:phone', requests: 1, units: 2 },
        { day: '2026-06-02', scope: 'catalogue', requests: 1, units: 1 },
        { day: '2026-06-02', scope: 'evaluate:bulk', requests: 1, units: 1 },
        { day: '2026-06-02', scope: 'lookup', requests: 2, units: 2 },
      ],
    })
    expect((await usage('?from=2026-06-02')).body.days).toHaveLength(3)
    expect((await usage('?from=2026-05-01&to=2026-06-01')).body.days).toHaveLength(2)
    expect((await usage('', 'vgf_live_other')).body).toMatchObject({ partner: 'other', days: [] })
  })
  test('shows the limits of the contract', async () => {
    const { usage } = await partnerApp({ limits: { lookup: { minute: 5, month: 50 }, bulk: null } })
    expect((await usage()).body.quotas.lookup).toEqual({ minute: 5, month: 50, used: 0 })
  })
  test.each([
    ['?from=2026-06-31', 'from'],
    ['?to=yesterday', 'to'],
    ['?from=2026-06-02&to=2026-06-01', 'from'],
    ['?from=2020-01-01', 'from'],
    ['?from=2026-06-01&from=2026-06-01', 'from'],
  ])('refuses %s, naming the field', async (query, field) => {
    const { status, body } = await (await partnerApp()).usage(query)
    expect([status, body]).toMatchObject([422, { field }])
  })
  test('refuses other parameters and whoever has no key', async () => {
    const { usage, request } = await partnerApp()
    expect((await usage('?month=6')).status).toBe(422)
    expect((await request('/v1/usage')).status).toBe(401)
  })
  test('says so while usage cannot be told', async () => {
    const { usage, services } = await partnerApp()
    Object.assign(services.quotas, { usage: () => Promise.reject(new Error('the store is away')) })
    const { status, headers } = await usage()
    expect([status, headers.get('retry-after')]).toEqual([503, '10'])
  })
})

describe('a partner’s quota', () => {
  const limits = { lookup: { minute: 5, month: 8 }, bulk: { minute: 1, month: 1 } }
  test('is told with every answer, and refuses without taking', async () => {
    const { lookup, clock } = await partnerApp({ limits })
    const first = await lookup('email', 4)
    expect(first.headers.get('ratelimit-policy')).toBe('"lookup-minute";q=5;w=60, "lookup-month";q=8;w=2592000')
    expect(first.headers.get('ratelimit')).toBe('"lookup-minute";r=1;t=60, "lookup-month";r=4;t=2548800')
    const refused = await lookup('email', 2)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
    expect(await refused.json()).toMatchObject({
      type: 'urn:vigifuite:problem:quota-exceeded',
      'violated-policies': ['lookup-minute'],
    })
    expect((await lookup('phone', 1)).status).toBe(200)
    clock.now += 60_000
    expect((await lookup('email', 3)).status).toBe(200)
    clock.now += 60_000
    const month = await lookup('email', 1)
    expect([month.status, month.headers.get('retry-after')]).toEqual([429, String(2_548_800 - 120)])
    expect(await month.json()).toMatchObject({ 'violated-policies': ['lookup-month'] })
    clock.now = Date.parse('2026-07-01T00:00:00.000Z')
    expect((await lookup('email', 1)).status).toBe(200)
  })
  test('is not the address’s: partners behind one address do not share one, nor with anybody else', async () => {
    const { lookup, post } = await partnerApp({ limits })
    expect((await lookup('email', 5)).status).toBe(200)
    expect((await lookup('email', 1)).status).toBe(429)
    const other = await post('/v1/lookups', { kind: 'email', digests: digests(10) }, bearer('vgf_live_other'))
    expect(other.status).toBe(200)
    const blinded = [toBase64Url(blind(digestNumber(1)).blinded)]
    expect((await post('/v1/evaluations', { kind: 'phone', blinded })).status).toBe(200)
  })
})

describe('the catalogue with a key', () => {
  test.each(['/v1/incidents', '/v1/data-classes', '/v1/statistics', '/v1/communes/29019'])('%s', async path => {
    const { request, usage } = await partnerApp()
    const ask = async (key: string) => (await request(path, { headers: bearer(key) })).status
    expect([await ask(PARTNER), await ask(SECOND), await ask('vgf_live_never-issued')]).toEqual([200, 403, 401])
    expect((await request(path)).status).toBe(200)
    expect((await request(path, { method: 'HEAD', headers: bearer(PARTNER) })).status).toBe(200)
    expect((await usage()).body.days).toEqual([{ day: '2026-06-01', scope: 'catalogue', requests: 2, units: 2 }])
  })
})
