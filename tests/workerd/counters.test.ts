import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { dayOf, monthOf } from '../../src/http/quotas/quota-clock.ts'
import type { PartnerCharge } from '../../src/http/quotas/quotas.ts'
import { dayCounters, partnerCounters } from '../../src/runtime/edge-counters.ts'
import type { WorkerEnv } from '../../src/runtime/worker.ts'

const { DAYS, PARTNERS } = env as unknown as Pick<WorkerEnv, 'DAYS' | 'PARTNERS'>
const today = dayOf(Date.now())
const name = (shard: number) => btoa(String.fromCharCode(shard, ...crypto.getRandomValues(new Uint8Array(15))))

describe('a day’s counter', () => {
  const days = dayCounters(DAYS)
  test('takes all units or none, for each name apart', async () => {
    const [one, two] = [name(7), name(7)]
    expect(await days.take(today, one, 9, 10)).toEqual({ ok: true, used: 9 })
    expect(await days.take(today, one, 2, 10)).toEqual({ ok: false, used: 9 })
    expect(await days.take(today, two, 10, 10)).toEqual({ ok: true, used: 10 })
    expect(await days.take(today, one, 1, 10)).toEqual({ ok: true, used: 10 })
  })
  test('gives its last unit to one of many at once', async () => {
    const one = name(8)
    const taken = await Promise.all(Array.from({ length: 30 }, () => days.take(today, one, 1, 10)))
    expect(taken.filter(({ ok }) => ok)).toHaveLength(10)
  })
  test('holds HMACs and numbers until its day is over, then nothing', async () => {
    const one = name(9)
    await days.take(today, one, 1, 10)
    const object = DAYS.get(DAYS.idFromName(`${today}/9`))
    const rows = () =>
      runInDurableObject(object, (_, { storage }) => storage.sql.exec('select * from counts').toArray())
    expect(await rows()).toEqual([{ name: one, units: 1 }])
    const alarm = await runInDurableObject(object, (_, { storage }) => storage.getAlarm())
    expect(alarm).toBe(Date.parse(today) + 86_400_000 + 60_000)
    expect(await runDurableObjectAlarm(object)).toBe(true)
    const tables = "select name from sqlite_master where name = 'counts'"
    expect(await runInDurableObject(object, (_, { storage }) => storage.sql.exec(tables).toArray())).toEqual([])
  })
  test('counts again after it erased itself', async () => {
    const one = name(10)
    await days.take(today, one, 10, 10)
    await runDurableObjectAlarm(DAYS.get(DAYS.idFromName(`${today}/10`)))
    expect(await days.take(today, one, 1, 10)).toEqual({ ok: true, used: 1 })
  })
})

describe('a partner’s counter', () => {
  const partners = partnerCounters(PARTNERS)
  const charge = (units: number, rest: Partial<PartnerCharge> = {}): PartnerCharge => ({
    partner: 'a',
    scope: 'lookup',
    quota: 'lookup',
    limit: { minute: 100, month: 150 },
    units,
    requests: 1,
    recorded: true,
    ...rest,
  })
  const thisMonth = { from: `${monthOf(Date.now())}-01`, to: today }

  test('counts minutes and months, and usage by day and scope', async () => {
    expect(await partners.charge(charge(60))).toMatchObject({
      ok: true,
      windows: [
        { policy: 'lookup-minute', left: { units: 40 } },
        { policy: 'lookup-month', left: { units: 90 } },
      ],
    })
    expect(await partners.charge(charge(41))).toMatchObject({ ok: false, violated: 'lookup-minute' })
    expect(await partners.charge(charge(30, { scope: 'lookup:phone' }))).toMatchObject({ ok: true })
    expect(await partners.charge(charge(1, { scope: 'catalogue', quota: null }))).toEqual({ ok: true, windows: [] })
    const wide = { limit: { minute: 1000, month: 150 } }
    expect(await partners.charge(charge(61, wide))).toMatchObject({ ok: false, violated: 'lookup-month' })
    expect(await partners.charge(charge(60, { ...wide, requests: 0 }))).toMatchObject({ ok: true })
    expect(await partners.usage('a', thisMonth)).toEqual({
      days: [
        { day: today, scope: 'catalogue', requests: 1, units: 1 },
        { day: today, scope: 'lookup', requests: 1, units: 120 },
        { day: today, scope: 'lookup:phone', requests: 1, units: 30 },
      ],
      month: { lookup: 150, bulk: 0 },
    })
    expect(await partners.usage('b', thisMonth)).toEqual({ days: [], month: { lookup: 0, bulk: 0 } })
  })
  test('keeps last month’s use apart from this month’s, and forgets what is older than thirteen months', async () => {
    const object = PARTNERS.get(PARTNERS.idFromName('c'))
    await partners.charge(charge(1, { partner: 'c' }))
    const old = 'insert into usage (day, scope, quota, requests, units) values (?, ?, ?, 1, 150)'
    await runInDurableObject(object, (_, { storage }) => {
      const before = dayOf(Date.parse(thisMonth.from) - 1)
      for (const day of [before, '2020-01-01']) storage.sql.exec(old, day, 'lookup', 'lookup')
    })
    expect(await partners.charge(charge(1, { partner: 'c' }))).toMatchObject({ ok: true })
    const usage = await partners.usage('c', { from: '2000-01-01', to: today })
    expect(usage.days.map(one => one.units)).toEqual([150, 2])
    expect(usage.month.lookup).toBe(2)
  })
  test('lets a test key count minutes only', async () => {
    const test = { partner: 'd', recorded: false, limit: { minute: 100, month: 1 } }
    expect(await partners.charge(charge(100, test))).toMatchObject({ ok: true })
    expect((await partners.charge(charge(1, test))).ok).toBe(false)
    expect((await partners.usage('d', thisMonth)).days).toEqual([])
  })
  test('gives its last unit to one of many at once', async () => {
    const taken = await Promise.all(Array.from({ length: 120 }, () => partners.charge(charge(1, { partner: 'e' }))))
    expect(taken.filter(({ ok }) => ok)).toHaveLength(100)
  })
})
