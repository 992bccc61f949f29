import { expect, it } from 'vitest'
import { type ClockFacts, clocksAt } from '../../src/incident/clocks.ts'
import { dueClocks, URGENCIES } from '../../src/officer/due-clocks.ts'

const NOTHING: ClockFacts = {
  awareAt: null,
  risk: null,
  cnil: { notifiedAt: null, complete: false, complementedAt: null },
  delayExplained: false,
  persons: { toldAt: null, exemption: null },
  nis2: { applies: false, warnedAt: null, notifiedAt: null, reportedAt: null },
  complaint: { insured: false, filedAt: null },
}
const now = new Date('2026-11-20T12:00:00+01:00')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const record = (id: string, facts: Partial<ClockFacts>) => ({ id, clockFacts: { ...NOTHING, ...facts } })
const notified = (hours: number, complete = true) => ({
  cnil: { notifiedAt: hoursAgo(hours), complete, complementedAt: null },
})

const found = dueClocks(
  [
    record('fresh', { awareAt: hoursAgo(1), risk: 'risk' }),
    record('older', { awareAt: hoursAgo(30), risk: 'risk' }),
    record('soon', { awareAt: hoursAgo(60), risk: 'high' }),
    record('late', { awareAt: hoursAgo(80), risk: 'risk' }),
    record('later', { awareAt: hoursAgo(200), risk: 'high' }),
    record('done', { awareAt: hoursAgo(100), risk: 'risk', ...notified(50) }),
    record('done-just-now', { awareAt: hoursAgo(20), risk: 'risk', ...notified(2) }),
    record('done-long-ago', { awareAt: hoursAgo(24 * 40), risk: 'risk', ...notified(24 * 39) }),
    record('unlikely', { awareAt: hoursAgo(10), risk: 'unlikely' }),
    record('unknown', {}),
  ],
  now,
)
const told = (urgency: (typeof URGENCIES)[number]) =>
  found.byUrgency[urgency].map(one => `${one.record.id} ${one.clock.id}`)

it('tells what is late, soon due, running, open and done, each by what presses most', () => {
  expect(told('late')).toEqual(['later cnil', 'late cnil'])
  expect(told('due-soon')).toEqual(['soon cnil'])
  expect(told('running')).toEqual(['older cnil', 'fresh cnil'])
  expect(told('open')).toEqual(['later persons', 'soon persons'])
  expect(told('done')).toEqual(['done-just-now cnil', 'done cnil'])
})

it('tells apart the records whose clocks nobody started', () => {
  expect(found.unstarted.map(one => one.id)).toEqual(['unknown'])
})

it('has every clock that applies once, and none of those that do not', () => {
  const records = [record('a', { awareAt: hoursAgo(2), nis2: { ...NOTHING.nis2, applies: true } })]
  const all = URGENCIES.flatMap(one => dueClocks(records, now).byUrgency[one].map(due => due.clock.id))
  const running = clocksAt(records[0]!.clockFacts, now).filter(one => one.state !== 'not-applicable')
  expect([...all].sort()).toEqual(running.map(one => one.id).sort())
  expect(all).toHaveLength(5)
})
