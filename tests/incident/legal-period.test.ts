import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayInParis } from '../../src/incident/day.ts'
import { isWorkingDay } from '../../src/incident/french-holidays.ts'
import { endOfDay, HOUR_MS, hoursAfter, monthsAfter, plainHoursAfter } from '../../src/incident/legal-period.ts'

const at = (text: string) => new Date(text)

describe('hours of Union law', () => {
  it.each([
    ['in the middle of an hour', '2026-11-24T10:17:00+01:00', '2026-11-27T11:00:00+01:00'],
    ['at its last second', '2026-11-24T10:59:59+01:00', '2026-11-27T11:00:00+01:00'],
    ['on the hour, which then does not count', '2026-11-24T10:00:00+01:00', '2026-11-27T11:00:00+01:00'],
    ['before a weekend, which counts', '2026-11-20T16:30:00+01:00', '2026-11-23T17:00:00+01:00'],
    [
      'before the clocks go forward: an hour later by the clock',
      '2026-03-27T16:30:00+01:00',
      '2026-03-30T18:00:00+02:00',
    ],
    ['before they go back: an hour earlier by the clock', '2026-10-23T16:30:00+02:00', '2026-10-26T16:00:00+01:00'],
    ['in the last minute before the hour that is skipped', '2026-03-29T01:59:00+01:00', '2026-04-01T03:00:00+02:00'],
    ['in the hour that comes twice, the first time', '2026-10-25T02:30:00+02:00', '2026-10-28T02:00:00+01:00'],
    ['in the hour that comes twice, the second time', '2026-10-25T02:30:00+01:00', '2026-10-28T03:00:00+01:00'],
  ])('72 hours from an event %s', (_, event, due) => {
    expect(hoursAfter(at(event), 72).due).toEqual(at(due))
  })

  it.each([
    ['Friday evening: Friday and Monday are in it', '2026-11-20T20:10:00+01:00', null],
    [
      'Friday before midnight: Monday only, so until Tuesday ends',
      '2026-11-20T23:30:00+01:00',
      '2026-11-25T00:00:00+01:00',
    ],
    ['Saturday: Monday and Tuesday', '2026-11-21T09:00:00+01:00', null],
    ['Friday before Whitsun: Friday only', '2026-05-22T16:30:00+02:00', '2026-05-27T00:00:00+02:00'],
    ['Christmas Eve on a Thursday: Thursday only', '2026-12-24T10:00:00+01:00', '2026-12-29T00:00:00+01:00'],
    ['Easter 2027, across the change of the clocks', '2027-03-26T16:30:00+01:00', '2027-03-31T00:00:00+02:00'],
    ['a Tuesday', '2026-11-24T10:00:00+01:00', null],
  ])('may be longer with two working days: %s', (_, event, extended) => {
    expect(hoursAfter(at(event), 72).extended).toEqual(extended === null ? null : at(extended))
  })

  it('are never extended below two days', () => {
    expect(hoursAfter(at('2026-05-22T23:30:00+02:00'), 24).extended).toBeNull()
  })

  const instant = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2050-01-01T00:00:00Z'), noInvalidDate: true })

  it('end on an hour, after the hours in full and before one more', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 100 }), (event, hours) => {
        const { due, extended } = hoursAfter(event, hours)
        expect(due.getTime() % HOUR_MS).toBe(0)
        const extra = due.getTime() - event.getTime() - hours * HOUR_MS
        expect(extra > 0 && extra <= HOUR_MS).toBe(true)
        if (extended !== null) {
          expect(extended.getTime()).toBeGreaterThan(due.getTime())
          expect(isWorkingDay(dayInParis(new Date(extended.getTime() - 1)))).toBe(true)
        }
      }),
    )
  })
})

it('plain hours are counted to the minute, across a change of the clocks too', () => {
  expect(plainHoursAfter(at('2026-03-28T12:34:00+01:00'), 24)).toEqual(at('2026-03-29T13:34:00+02:00'))
  expect(plainHoursAfter(at('2026-10-23T12:34:00+02:00'), 72)).toEqual(at('2026-10-26T11:34:00+01:00'))
})

it('a month ends with its last day in Paris', () => {
  expect(monthsAfter(at('2026-01-31T23:30:00+01:00'), 1)).toEqual(at('2026-03-01T00:00:00+01:00'))
  expect(monthsAfter(at('2026-02-28T23:30:00Z'), 1)).toEqual(at('2026-04-02T00:00:00+02:00'))
})

it('a day ends when the next begins in Paris, on the days of 23 and of 25 hours too', () => {
  expect(endOfDay('2026-03-28')).toEqual(at('2026-03-29T00:00:00+01:00'))
  expect(endOfDay('2026-03-29')).toEqual(at('2026-03-30T00:00:00+02:00'))
  expect(endOfDay('2026-10-24')).toEqual(at('2026-10-25T00:00:00+02:00'))
  expect(endOfDay('2026-10-25')).toEqual(at('2026-10-26T00:00:00+01:00'))
})
