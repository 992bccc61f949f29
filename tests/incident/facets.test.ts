import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { communesOf } from '../../src/incident/communes.ts'
import { FACETS, type FacetFilters, filterByFacets } from '../../src/incident/facets.ts'
import { readCatalogue } from './catalogue.ts'

const catalogue = readCatalogue()
const everything = filterByFacets(catalogue, {})

describe('facets', () => {
  it('count every incident in each value that it has', () => {
    const count = (holds: (one: (typeof catalogue)[number]) => boolean) => catalogue.filter(holds).length
    const { facets } = everything
    expect(facets.sector).toContainEqual({ value: 'telecom', count: count(one => one.sector === 'telecom') })
    expect(facets.dataClass).toContainEqual({ value: 'nir', count: count(one => one.dataClasses.includes('nir')) })
    expect(facets.year.map(({ value }) => value)).toEqual(['2026', '2025', '2024', '2023', '2022', '2021'])
    expect(facets.role.find(({ value }) => value === 'controller')?.count).toBe(catalogue.length)
    expect(facets.kind.reduce((sum, one) => sum + one.count, 0)).toBe(catalogue.length)
  })

  it('name communes, each once an incident', () => {
    const brest = { insee: '29019', name: 'Brest' }
    const criterion = { type: 'commune' as const, as: ['resident' as const], communes: [brest], scope: 'all' as const }
    const organisation = { name: 'Ville de Brest', role: 'controller' as const, commune: brest }
    const one = {
      ...catalogue[0]!,
      organisations: [organisation],
      population: { ...catalogue[0]!.population, criteria: [criterion] },
    }
    expect(communesOf(one)).toEqual([brest])
    expect(filterByFacets([one], {}).facets.commune).toEqual([{ value: '29019', count: 1, name: 'Brest' }])
    expect(
      filterByFacets([{ ...one, organisations: catalogue[0]!.organisations }], { commune: '29019' }).found,
    ).toHaveLength(1)
  })

  it('keep the value that was asked for, even when it leaves nothing', () => {
    const { found, facets } = filterByFacets(catalogue, { commune: '75056', sector: 'telecom' })
    expect(found).toEqual([])
    expect(facets.commune).toContainEqual({ value: '75056', count: 0 })
    expect(filterByFacets([], { year: '2024' }).facets.year).toEqual([{ value: '2024', count: 0 }])
  })

  it('count each facet as if it did not filter, and say what choosing another value gives', () => {
    // Filters that exist in the catalogue, any combination of them.
    const filters = fc
      .record(
        Object.fromEntries(
          FACETS.map(facet => [facet, fc.constantFrom(...everything.facets[facet].map(one => one.value))]),
        ),
        { requiredKeys: [] },
      )
      .map(value => value as FacetFilters)
    fc.assert(
      fc.property(filters, chosen => {
        const { found, facets } = filterByFacets(catalogue, chosen)
        expect(new Set(found).size).toBe(found.length)
        for (const facet of FACETS) {
          for (const { value, count } of facets[facet]) {
            expect(filterByFacets(catalogue, { ...chosen, [facet]: value }).found).toHaveLength(count)
          }
        }
      }),
      { numRuns: 25 },
    )
  })
})
