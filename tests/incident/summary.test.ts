import { describe, expect, it } from 'vitest'
import { standingFigure, summarise } from '../../src/incident/summary.ts'
import { readCatalogue } from './catalogue.ts'

const catalogue = readCatalogue()
const incident = (id: string) => catalogue.find(one => one.id === id)!

describe('summaries', () => {
  it('shows the corrected figure with its basis', () => {
    expect(summarise(incident('france-travail-2024')).affected).toEqual({
      count: 36_820_828,
      unit: 'persons',
      basis: 'confirmed',
    })
  })

  it('shows no figure where nobody counted', () => {
    expect(incident('cnaf-2024').affected).toHaveLength(1)
    expect(standingFigure(incident('cnaf-2024'))).toBeNull()
    expect(summarise(incident('cnaf-2024')).affected).toBeNull()
  })

  it('carries the caveat of every record', () => {
    for (const one of catalogue) expect(summarise(one).caveat).toBe(one.caveat)
  })

  it('is much smaller than the record, and plain JSON', () => {
    for (const one of catalogue) {
      const summary = summarise(one)
      const text = JSON.stringify(summary)
      expect(JSON.parse(text)).toEqual(summary)
      expect(text.length).toBeLessThan(JSON.stringify(one).length / 2)
    }
  })
})
