import { expect, it } from 'vitest'
import { createPartnerLedger } from '../../src/http/quotas/partner-ledger.ts'
import type { PartnerCharge } from '../../src/http/quotas/quotas.ts'
import { addPartner } from '../../src/partner/partners.ts'
import { createUsageStore, keepUsage } from '../../src/runtime/usage-keeping.ts'
import { describeEachEngine } from '../support/databases.ts'

const ACT = { actor: 'cli', now: new Date('2026-06-30T12:00:00.000Z') }

describeEachEngine('usage of partners', database => {
  const processes = async () => {
    const { id } = await addPartner(database().db, { name: 'Banque Exemple', ...ACT })
    const clock = { now: Date.parse('2026-06-30T23:59:00.000Z') }
    const start = () => createPartnerLedger({ now: () => clock.now, store: createUsageStore(database()) })
    const charge = (units: number, rest: Partial<PartnerCharge> = {}): PartnerCharge => ({
      partner: id,
      scope: 'lookup',
      quota: 'lookup',
      limit: { minute: 1e6, month: 1000 },
      units,
      requests: 1,
      recorded: true,
      ...rest,
    })
    return { id, clock, start, charge }
  }

  it('is shared by processes, and outlives them', async () => {
    const { id, clock, start, charge } = await processes()
    const [one, two] = [start(), start()]
    await one.charge(charge(600))
    await one.charge(charge(1, { scope: 'catalogue', quota: null }))
    await two.charge(charge(300, { scope: 'lookup:phone' }))
    await two.charge(charge(5, { scope: 'evaluate:bulk', quota: 'bulk' }))
    await one.flush()
    await two.flush()
    expect((await two.charge(charge(101))).ok).toBe(false)
    expect((await two.charge(charge(100))).ok).toBe(true)
    await two.flush()
    const three = start()
    await three.flush()
    expect((await three.charge(charge(1))).ok).toBe(false)
    clock.now += 60_000
    expect((await three.charge(charge(1000))).ok).toBe(true)
    await three.flush()
    expect(await three.usage(id, { from: '2026-06-01', to: '2026-07-31' })).toEqual({
      days: [
        { day: '2026-06-30', scope: 'catalogue', requests: 1, units: 1 },
        { day: '2026-06-30', scope: 'evaluate:bulk', requests: 1, units: 5 },
        { day: '2026-06-30', scope: 'lookup', requests: 2, units: 700 },
        { day: '2026-06-30', scope: 'lookup:phone', requests: 1, units: 300 },
        { day: '2026-07-01', scope: 'lookup', requests: 1, units: 1000 },
      ],
      month: { lookup: 1000, bulk: 0 },
    })
  })

  it('is handed on when a process stops, also what came during the last hand-over', async () => {
    const { id, start, charge } = await processes()
    const ledger = start()
    await ledger.charge(charge(1))
    const keeping = keepUsage(ledger)
    await ledger.charge(charge(2))
    await keeping.close()
    expect((await start().usage(id, { from: '2026-06-30', to: '2026-06-30' })).days).toMatchObject([{ units: 3 }])
  })

  it('of a partner whom the database does not know is counted, and not kept', async () => {
    const { start, charge } = await processes()
    const ledger = start()
    await ledger.charge(charge(1, { partner: 'nobody' }))
    await ledger.flush()
    await ledger.charge(charge(1))
    await ledger.flush()
    expect((await ledger.usage('nobody', { from: '2026-06-01', to: '2026-06-30' })).days).toEqual([])
  })
})
