import { expect, it } from 'vitest'
import { addDays } from '../../src/incident/day.ts'
import { easterOf, isHoliday, isWorkingDay } from '../../src/incident/french-holidays.ts'

it.each([
  [2019, '2019-04-21'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
  [2008, '2008-03-23'],
])('Easter of %i is %s', (year, day) => {
  expect(easterOf(year)).toBe(day)
})

it('has the eleven holidays of 2026', () => {
  const days = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index))
  expect(days.filter(isHoliday)).toEqual([
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-05-25',
    '2026-07-14',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ])
  expect(days.filter(isWorkingDay)).toHaveLength(252)
})

it('works on neither weekends nor holidays', () => {
  expect(isWorkingDay('2026-05-22')).toBe(true)
  for (const day of ['2026-05-23', '2026-05-24', '2026-05-25']) expect(isWorkingDay(day)).toBe(false)
  expect(isWorkingDay('2026-05-26')).toBe(true)
})
