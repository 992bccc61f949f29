import { describe, expect, test } from 'vitest'
import { arrivalsAfter, firstArrivals } from '../../src/incident/arrivals.ts'
import type { Incident } from '../../src/incident/record.ts'
import { readCatalogue } from './catalogue.ts'

const catalogue = readCatalogue()
const NOW = new Date('2026-06-01T12:00:00.789Z')
const without = (...ids: string[]): Incident[] => catalogue.filter(({ id }) => !ids.includes(id))
const revised = (id: string, change: Partial<Incident>): Incident[] =>
  catalogue.map(one => (one.id === id ? { ...one, ...change } : one))

describe('the first arrivals', () => {
  const first = firstArrivals(catalogue)

  test('come in the order of disclosure, no two together, changed at their last revision', () => {
    expect(first).toHaveLength(catalogue.length)
    const instants = first.map(({ added }) => added)
    expect(instants).toEqual([...new Set(instants)].toSorted())
    for (const { added, modified } of first) {
      expect(added).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
      expect(modified >= added).toBe(true)
    }
    expect(first.find(({ id }) => id === 'france-travail-2024')).toEqual({
      id: 'france-travail-2024',
      added: '2024-03-13T00:00:00Z',
      modified: '2026-01-29T00:00:00Z',
    })
  })

  test('do not depend on the order of the records', () => {
    expect(firstArrivals(catalogue.toReversed())).toEqual(first)
  })

  test('of none are none', () => {
    expect(firstArrivals([])).toEqual([])
  })
})

describe('later arrivals', () => {
  const before = { arrivals: firstArrivals(catalogue), catalogue }

  test('are the former ones where nothing changed', () => {
    expect(arrivalsAfter(before, catalogue, NOW)).toEqual(before.arrivals)
  })

  test('keep the day of arrival whatever is revised, and say when', () => {
    const dates = { ...catalogue.find(({ id }) => id === 'free-2024')!.dates, disclosed: '2021-01-01' }
    const after = arrivalsAfter(before, revised('free-2024', { dates, title: { fr: 'Autre', en: 'Other' } }), NOW)
    const changed = after.filter((one, index) => one !== before.arrivals[index])
    expect(changed).toEqual([
      {
        ...before.arrivals.find(({ id }) => id === 'free-2024'),
        modified: '2026-06-01T12:00:00Z',
      },
    ])
  })

  test('put what is new last, however long ago it was disclosed, each at its own second', () => {
    const least = without('ap-hp-2021', 'free-2024')
    const former = { arrivals: firstArrivals(least), catalogue: least }
    const after = arrivalsAfter(former, catalogue, NOW)
    expect(after.slice(0, -2)).toEqual(former.arrivals)
    expect(after.slice(-2)).toEqual([
      { id: 'ap-hp-2021', added: '2026-06-01T12:00:00Z', modified: '2026-06-01T12:00:00Z' },
      { id: 'free-2024', added: '2026-06-01T12:00:01Z', modified: '2026-06-01T12:00:01Z' },
    ])
  })

  test('come after the former ones on a clock that went back', () => {
    const least = without('ap-hp-2021')
    const former = { arrivals: firstArrivals(least), catalogue: least }
    const [last, added] = arrivalsAfter(former, catalogue, new Date('2001-01-01')).slice(-2)
    expect(added!.added > last!.added).toBe(true)
  })

  test('remember what left, and give it its place back', () => {
    const gone = arrivalsAfter(before, without('free-2024'), NOW)
    expect(gone).toEqual(before.arrivals)
    const back = arrivalsAfter({ arrivals: gone, catalogue: without('free-2024') }, catalogue, NOW)
    expect(back.map(({ id, added }) => [id, added])).toEqual(before.arrivals.map(({ id, added }) => [id, added]))
    expect(back.find(({ id }) => id === 'free-2024')?.modified).toBe('2026-06-01T12:00:00Z')
  })
})
