import { expect, it } from 'vitest'
import { formatDate, formatList, formatNumber, formatOn, formatUntil, plural } from '../../src/site/format.ts'

it('writes partial dates with the precision that they have', () => {
  expect(['2024-03-13', '2024-03', '2024', '2025-12-01'].map(date => formatDate(date, 'fr'))).toEqual([
    '13 mars 2024',
    'mars 2024',
    '2024',
    '1er décembre 2025',
  ])
  expect(['2024-03-13', '2024-03', '2024'].map(date => formatDate(date, 'en'))).toEqual([
    '13 March 2024',
    'March 2024',
    '2024',
  ])
})

it('puts the right word before a day, a month and a year', () => {
  expect(['2024-03-13', '2024-03', '2024'].map(date => formatOn(date, 'fr'))).toEqual([
    'le 13 mars 2024',
    'en mars 2024',
    'en 2024',
  ])
  expect(['2024-03-13', '2024-03'].map(date => formatOn(date, 'en'))).toEqual(['on 13 March 2024', 'in March 2024'])
  expect(['2024-03-13', '2024-03', '2024'].map(date => formatUntil(date, 'fr'))).toEqual([
    'jusqu’au 13 mars 2024',
    'jusqu’en mars 2024',
    'jusqu’en 2024',
  ])
  expect(formatUntil('2024', 'en')).toBe('until 2024')
})

it('writes numbers, lists and plurals as each language does', () => {
  expect(formatNumber(36_820_828, 'fr')).toBe('36\u202f820\u202f828')
  expect(formatNumber(36_820_828, 'en')).toBe('36,820,828')
  expect(formatList(['a', 'b', 'c'], 'fr')).toBe('a, b et c')
  expect([0, 1, 2].map(count => plural(count, 'fr', 'jour', 'jours'))).toEqual(['jour', 'jour', 'jours'])
  expect([0, 1, 2].map(count => plural(count, 'en', 'day', 'days'))).toEqual(['days', 'day', 'days'])
})
