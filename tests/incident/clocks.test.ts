import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CLOCK_IDS,
  type Clock,
  type ClockFacts,
  type ClockId,
  clocksAt,
  outstanding,
} from '../../src/incident/clocks.ts'

const at = (text: string) => new Date(text)
const AWARE = at('2026-11-24T10:17:00+01:00')

const facts: ClockFacts = {
  awareAt: AWARE,
  risk: 'high',
  cnil: { notifiedAt: null, complete: false, complementedAt: null },
  delayExplained: false,
  persons: { toldAt: null, exemption: null },
  nis2: { applies: true, warnedAt: null, notifiedAt: null, reportedAt: null },
  complaint: { insured: true, filedAt: null },
}

const clock = (id: ClockId, given: Partial<ClockFacts>, now: Date): Clock =>
  clocksAt({ ...facts, ...given }, now).find(one => one.id === id)!

describe('the notification to the CNIL', () => {
  it.each([
    ['at once', '2026-11-24T10:17:00+01:00', 'running'],
    ['with more than a third left', '2026-11-26T10:30:00+01:00', 'running'],
    ['with a third left', '2026-11-26T11:00:00+01:00', 'due-soon'],
    ['in the last second', '2026-11-27T11:00:00+01:00', 'due-soon'],
    ['after it', '2026-11-27T11:00:01+01:00', 'late'],
  ] as const)('%s', (_, now, state) => {
    expect(clock('cnil', {}, at(now))).toMatchObject({ state, due: at('2026-11-27T11:00:00+01:00') })
  })

  it('says how much is left, and how long ago it ended', () => {
    expect(clock('cnil', {}, at('2026-11-27T10:00:00+01:00')).leftMs).toBe(3_600_000)
    expect(clock('cnil', {}, at('2026-11-27T12:00:00+01:00')).leftMs).toBe(-3_600_000)
  })

  it('asks for reasons once it is late, and after a late notification', () => {
    const late = at('2026-11-28T09:00:00+01:00')
    const notified = { notifiedAt: late, complete: true, complementedAt: null }
    expect(clock('cnil', {}, at('2026-11-26T12:00:00+01:00')).reasonsMissing).toBe(false)
    expect(clock('cnil', {}, late).reasonsMissing).toBe(true)
    expect(clock('cnil', { delayExplained: true }, late)).toMatchObject({ state: 'late', reasonsMissing: false })
    expect(clock('cnil', { cnil: notified }, late)).toMatchObject({
      state: 'done',
      inTime: false,
      reasonsMissing: true,
    })
    expect(clock('cnil', { cnil: notified, delayExplained: true }, late).reasonsMissing).toBe(false)
  })

  it('is done when it was made, in time or not', () => {
    const cnil = { notifiedAt: at('2026-11-25T09:00:00+01:00'), complete: true, complementedAt: null }
    expect(clock('cnil', { cnil }, at('2027-01-01T00:00:00Z'))).toMatchObject({
      state: 'done',
      doneAt: cnil.notifiedAt,
      inTime: true,
      leftMs: null,
    })
  })

  it('is not due when a risk is unlikely; when nobody has assessed it, it is assumed', () => {
    expect(clock('cnil', { risk: 'unlikely' }, AWARE)).toMatchObject({
      state: 'not-applicable',
      reason: 'risk-unlikely',
    })
    expect(clock('cnil', { risk: null }, AWARE)).toMatchObject({ state: 'running', assumed: true })
  })

  it('shows the end that art. 3(5) would give, and is late before it all the same', () => {
    const whitsun = { awareAt: at('2026-05-22T16:30:00+02:00') }
    expect(clock('cnil', whitsun, at('2026-05-26T08:00:00+02:00'))).toMatchObject({
      state: 'late',
      due: at('2026-05-25T17:00:00+02:00'),
      extended: at('2026-05-27T00:00:00+02:00'),
    })
  })

  it.each([
    ['to summer time', '2026-03-27T16:30:00+01:00', '2026-03-30T18:00:00+02:00'],
    ['to winter time', '2026-10-23T16:30:00+02:00', '2026-10-26T16:00:00+01:00'],
  ])('is 72 real hours across the change %s', (_, aware, due) => {
    const one = clock('cnil', { awareAt: at(aware) }, at(due))
    expect(one).toMatchObject({ due: at(due), state: 'due-soon', leftMs: 0 })
  })
})

describe('what may follow it', () => {
  const notifiedAt = at('2026-11-25T09:20:00+01:00')

  it('a complement, 72 hours after an incomplete notification', () => {
    const incomplete = { notifiedAt, complete: false, complementedAt: null }
    expect(clock('cnil-complement', {}, AWARE)).toMatchObject({ reason: 'notification-awaited' })
    expect(clock('cnil-complement', { risk: 'unlikely' }, AWARE)).toMatchObject({ reason: 'risk-unlikely' })
    expect(clock('cnil-complement', { cnil: incomplete }, AWARE)).toMatchObject({
      state: 'running',
      due: at('2026-11-28T10:00:00+01:00'),
    })
    expect(clock('cnil-complement', { cnil: { ...incomplete, complete: true } }, AWARE)).toMatchObject({
      state: 'not-applicable',
      reason: 'notification-complete',
    })
    const complementedAt = at('2026-11-27T09:00:00+01:00')
    expect(clock('cnil-complement', { cnil: { notifiedAt, complete: true, complementedAt } }, AWARE)).toMatchObject({
      state: 'done',
      inTime: true,
    })
  })

  it('telling people when the risk is high, without an hour and without delay', () => {
    const long = at('2027-06-01T00:00:00Z')
    expect(clock('persons', {}, long)).toMatchObject({ state: 'running', due: null, leftMs: null, from: AWARE })
    expect(clock('persons', { risk: 'risk' }, long)).toMatchObject({ state: 'not-applicable', reason: 'risk-not-high' })
    for (const exemption of ['protected', 'mitigated'] as const) {
      expect(clock('persons', { persons: { toldAt: null, exemption } }, long)).toMatchObject({ reason: 'exempt' })
    }
    expect(clock('persons', { persons: { toldAt: null, exemption: 'disproportionate' } }, long).state).toBe('running')
    expect(clock('persons', { risk: 'risk', persons: { toldAt: long, exemption: null } }, long)).toMatchObject({
      state: 'done',
      inTime: null,
    })
  })
})

describe('NIS2', () => {
  it('is 24 hours, 72 hours, and a month after the notification, and says that it was not verified', () => {
    const now = at('2026-11-24T12:00:00+01:00')
    expect(clock('nis2-warning', {}, now)).toMatchObject({ due: at('2026-11-25T10:17:00+01:00'), verified: false })
    expect(clock('nis2-notification', {}, now)).toMatchObject({ due: at('2026-11-27T10:17:00+01:00'), verified: false })
    expect(clock('nis2-report', {}, now)).toMatchObject({ due: at('2026-12-28T00:00:00+01:00'), provisional: true })
    const nis2 = { ...facts.nis2, notifiedAt: at('2026-11-25T08:00:00+01:00') }
    expect(clock('nis2-report', { nis2 }, now)).toMatchObject({
      due: at('2026-12-26T00:00:00+01:00'),
      provisional: false,
      verified: false,
    })
  })

  it('does not run for bodies that are not subject to it', () => {
    const nis2 = { ...facts.nis2, applies: false }
    for (const id of ['nis2-warning', 'nis2-notification', 'nis2-report'] as const) {
      expect(clock(id, { nis2 }, AWARE)).toMatchObject({ state: 'not-applicable', reason: 'not-subject' })
    }
  })
})

it('a complaint is due within 72 hours to the minute, for those insured or who did not say', () => {
  expect(clock('complaint', {}, AWARE)).toMatchObject({ due: at('2026-11-27T10:17:00+01:00'), assumed: false })
  expect(clock('complaint', { complaint: { insured: null, filedAt: null } }, AWARE)).toMatchObject({ assumed: true })
  expect(clock('complaint', { complaint: { insured: false, filedAt: null } }, AWARE)).toMatchObject({
    reason: 'not-insured',
  })
  expect(clock('complaint', { complaint: { insured: false, filedAt: AWARE } }, AWARE).state).toBe('done')
})

it('nothing runs before awareness', () => {
  for (const one of clocksAt({ ...facts, awareAt: null }, AWARE)) {
    expect(one).toMatchObject({ state: 'not-applicable', reason: 'awareness-unknown', due: null })
  }
})

it('lists what is left by urgency', () => {
  expect(outstanding(clocksAt(facts, AWARE)).map(one => one.id)).toEqual([
    'nis2-warning',
    'complaint',
    'nis2-notification',
    'cnil',
    'nis2-report',
    'persons',
  ])
})

const instant = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true })
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })

it('is consistent whatever the facts', () => {
  const any: fc.Arbitrary<ClockFacts> = fc.record({
    awareAt: maybe(instant),
    risk: fc.constantFrom('unlikely', 'risk', 'high', null),
    cnil: fc.record({ notifiedAt: maybe(instant), complete: fc.boolean(), complementedAt: maybe(instant) }),
    delayExplained: fc.boolean(),
    persons: fc.record({
      toldAt: maybe(instant),
      exemption: fc.constantFrom('protected', 'mitigated', 'disproportionate', null),
    }),
    nis2: fc.record({
      applies: maybe(fc.boolean()),
      warnedAt: maybe(instant),
      notifiedAt: maybe(instant),
      reportedAt: maybe(instant),
    }),
    complaint: fc.record({ insured: maybe(fc.boolean()), filedAt: maybe(instant) }),
  })
  fc.assert(
    fc.property(any, instant, (given, now) => {
      const clocks = clocksAt(given, now)
      expect(clocks.map(one => one.id)).toEqual(CLOCK_IDS)
      for (const { state, due, leftMs, doneAt, reason, from } of clocks) {
        expect(state === 'done').toBe(doneAt !== null)
        expect(state === 'not-applicable').toBe(reason !== null)
        expect(from === null).toBe(state === 'not-applicable')
        if (state === 'late') expect(leftMs! < 0).toBe(true)
        if (state === 'due-soon') expect(leftMs! >= 0).toBe(true)
        if (due !== null) expect(due.getTime()).toBeGreaterThan(from!.getTime())
      }
    }),
  )
})
