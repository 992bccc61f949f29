import { beforeAll, expect, it } from 'vitest'
import { addPartner } from '../../src/partner/partners.ts'
import { addUsage, monthTotals, usageOf } from '../../src/partner/usage.ts'
import { describeEachEngine } from '../support/databases.ts'
import { ACT } from './contributed.ts'

describeEachEngine('usage of partners', database => {
  let bank: string
  let town: string
  const row = (partner: string, day: string, scope: string, units: number) => ({
    partner,
    day,
    scope,
    requests: 1,
    units,
  })

  beforeAll(async () => {
    bank = (await addPartner(database().db, { name: 'Banque Exemple', ...ACT })).id
    town = (await addPartner(database().db, { name: 'Mairie Exemple', ...ACT })).id
  })

  it('adds up by day and scope, also what comes twice at once', async () => {
    const { db } = database()
    await addUsage(db, [])
    const batch = [row(bank, '2026-11-23', 'lookup', 1000), row(bank, '2026-11-23', 'lookup', 1)]
    await Promise.all([
      addUsage(db, [...batch, row(town, '2026-11-24', 'catalogue', 1)]),
      addUsage(db, [row(town, '2026-11-24', 'catalogue', 1), ...batch]),
    ])
    const week = { from: '2026-11-20', to: '2026-11-26' }
    expect(await usageOf(db, bank, week)).toEqual([{ day: '2026-11-23', scope: 'lookup', requests: 4, units: 2002 }])
    expect(await usageOf(db, town, week)).toEqual([{ day: '2026-11-24', scope: 'catalogue', requests: 2, units: 2 }])
    expect(await usageOf(db, bank, { from: '2026-11-24', to: '2026-11-30' })).toEqual([])
  })

  it('tells the units of a month by quota, to its last day', async () => {
    const { db } = database()
    await addUsage(db, [
      row(bank, '2027-01-31', 'lookup', 7),
      row(bank, '2027-02-01', 'lookup', 10),
      row(bank, '2027-02-28', 'lookup:phone', 5),
      row(bank, '2027-02-28', 'evaluate:bulk', 3_000_000_000),
      row(bank, '2027-02-28', 'catalogue', 9),
      row(bank, '2027-03-01', 'lookup', 8),
    ])
    expect(await monthTotals(db, '2027-02')).toEqual([
      { partner: bank, quota: 'bulk', units: 3_000_000_000 },
      { partner: bank, quota: 'lookup', units: 15 },
    ])
    expect(await monthTotals(db, '2027-04')).toEqual([])
    const whole = await usageOf(db, bank, { from: '2027-02-01', to: '2027-02-28' })
    expect(whole.map(({ day, scope }) => `${day} ${scope}`)).toEqual([
      '2027-02-01 lookup',
      '2027-02-28 catalogue',
      '2027-02-28 evaluate:bulk',
      '2027-02-28 lookup:phone',
    ])
  })

  it('leaves out what is nobody’s, and takes nothing negative', async () => {
    const { db } = database()
    await addUsage(db, [row('nobody', '2026-12-01', 'lookup', 1), row(town, '2026-12-01', 'lookup', 2)])
    expect(await monthTotals(db, '2026-12')).toEqual([{ partner: town, quota: 'lookup', units: 2 }])
    await expect(addUsage(db, [row(town, '2026-12-01', 'lookup', -9)])).rejects.toThrow()
    expect(await monthTotals(db, '2026-12')).toEqual([{ partner: town, quota: 'lookup', units: 2 }])
  })
})
