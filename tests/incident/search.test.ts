import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SORTS } from '../../src/incident/order.ts'
import type { Incident } from '../../src/incident/record.ts'
import { type IncidentPage, incidentQuerySchema, searchIncidents } from '../../src/incident/search.ts'
import { readCatalogue } from './catalogue.ts'

const catalogue = readCatalogue()
const search = (query: Record<string, string>, incidents: readonly Incident[] = catalogue): IncidentPage =>
  searchIncidents(incidents, incidentQuerySchema.parse(query))
const ids = (page: IncidentPage) => page.incidents.map(({ id }) => id)

function allPages(query: Record<string, string>, between: (page: number) => readonly Incident[] = () => catalogue) {
  const found: string[] = []
  let cursor: string | null = null
  let pages = 0
  do {
    const page: IncidentPage = search(cursor === null ? query : { ...query, cursor }, between(pages))
    found.push(...ids(page))
    cursor = page.nextCursor
    pages++
  } while (cursor !== null)
  return { found, pages }
}

describe('searching incidents', () => {
  it('shows the most recent disclosure first, 20 at a time', () => {
    const page = search({})
    expect(page.total).toBe(79)
    expect(page.incidents).toHaveLength(20)
    expect(page.incidents[0]?.id).toBe('ants-2026')
    expect(page.nextCursor).not.toBeNull()
    const dates = allPages({}).found.map(id => catalogue.find(one => one.id === id)!.dates.disclosed)
    expect(dates).toEqual([...dates].sort().reverse())
  })

  it.each(SORTS)('shows every incident exactly once by %s, whatever the page size', sort => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), limit => {
        const { found, pages } = allPages({ sort, limit: String(limit) })
        expect(found).toHaveLength(79)
        expect(new Set(found).size).toBe(79)
        expect(pages).toBe(Math.ceil(79 / limit))
      }),
      { numRuns: 15 },
    )
  })

  it.each(SORTS)('by %s, neither repeats nor hides an incident when others are published between two pages', sort => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(catalogue, { minLength: 10 }),
        fc.integer({ min: 1, max: 7 }),
        (before, limit) => {
          const { found } = allPages({ sort, limit: String(limit) }, page => (page === 0 ? before : catalogue))
          expect(new Set(found).size).toBe(found.length)
          for (const { id } of before) expect(found).toContain(id)
        },
      ),
      { numRuns: 20 },
    )
  })

  it.each(SORTS)('by %s, pages through incidents that have the same key', sort => {
    const same = catalogue.map(one => ({
      ...one,
      title: { fr: 'é'.repeat(100), en: 'e' },
      affected: [],
      dates: { ...one.dates, disclosed: '2024' },
    }))
    const { found } = allPages({ sort, limit: '7' }, () => same)
    expect(found).toEqual(catalogue.map(({ id }) => id).toSorted())
  })

  it('shows the largest figure first, and titles in the order of the alphabet', () => {
    expect(ids(search({ sort: 'affected' })).slice(0, 2)).toEqual(['deezer-2022', 'france-travail-2024'])
    const titles = search({ sort: 'title', limit: '100' }).incidents.map(({ title }) => title.fr)
    const letters = titles.map(title => title.normalize('NFKD').replace(/\P{L}/gu, '').charAt(0).toLowerCase())
    expect(letters).toEqual(letters.toSorted())
  })

  it('refuses the cursor of another sort, and takes one for other filters', () => {
    const { nextCursor } = search({ sort: 'affected' })
    const parse = (query: Record<string, string>) => incidentQuerySchema.safeParse({ cursor: nextCursor!, ...query })
    for (const query of [{}, { sort: 'disclosed' }, { sort: 'title' }]) {
      const result = parse(query as Record<string, string>)
      expect([result.success, result.error?.issues[0]?.path]).toEqual([false, ['cursor']])
    }
    expect(parse({ sort: 'affected', sector: 'telecom' }).success).toBe(true)
  })

  it('goes on from the same place when the incident that the cursor names is gone', () => {
    const first = search({ limit: '5' })
    const without = catalogue.filter(({ id }) => id !== first.incidents[4]?.id)
    const second = search({ limit: '5', cursor: first.nextCursor! }, without)
    expect(ids(second)).toEqual(ids(search({ limit: '10' })).slice(5))
  })

  it('does not depend on the order it is given, and leaves it alone', () => {
    const reversed = Object.freeze([...catalogue].reverse())
    expect(search({ limit: '100' }, reversed)).toEqual(search({ limit: '100' }))
  })

  it.each([
    ['VIAMEDIS', ['viamedis-almerys-2024']],
    ['fédération  tir', ['fftir-2025']],
    ['federation TIR', ['fftir-2025']],
    ['Centre HOSPITALIER cannes', ['cannes-hospital-2024']],
    ['29232', ['brest-quimper-appointments-2025']],
    ['d’armentieres', ['armentieres-hospital-2024']],
    ['no-such-body', []],
  ])('finds %s', (q, expected) => {
    expect(ids(search({ q }))).toEqual(expected)
  })

  it('takes a query of punctuation for no query', () => {
    expect(search({ q: ' …!? ' }).total).toBe(79)
  })

  it('filters, and every filter narrows', () => {
    for (const [query, holds] of [
      [{ sector: 'telecom' }, (one: Incident) => one.sector === 'telecom'],
      [{ kind: 'ddos' }, (one: Incident) => one.kind === 'ddos'],
      [{ exposure: 'claimed' }, (one: Incident) => one.exposure === 'claimed'],
      [{ dataClass: 'nir' }, (one: Incident) => one.dataClasses.includes('nir')],
      [{ year: '2024' }, (one: Incident) => one.dates.disclosed.startsWith('2024')],
      [{ role: 'processor' }, (one: Incident) => one.organisations.some(({ role }) => role === 'processor')],
      [{ commune: '29232' }, (one: Incident) => one.organisations.some(({ commune }) => commune?.insee === '29232')],
      [
        { sector: 'telecom', dataClass: 'iban', year: '2024' },
        (one: Incident) =>
          one.sector === 'telecom' && one.dataClasses.includes('iban') && one.dates.disclosed.startsWith('2024'),
      ],
    ] as const) {
      const { found } = allPages({ ...query, limit: '3' })
      expect(found.toSorted()).toEqual(
        catalogue
          .filter(holds)
          .map(({ id }) => id)
          .toSorted(),
      )
      expect(found.length).toBeGreaterThan(0)
      expect(found.length).toBeLessThan(79)
    }
  })

  it('answers an empty catalogue', () => {
    const none = { sector: [], kind: [], exposure: [], dataClass: [], year: [], role: [], commune: [] }
    expect(search({}, [])).toEqual({ incidents: [], total: 0, nextCursor: null, facets: none })
  })

  it('counts facets over what the words leave', () => {
    const { facets, total } = search({ q: 'hopital' })
    expect(facets.exposure.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    expect(facets.sector[0]?.value).toBe('health')
  })

  it('finds communes whose people are concerned, by name and by code', () => {
    const communes = [{ insee: '2A004', name: 'Ajaccio' }]
    const criterion = { type: 'commune' as const, as: ['resident' as const], communes, scope: 'all' as const }
    const population = { ...catalogue[0]!.population, criteria: [criterion] }
    const incidents = [{ ...catalogue[0]!, population }]
    for (const query of [{ q: 'AJACCIO' }, { q: '2a004' }, { commune: '2A004' }]) {
      expect(search(query as Record<string, string>, incidents).total).toBe(1)
    }
  })

  it.each([
    { limit: '0' },
    { limit: '101' },
    { limit: '-1' },
    { limit: '1e2' },
    { limit: '' },
    { cursor: 'nonsense!' },
    { cursor: '' },
    { sector: 'telecoms' },
    { year: '24' },
    { q: 'x'.repeat(101) },
    { page: '2' },
    { sort: 'newest' },
    { sort: '' },
    { role: 'victim' },
    { dataClass: 'toString' },
    { commune: '2A04' },
    { commune: '29232 ' },
    { commune: '2a004' },
    { commune: '29'.repeat(5000) },
    { lang: 'fr' },
  ])('refuses %j', query => {
    const result = incidentQuerySchema.safeParse(query)
    expect(result.success).toBe(false)
  })
})
