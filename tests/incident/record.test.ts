import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { incidentSchema } from '../../src/incident/record.ts'
import { readCatalogue } from './catalogue.ts'

const incident = readCatalogue().find(({ id }) => id === 'free-2024')!
const accepts = (change: object) => incidentSchema.safeParse({ ...incident, ...change }).success

describe('the incident record', () => {
  it('accepts a record of the catalogue', () => {
    expect(accepts({})).toBe(true)
  })

  it.each([
    ['a field nobody knows', { victims: [] }],
    ['an id with capitals', { id: 'Free-2024' }],
    ['an id that leaves its folder', { id: '../free' }],
    ['a title in one language', { title: { fr: 'Free' } }],
    ['an empty title', { title: { fr: ' ', en: 'Free' } }],
    ['no organisation', { organisations: [] }],
    ['an organisation twice', { organisations: [incident.organisations[0], incident.organisations[0]] }],
    ['an unknown role', { organisations: [{ name: 'Free', role: 'victim' }] }],
    ['an address for a domain', { organisations: [{ name: 'Free', role: 'controller', domain: 'https://free.fr' }] }],
    [
      'an INSEE code that is none',
      { organisations: [{ name: 'A', role: 'controller', commune: { name: 'A', insee: '1' } }] },
    ],
    ['an unknown sector', { sector: 'aviation' }],
    ['an unknown data class', { dataClasses: ['shoe-sizes'] }],
    ['a data class twice', { dataClasses: ['names', 'names'] }],
    ['a data class both exposed and not', { dataClasses: ['names'], dataClassesNotExposed: ['names'] }],
    ['exposed classes of an incident that exposed nothing', { exposure: 'none' }],
    ['no disclosure date', { dates: { ...incident.dates, disclosed: null } }],
    ['a count without a basis', { affected: [{ count: 3, unit: 'persons', basis: null, note: null }] }],
    ['a basis without a count', { affected: [{ count: null, unit: 'persons', basis: 'claimed', note: null }] }],
    ['a negative count', { affected: [{ count: -1, unit: 'persons', basis: 'claimed', note: null }] }],
    ['no source', { sources: [] }],
    ['a source that runs script', { sources: [{ ...incident.sources[0], url: 'javascript:alert(1)' }] }],
    ['a caveat that is a word', { caveat: 'true' }],
  ])('refuses %s', (_, change) => {
    expect(accepts(change)).toBe(false)
  })

  it('knows Corsican communes', () => {
    const commune = { name: 'Ajaccio', insee: '2A004' }
    expect(accepts({ organisations: [{ name: 'Ville d’Ajaccio', role: 'controller', commune }] })).toBe(true)
  })

  it('can be given to editors as a JSON Schema', () => {
    const schema = z.toJSONSchema(incidentSchema, { io: 'input' })
    expect(schema.additionalProperties).toBe(false)
    expect(schema.required).toEqual(expect.arrayContaining(['id', 'title', 'organisations', 'sources', 'caveat']))
  })
})
