import { describe, expect, it } from 'vitest'
import { daysBetween } from '../../src/incident/day.ts'
import { earliestDay, latestDay, latestFirst, partialDateSchema, precisionOf } from '../../src/incident/partial-date.ts'

describe('partial dates', () => {
  it('accepts a day, a month or a year that exists', () => {
    for (const date of ['2024', '2024-02', '2024-02-29']) expect(partialDateSchema.parse(date)).toBe(date)
  })

  it.each(['', '24', '1999-01-01', '2024-13', '2024-00', '2023-02-29', '2024-04-31', '2024-4-1', '2024-04-01T00:00Z'])(
    'refuses %s',
    date => {
      expect(partialDateSchema.safeParse(date).success).toBe(false)
    },
  )

  it('tells how exactly a date is known', () => {
    expect(['2024', '2024-02', '2024-02-29'].map(precisionOf)).toEqual(['year', 'month', 'day'])
  })

  it('sorts the latest first, and within a month what is known to the day', () => {
    expect(['2024', '2024-09', '2024-10-01', '2024-09-19', '2023-12-31'].sort(latestFirst)).toEqual([
      '2024-10-01',
      '2024-09-19',
      '2024-09',
      '2024',
      '2023-12-31',
    ])
  })

  it.each([
    ['2024', '2024-01-01', '2024-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2024-12', '2024-12-01', '2024-12-31'],
    ['2024-03-13', '2024-03-13', '2024-03-13'],
  ])('knows which days %s can mean', (date, first, last) => {
    expect([earliestDay(date), latestDay(date)]).toEqual([first, last])
  })

  it('counts days, also over the change to summer time and backwards', () => {
    expect(daysBetween('2024-03-30', '2024-04-01')).toBe(2)
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2)
  })
})
