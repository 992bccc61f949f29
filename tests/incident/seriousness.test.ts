import { describe, expect, test } from 'vitest'
import { DATA_CLASS_IDS, type DataClass } from '../../src/incident/data-classes.ts'
import { bySeriousness, isGrave, levelOf, type Weighed } from '../../src/incident/seriousness.ts'

const incident = (id: string, dataClasses: readonly DataClass[], disclosed = '2024-03-13'): Weighed => ({
  id,
  dataClasses,
  disclosed,
})
const order = (...incidents: Weighed[]) => incidents.sort(bySeriousness).map(one => one.id)

test('every data class has a level', () => {
  expect(DATA_CLASS_IDS.filter(id => ![1, 2, 3, 4].includes(levelOf(id)))).toEqual([])
  expect(levelOf('a class of a later version' as DataClass)).toBe(1)
})

test('money and access stand out, contact details do not', () => {
  expect((['iban', 'passwords', 'nir', 'health-data', 'access-codes'] as const).filter(one => !isGrave(one))).toEqual(
    [],
  )
  expect((['names', 'email-addresses', 'postal-addresses', 'customer-ids'] as const).filter(isGrave)).toEqual([])
})

describe('most serious first', () => {
  test('one grave class outweighs any number of simple ones', () => {
    const simple = DATA_CLASS_IDS.filter(id => levelOf(id) <= 2)
    expect(order(incident('simple', simple), incident('iban', ['iban']), incident('nir', ['nir']))).toEqual([
      'nir',
      'iban',
      'simple',
    ])
  })
  test('then the number of classes of each level', () => {
    expect(order(incident('one', ['nir']), incident('two', ['nir', 'iban']))).toEqual(['two', 'one'])
  })
  test('then the more recent, then the id, in whatever order they come', () => {
    const [older, newer, b] = [
      incident('older', ['iban'], '2023'),
      incident('a', ['iban'], '2024-10'),
      incident('b', ['iban'], '2024-10'),
    ]
    expect(order(older, b, newer)).toEqual(['a', 'b', 'older'])
    expect(order(newer, older, b)).toEqual(['a', 'b', 'older'])
  })
  test('an incident whose data classes are not known comes last', () => {
    expect(order(incident('unknown', []), incident('names', ['names']))).toEqual(['names', 'unknown'])
  })
})
