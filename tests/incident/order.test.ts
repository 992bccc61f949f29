import { describe, expect, it } from 'vitest'
import { comparePositions, positionOf, SORTS, type Sort } from '../../src/incident/order.ts'
import { standingFigure } from '../../src/incident/summary.ts'
import { readCatalogue } from './catalogue.ts'

const catalogue = readCatalogue()
const sorted = (sort: Sort) => catalogue.toSorted((a, b) => comparePositions(positionOf(a, sort), positionOf(b, sort)))

describe('orders of incidents', () => {
  it('put the most recent disclosure first', () => {
    const dates = sorted('disclosed').map(one => one.dates.disclosed)
    expect(dates).toEqual(dates.toSorted().reverse())
  })

  it('put the largest standing figure first, and those without one last', () => {
    const counts = sorted('affected').map(one => standingFigure(one)?.count ?? 0)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    expect(counts.at(-1)).toBe(0)
  })

  it('put titles in the order of the alphabet, accents and case aside', () => {
    const titled = (fr: string) => ({ ...catalogue[0]!, title: { fr, en: fr } })
    const order = [titled('Zèbre'), titled('école'), titled('Ecran'), titled('ARRAS')]
      .sort((a, b) => comparePositions(positionOf(a, 'title'), positionOf(b, 'title')))
      .map(one => one.title.fr)
    expect(order).toEqual(['ARRAS', 'école', 'Ecran', 'Zèbre'])
  })

  it.each(SORTS)('are total: no two incidents have the same place by %s', sort => {
    for (const a of catalogue) {
      for (const b of catalogue) {
        const compared = comparePositions(positionOf(a, sort), positionOf(b, sort))
        expect(compared === 0).toBe(a === b)
        expect(Math.sign(comparePositions(positionOf(b, sort), positionOf(a, sort)))).toBe(-Math.sign(compared) || 0)
      }
    }
  })
})
