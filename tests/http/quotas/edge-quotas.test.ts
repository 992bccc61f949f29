import { describe, expect, test } from 'vitest'
import { createEdgeQuotas, type DayCounters, type RateLimitBinding } from '../../../src/http/quotas/edge-quotas.ts'
import { createPartnerLedger } from '../../../src/http/quotas/partner-ledger.ts'
import type { PartnerCharge } from '../../../src/http/quotas/quotas.ts'

const NOON = Date.parse('2026-06-01T12:00:00.000Z')
/** As in wrangler.toml. */
const CALLS = { email: 10, phone: 3, iban: 3, person: 3, bulk: 60_000, lookup: 20_000 } as const
type Name = keyof typeof CALLS

function edge() {
  const clock = { now: NOON }
  const state = { away: false }
  const calls: [Name, string][] = []
  const counted: [string, string, number][] = []
  const binding = (name: Name): RateLimitBinding => ({
    async limit({ key }) {
      calls.push([name, key])
      return { success: calls.filter(([n, k]) => n === name && k === key).length <= CALLS[name] }
    },
  })
  const bindings = Object.fromEntries(Object.keys(CALLS).map(name => [name, binding(name as Name)])) as Record<
    Name,
    RateLimitBinding
  >
  const days: DayCounters = {
    async take(day, name, units, limit) {
      if (state.away) throw new Error('the counter is away')
      const used = counted.filter(one => one[0] === day && one[1] === name).reduce((sum, one) => sum + one[2], 0)
      if (used + units > limit) return { ok: false, used }
      counted.push([day, name, units])
      return { ok: true, used: used + units }
    },
  }
  const ledger = createPartnerLedger({ now: () => clock.now })
  const partners = {
    charge: (charge: PartnerCharge) => (state.away ? Promise.reject(new Error('away')) : ledger.charge(charge)),
    usage: ledger.usage,
  }
  const secret = new Uint8Array(32).fill(1)
  const make = () => createEdgeQuotas({ bindings, days, partners, secret, now: () => clock.now })
  return { calls, counted, clock, state, make, quotas: make() }
}

const lookups = (units: number, rest: Partial<PartnerCharge> = {}): PartnerCharge => ({
  partner: 'a',
  scope: 'lookup',
  quota: 'lookup',
  limit: { minute: 20_000, month: 30_000_000 },
  units,
  requests: 1,
  recorded: true,
  ...rest,
})

describe('senders', () => {
  test('a unit is a call of the binding, a batch as many', async () => {
    const { quotas, calls } = edge()
    expect(await quotas.take('email', '192.0.2.1', 8)).toMatchObject({ ok: true })
    expect(calls).toHaveLength(8)
    expect(await quotas.take('email', '192.0.2.1', 3)).toMatchObject({
      ok: false,
      retryAfterSeconds: 60,
      violated: 'email-minute',
    })
  })
  test('more than a whole minute is refused without a call', async () => {
    const { quotas, calls, counted } = edge()
    expect((await quotas.take('phone', '192.0.2.1', 4)).ok).toBe(false)
    expect([...calls, ...counted]).toEqual([])
  })
  test('the day ends at midnight UTC, wherever the minutes were counted', async () => {
    const { make, calls, clock, counted } = edge()
    for (let i = 0; i < 10; i++) {
      expect((await make().take('phone', '192.0.2.1', 1)).ok, `the ${i}th`).toBe(true)
      calls.length = 0
    }
    expect(await make().take('phone', '192.0.2.1', 1)).toMatchObject({
      ok: false,
      violated: 'phone-day',
      retryAfterSeconds: 12 * 3600,
      windows: [{ left: null }, { left: { units: 0, resetSeconds: 12 * 3600 } }],
    })
    clock.now = Date.parse('2026-06-02T00:00:00.000Z')
    expect((await make().take('phone', '192.0.2.1', 1)).ok).toBe(true)
    expect(new Set(counted.map(([day, name]) => `${day} ${name}`)).size).toBe(2)
  })
  test('isolates agree on a name of the day that does not show the address', async () => {
    const { calls, counted, make, clock } = edge()
    await make().take('email', '192.0.2.1', 1)
    await make().take('email', '192.0.2.1', 1)
    await make().take('email', '192.0.2.2', 1)
    clock.now += 86_400_000
    await make().take('email', '192.0.2.1', 1)
    const names = calls.map(([, name]) => name)
    expect(names[0]).toBe(names[1])
    expect(new Set(names).size).toBe(3)
    expect(counted.map(([, name]) => name)).toEqual(names)
    expect(JSON.stringify(counted)).not.toContain('192.0')
  })
  test('wait while the counter of days is away', async () => {
    const { quotas, state } = edge()
    state.away = true
    await expect(quotas.take('email', '192.0.2.1', 1)).rejects.toMatchObject({ code: 'unavailable' })
  })
})

describe('partners', () => {
  test('a request is one call of the binding, and counted by its units', async () => {
    const { quotas, calls } = edge()
    expect(await quotas.charge(lookups(1000))).toMatchObject({ ok: true })
    expect(await quotas.charge(lookups(19_001))).toMatchObject({ ok: false, violated: 'lookup-minute' })
    expect(await quotas.charge(lookups(19_000))).toMatchObject({ ok: true })
    expect(calls.map(([name]) => name)).toEqual(['lookup', 'lookup', 'lookup'])
    expect((await quotas.usage('a', { from: '2026-06-01', to: '2026-06-30' })).month.lookup).toBe(20_000)
  })
  test('a contract above the binding goes by the counter alone', async () => {
    const { quotas, calls } = edge()
    const limit = { minute: 100_000, month: 1e9 }
    expect(await quotas.charge(lookups(50_000, { limit }))).toMatchObject({ ok: true })
    expect(calls).toEqual([])
  })
  test('go on by their limits while the counter is away', async () => {
    const { quotas, state } = edge()
    state.away = true
    expect(await quotas.charge(lookups(19_999))).toMatchObject({ ok: true })
    expect(await quotas.charge(lookups(2))).toMatchObject({ ok: false, violated: 'lookup-minute' })
  })
})
