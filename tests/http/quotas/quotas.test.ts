import { describe, expect, test } from 'vitest'
import { clientAddress } from '../../../src/http/client-address.ts'
import { createMemoryQuotas } from '../../../src/http/quotas/memory-quotas.ts'
import { DEFAULT_LIMITS } from '../../../src/http/quotas/quotas.ts'
import { senderOf } from '../../../src/http/quotas/sender.ts'
import { toBase64Url } from '../../../src/protocol/bytes.ts'
import { blind } from '../../../src/protocol/oprf-client.ts'
import { ristretto255 } from '../../support/ristretto255.ts'
import { digestNumber } from '../fake-publication.ts'
import { testApp } from '../test-app.ts'

const NOON = Date.parse('2026-06-01T12:00:00.000Z')
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

function memory(maxSubjects?: number) {
  const clock = { now: NOON }
  const options = { limits: DEFAULT_LIMITS, now: () => clock.now, random, ...(maxSubjects && { maxSubjects }) }
  return { clock, quotas: createMemoryQuotas(options) }
}

describe('in memory', () => {
  test('ten e-mails a minute, then a wait to the end of that minute', async () => {
    const { clock, quotas } = memory()
    for (let i = 0; i < 10; i++) expect(await quotas.take('email', '192.0.2.1', 1)).toMatchObject({ ok: true })
    clock.now += 20_000
    expect(await quotas.take('email', '192.0.2.1', 1)).toMatchObject({ ok: false, retryAfterSeconds: 40 })
    clock.now += 40_000
    expect(await quotas.take('email', '192.0.2.1', 1)).toMatchObject({ ok: true })
  })
  test('a hundred e-mails a day, then a wait to midnight UTC', async () => {
    const { clock, quotas } = memory()
    for (let i = 0; i < 10; i++, clock.now += 60_000) await quotas.take('email', '192.0.2.1', 10)
    expect(await quotas.take('email', '192.0.2.1', 1)).toMatchObject({ ok: false, retryAfterSeconds: 12 * 3600 - 600 })
    clock.now = Date.parse('2026-06-02T00:00:00.000Z')
    expect(await quotas.take('email', '192.0.2.1', 1)).toMatchObject({ ok: true })
  })
  test('a batch counts its elements, all or none', async () => {
    const { quotas } = memory()
    expect(await quotas.take('email', '192.0.2.1', 9)).toMatchObject({ ok: true })
    expect((await quotas.take('email', '192.0.2.1', 2)).ok).toBe(false)
    expect(await quotas.take('email', '192.0.2.1', 1)).toMatchObject({ ok: true })
  })
  test('kinds and addresses count apart, a /64 together', async () => {
    const { quotas } = memory()
    await quotas.take('phone', '2001:db8:1:2::1', 3)
    expect((await quotas.take('phone', '2001:db8:1:2:ffff::9', 1)).ok).toBe(false)
    expect((await quotas.take('phone', '2001:db8:1:3::1', 1)).ok).toBe(true)
    expect((await quotas.take('iban', '2001:db8:1:2::1', 3)).ok).toBe(true)
    expect((await quotas.take('phone', '192.0.2.1', 3)).ok).toBe(true)
    expect((await quotas.take('phone', '192.0.2.2', 3)).ok).toBe(true)
  })
  test('requests at once cannot both take the last unit', async () => {
    const { quotas } = memory()
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => quotas.take('email', '192.0.2.1', 1)))
    expect(outcomes.filter(outcome => outcome.ok)).toHaveLength(10)
  })
  test('what is left is told, before and after', async () => {
    const { clock, quotas } = memory()
    await quotas.take('phone', '192.0.2.1', 2)
    clock.now += 15_000
    const minute = { policy: 'phone-minute', limit: 3, seconds: 60 }
    const day = { policy: 'phone-day', limit: 10, seconds: 86_400 }
    const windows = (units: number) => [
      { ...minute, left: { units: 3 - units, resetSeconds: 45 } },
      { ...day, left: { units: 10 - units, resetSeconds: 12 * 3600 - 15 } },
    ]
    expect(await quotas.take('phone', '192.0.2.1', 1)).toEqual({ ok: true, windows: windows(3) })
    expect(await quotas.take('phone', '192.0.2.1', 1)).toMatchObject({ violated: 'phone-minute', windows: windows(3) })
  })
  test('a clock that is set back neither locks anybody out nor forgets the day', async () => {
    const { clock, quotas } = memory()
    await quotas.take('phone', '192.0.2.1', 3)
    clock.now -= 3_600_000
    expect(await quotas.take('phone', '192.0.2.1', 1)).toMatchObject({ ok: true })
    clock.now = Date.parse('2026-06-02T00:00:00.000Z')
    for (let i = 0; i < 10; i++, clock.now += 60_000) await quotas.take('phone', '192.0.2.1', 1)
    clock.now = Date.parse('2026-06-01T23:59:59.000Z')
    expect(await quotas.take('phone', '192.0.2.1', 1)).toMatchObject({ ok: false, violated: 'phone-day' })
  })
  test('memory is bounded, and empty after midnight', async () => {
    const { clock, quotas } = memory(100)
    for (let i = 0; i < 300; i++) await quotas.take('email', `192.0.2.${i}`, 1)
    expect(quotas.subjects).toBe(100)
    clock.now += 86_400_000
    await quotas.take('email', '192.0.2.1', 1)
    expect(quotas.subjects).toBe(1)
  })
})

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:DB8:0:1:2:3:4:5', '2001:db8:0:1'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['2001:0db8:0000:0000::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['partner:abc', 'partner:abc'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, sender) => expect(senderOf(address)).toBe(sender))

test.each([
  ['the socket without proxies', ['198.51.100.7', '192.0.2.1', 0], '198.51.100.7'],
  ['what the nearest proxy saw', ['10.0.0.1', '203.0.113.9, 192.0.2.1', 1], '192.0.2.1'],
  ['what the outer of two proxies saw', ['10.0.0.1', '203.0.113.9, 192.0.2.1, 10.0.0.2', 2], '192.0.2.1'],
  ['the socket when a proxy sets nothing', ['10.0.0.1', null, 1], '10.0.0.1'],
  ['all there is when proxies are fewer', ['10.0.0.1', '192.0.2.1', 2], '192.0.2.1'],
  ['an address without its port', ['10.0.0.1', '192.0.2.1:4711', 1], '192.0.2.1'],
  ['an IPv6 address without brackets', ['10.0.0.1', '[2001:db8::1]:443', 1], '2001:db8::1'],
  ['nothing', [undefined, null, 0], null],
] as const)('the client is %s', (_, [remote, header, proxies], address) => {
  expect(clientAddress(remote, header, proxies)).toBe(address)
})

describe('over HTTP', () => {
  const group = ristretto255()
  const body = (kind: string, count: number) => ({
    kind,
    blinded: Array.from({ length: count }, () => toBase64Url(blind(digestNumber(1)).blinded)),
  })
  test('over a quota: 429 with Retry-After, readable from any origin', async () => {
    const { post, clock } = await testApp(group)
    expect((await post('/v1/evaluations', body('phone', 3))).status).toBe(200)
    const refused = await post('/v1/evaluations', body('phone', 1))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
    expect(refused.headers.get('access-control-expose-headers')).toContain('retry-after, ratelimit, ratelimit-policy')
    expect(refused.headers.get('ratelimit-policy')).toBe('"phone-minute";q=3;w=60, "phone-day";q=10;w=86400')
    expect(refused.headers.get('ratelimit')).toBe('"phone-minute";r=0;t=60, "phone-day";r=7;t=43200')
    expect(await refused.json()).toMatchObject({ 'violated-policies': ['phone-minute'] })
    expect((await post('/v1/evaluations', body('phone', 1), {}, '192.0.2.9')).status).toBe(200)
    clock.now += 60_000
    expect((await post('/v1/evaluations', body('phone', 1))).status).toBe(200)
  })
  test('a header does not change who is counted', async () => {
    const { post } = await testApp(group)
    await post('/v1/evaluations', body('phone', 3))
    for (const header of ['x-forwarded-for', 'cf-connecting-ip', 'x-real-ip', 'forwarded']) {
      expect((await post('/v1/evaluations', body('phone', 1), { [header]: '203.0.113.9' })).status).toBe(429)
    }
  })
})
