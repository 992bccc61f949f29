import { describe, expect, test } from 'vitest'
import { createPartnerLedger } from '../../../src/http/quotas/partner-ledger.ts'
import type { PartnerCharge, UsageRow } from '../../../src/http/quotas/quotas.ts'
import type { UsageStore } from '../../../src/http/quotas/usage-store.ts'

type Stored = UsageRow & { partner: string }

/** A store in memory that can be away, alone or with what it added unsaid. */
function fakeStore() {
  const rows: Stored[] = []
  const state = { away: false, totalsAway: false }
  const reach = (away: boolean) => (away ? Promise.reject(new Error('away')) : Promise.resolve())
  const store: UsageStore = {
    async add(more) {
      await reach(state.away)
      rows.push(...more)
    },
    async monthTotals(month) {
      await reach(state.away || state.totalsAway)
      const names = [...new Set(rows.map(row => row.partner))]
      return names.map(partner => ({
        partner,
        quota: 'lookup',
        units: rows
          .filter(row => row.partner === partner && row.day.startsWith(month) && row.scope.startsWith('lookup'))
          .reduce((sum, row) => sum + row.units, 0),
      }))
    },
    async usageOf(partner, { from, to }) {
      await reach(state.away)
      return rows.filter(row => row.partner === partner && row.day >= from && row.day <= to)
    },
  }
  return { store, rows, state }
}

const LIMIT = { minute: 100, month: 250 }
const charge = (units: number, rest: Partial<PartnerCharge> = {}): PartnerCharge => ({
  partner: 'a',
  scope: 'lookup',
  quota: 'lookup',
  limit: LIMIT,
  units,
  requests: 1,
  recorded: true,
  ...rest,
})
const start = (now: string) => {
  const clock = { now: Date.parse(now) }
  return { clock, now: () => clock.now }
}

describe('windows', () => {
  test('a minute begins with its first request; what is refused does not count', async () => {
    const { clock, now } = start('2026-06-01T12:00:00.000Z')
    const { charge: take } = createPartnerLedger({ now })
    expect(await take(charge(99))).toMatchObject({ ok: true })
    expect(await take(charge(2))).toMatchObject({ ok: false, violated: 'lookup-minute', retryAfterSeconds: 60 })
    expect(await take(charge(1))).toMatchObject({ ok: true })
    clock.now += 59_999
    expect(await take(charge(1))).toMatchObject({ ok: false, retryAfterSeconds: 1 })
    clock.now += 1
    expect(await take(charge(100))).toMatchObject({
      ok: true,
      windows: [
        { policy: 'lookup-minute', limit: 100, seconds: 60, left: { units: 0, resetSeconds: 60 } },
        { policy: 'lookup-month', limit: 250, seconds: 30 * 86_400, left: { units: 50 } },
      ],
    })
  })
  test.each([
    ['2026-02-28T23:59:00.000Z', '2026-03-01T00:00:00.000Z', 28],
    ['2028-02-29T23:59:00.000Z', '2028-03-01T00:00:00.000Z', 29],
    ['2026-12-31T23:59:00.000Z', '2027-01-01T00:00:00.000Z', 31],
  ])('the month of %s ends at %s', async (before, after, days) => {
    const { clock, now } = start(before)
    const { charge: take } = createPartnerLedger({ now })
    const limit = { minute: 1000, month: 250 }
    await take(charge(250, { limit }))
    const refused = await take(charge(1, { limit }))
    expect(refused).toMatchObject({ ok: false, violated: 'lookup-month', retryAfterSeconds: 60 })
    expect(refused.windows[1]!.seconds).toBe(days * 86_400)
    clock.now = Date.parse(after) - 1
    expect(await take(charge(1, { limit }))).toMatchObject({ ok: false, retryAfterSeconds: 1 })
    clock.now += 1
    expect(await take(charge(250, { limit }))).toMatchObject({ ok: true })
  })
  test('a clock that flits over the end of a month gives no month twice', async () => {
    const { clock, now } = start('2026-06-30T23:59:59.900Z')
    const { charge: take } = createPartnerLedger({ now })
    const limit = { minute: 1e6, month: 250 }
    await take(charge(250, { limit }))
    clock.now += 200
    await take(charge(250, { limit }))
    clock.now -= 200
    expect((await take(charge(1, { limit }))).ok).toBe(false)
    clock.now += 200
    expect((await take(charge(1, { limit }))).ok).toBe(false)
  })
  test('nor does it when the counts were handed on in between', async () => {
    const { clock, now } = start('2026-06-30T23:59:59.900Z')
    const { charge: take, flush } = createPartnerLedger({ now, store: fakeStore().store })
    const limit = { minute: 1e6, month: 250 }
    for (const step of [200, -200]) {
      expect((await take(charge(250, { limit }))).ok).toBe(true)
      await flush()
      clock.now += step
    }
    for (const step of [200, 0]) {
      expect((await take(charge(1, { limit }))).ok).toBe(false)
      clock.now += step
    }
  })
  test('requests at once cannot take the last unit twice; partners and quotas count apart', async () => {
    const { now } = start('2026-06-01T12:00:00.000Z')
    const { charge: take } = createPartnerLedger({ now })
    const outcomes = await Promise.all(Array.from({ length: 150 }, () => take(charge(1))))
    expect(outcomes.filter(one => one.ok)).toHaveLength(100)
    expect((await take(charge(1, { partner: 'b' }))).ok).toBe(true)
    expect((await take(charge(1, { quota: 'bulk', scope: 'evaluate:bulk' }))).ok).toBe(true)
  })
  test('a test key has a minute of its own, and neither month nor usage', async () => {
    const { now } = start('2026-06-01T12:00:00.000Z')
    const ledger = createPartnerLedger({ now })
    const test = { recorded: false, limit: { minute: 100, month: 10 } }
    expect(await ledger.charge(charge(100, test))).toMatchObject({ ok: true, windows: [{ policy: 'lookup-minute' }] })
    expect((await ledger.charge(charge(1, test))).ok).toBe(false)
    expect((await ledger.charge(charge(100))).ok).toBe(true)
    expect((await ledger.usage('a', { from: '2026-06-01', to: '2026-06-01' })).days).toHaveLength(1)
  })
})

describe('handing on', () => {
  test('adds up by day and scope; the store’s totals count, also those of others', async () => {
    const { clock, now } = start('2026-06-30T23:59:59.000Z')
    const { store, rows } = fakeStore()
    const ledger = createPartnerLedger({ now, store })
    await ledger.charge(charge(10))
    await ledger.charge(charge(5, { requests: 0 }))
    await ledger.charge(charge(7, { scope: 'lookup:phone' }))
    await ledger.charge(charge(1, { scope: 'catalogue', quota: null }))
    clock.now += 1000
    await ledger.charge(charge(3))
    await ledger.flush()
    expect(rows).toEqual([
      { partner: 'a', day: '2026-06-30', scope: 'lookup', requests: 1, units: 15 },
      { partner: 'a', day: '2026-06-30', scope: 'lookup:phone', requests: 1, units: 7 },
      { partner: 'a', day: '2026-06-30', scope: 'catalogue', requests: 1, units: 1 },
      { partner: 'a', day: '2026-07-01', scope: 'lookup', requests: 1, units: 3 },
    ])
    rows.push({ partner: 'a', day: '2026-07-01', scope: 'lookup', requests: 1, units: 200 })
    await ledger.flush()
    expect(rows).toHaveLength(5)
    expect(await ledger.charge(charge(48))).toMatchObject({ ok: false, violated: 'lookup-month' })
    expect(await ledger.charge(charge(47))).toMatchObject({ ok: true })
    const usage = await ledger.usage('a', { from: '2026-07-01', to: '2026-07-31' })
    expect(usage.month).toEqual({ lookup: 250, bulk: 0 })
    await ledger.flush()
    expect((await ledger.usage('a', { from: '2026-07-01', to: '2026-07-31' })).month.lookup).toBe(250)
  })
  test('while the store is away counting goes on, and nothing is lost or counted twice', async () => {
    const { now } = start('2026-06-10T12:00:00.000Z')
    const { store, rows, state } = fakeStore()
    const ledger = createPartnerLedger({ now, store })
    const limit = { minute: 1e6, month: 250 }
    const units = () => rows.reduce((sum, row) => sum + row.units, 0)
    state.away = true
    await ledger.charge(charge(100, { limit }))
    await ledger.flush()
    await ledger.charge(charge(100, { limit }))
    expect((await ledger.charge(charge(51, { limit }))).ok).toBe(false)
    await expect(ledger.usage('a', { from: '2026-06-01', to: '2026-06-30' })).rejects.toThrow()
    Object.assign(state, { away: false, totalsAway: true })
    await ledger.flush()
    expect(units()).toBe(200)
    expect((await ledger.charge(charge(51, { limit }))).ok).toBe(false)
    state.totalsAway = false
    await ledger.charge(charge(50, { limit }))
    await ledger.flush()
    expect(units()).toBe(250)
    expect((await ledger.charge(charge(1, { limit }))).ok).toBe(false)
  })
  test('what is counted during a flush is neither lost nor doubled', async () => {
    const { now } = start('2026-06-10T12:00:00.000Z')
    const { store, rows } = fakeStore()
    const ledger = createPartnerLedger({ now, store })
    await ledger.charge(charge(10))
    const flushing = ledger.flush()
    await ledger.charge(charge(20))
    await Promise.all([flushing, ledger.flush()])
    await ledger.flush()
    expect(rows.map(row => row.units)).toEqual([10, 20])
    expect((await ledger.usage('a', { from: '2026-06-10', to: '2026-06-10' })).month.lookup).toBe(30)
  })
})
