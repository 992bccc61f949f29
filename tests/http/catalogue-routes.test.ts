import { describe, expect, test } from 'vitest'
import { readCatalogue } from '../incident/catalogue.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { testApp } from './test-app.ts'

const group = ristretto255()
const catalogue = readCatalogue()
const EMAIL = 'planted.person@example.org'

async function get(path: string, options: Parameters<typeof testApp>[1] = { catalogue }) {
  const { request } = await testApp(group, options)
  const response = await request(path)
  return { response, body: (await response.json()) as Record<string, never> & { [name: string]: unknown } }
}

describe('incidents', () => {
  test('are filtered, counted and sorted as asked', async () => {
    const { body } = await get('/v1/incidents?sector=telecom&sort=affected&limit=3')
    expect(body).toMatchObject({
      total: catalogue.filter(one => one.sector === 'telecom').length,
      incidents: [{ id: 'free-2024' }, {}, {}],
      facets: { exposure: expect.any(Array), commune: [], role: expect.any(Array) },
    })
  })

  test('are found by commune and by role', async () => {
    const { body } = await get('/v1/incidents?commune=29232&role=controller')
    expect(body).toMatchObject({ incidents: [{ id: 'brest-quimper-appointments-2025' }], total: 1 })
  })

  test('go on page after page', async () => {
    const { request } = await testApp(group, { catalogue })
    const seen: string[] = []
    for (let path: string | null = '/v1/incidents?sort=title&limit=30'; path !== null; ) {
      const page = (await (await request(path)).json()) as { incidents: { id: string }[]; nextCursor: string | null }
      seen.push(...page.incidents.map(({ id }) => id))
      path = page.nextCursor === null ? null : `/v1/incidents?sort=title&limit=30&cursor=${page.nextCursor}`
    }
    expect(seen.toSorted()).toEqual(catalogue.map(({ id }) => id).toSorted())
  })

  test('tell what changed, and what happened when', async () => {
    const { response, body } = await get('/v1/incidents/france-travail-2024/revisions')
    expect(response.headers.get('etag')).toMatch(/^"/)
    expect(body).toMatchObject({
      id: 'france-travail-2024',
      revisions: [
        { kind: 'disclosed', date: '2024-03-13' },
        { kind: 'figure', date: '2024-03-13', figure: { count: 43_000_000, basis: 'announced' } },
        { kind: 'figure', date: '2026-01-22', figure: { count: 36_820_828, basis: 'confirmed' } },
      ],
      timeline: ['occurred', 'detected', 'disclosed', 'claimed', 'decided'].map(kind => ({ kind })),
    })
  })

  test.each(['none', '%2e%2e', EMAIL, '__proto__'])('has no revisions of %s', async id => {
    const { response, body } = await get(`/v1/incidents/${id}/revisions`)
    expect([response.status, body.type]).toEqual([404, 'urn:vigifuite:problem:not-found'])
    expect(JSON.stringify(body)).not.toContain('planted')
  })

  test.each([
    ['sector=telecoms', 'sector'],
    ['sector=telecom&sector=telecom', 'sector'],
    ['role=victim', 'role'],
    ['role=', 'role'],
    ['commune=paris', 'commune'],
    ['commune=2a004', 'commune'],
    ['commune=29019&commune=29232', 'commune'],
    ['sort=newest', 'sort'],
    ['sort=title&sort=affected', 'sort'],
    ['dataClass=__proto__', 'dataClass'],
    [`q=${'a'.repeat(10_000)}`, 'q'],
    [`cursor=${'A'.repeat(10_000)}`, 'cursor'],
    [`commune=${'2'.repeat(10_000)}`, 'commune'],
    // A cursor by disclosure (the default) where titles are asked for.
    ['sort=title&cursor=MnxkaXNjbG9zZWR8MjAyNC0wMi0wMXxh', 'cursor'],
  ])('refuses ?%.40s, naming %s', async (query, field) => {
    const { response, body } = await get(`/v1/incidents?${query}`)
    expect([response.status, body.field]).toEqual([422, field])
    expect(JSON.stringify(body).length).toBeLessThan(300)
  })

  test('takes that cursor where it belongs', async () => {
    expect((await get('/v1/incidents?cursor=MnxkaXNjbG9zZWR8MjAyNC0wMi0wMXxh')).response.status).toBe(200)
  })
})

test('data classes have their words in three vocabularies, and a count', async () => {
  const { body } = await get('/v1/data-classes')
  expect(body.dataClasses).toHaveLength(68)
  expect(body.dataClasses).toContainEqual({
    id: 'nir',
    group: 'numbers',
    label: { fr: 'numéros de sécurité sociale (NIR)', en: 'French social security numbers (NIR)' },
    cnil: 'nir',
    hibp: 'Social security numbers',
    sensitive: false,
    incidents: catalogue.filter(one => one.dataClasses.includes('nir')).length,
  })
  expect(body.cnilCategories).toContainEqual({
    id: 'location',
    label: { fr: 'localisation', en: 'location' },
    openData: 'Données de localisation',
  })
})

test('statistics say which units are summed, and build once per publication', async () => {
  const { request, publication } = await testApp(group, { catalogue })
  const first = await request('/v1/statistics')
  const body = (await first.json()) as { totals: { incidents: number } }
  expect(body).toMatchObject({ epoch: 5, summedUnits: ['persons', 'accounts', 'customer-accounts'] })
  expect(body.totals.incidents).toBe(catalogue.length)
  publication.state.catalogue = []
  expect((await request('/v1/statistics')).headers.get('etag')).toBe(first.headers.get('etag'))
})

describe('communes', () => {
  test('have their official name, and the incidents that touch them', async () => {
    expect((await get('/v1/communes/29232')).body).toMatchObject({
      insee: '29232',
      name: 'Quimper',
      department: '29',
      incidents: [{ id: 'brest-quimper-appointments-2025' }],
    })
  })

  test('may have no incident', async () => {
    expect((await get('/v1/communes/2A004')).body).toEqual({
      insee: '2A004',
      name: 'Ajaccio',
      department: '2A',
      incidents: [],
    })
  })

  test.each(['00000', '99999', '75', '2a004', 'Brest', EMAIL, '__proto__', '%00', '2'.repeat(10_000)])(
    'knows none with the code %.30s',
    async insee => {
      const { response, body } = await get(`/v1/communes/${insee}`)
      expect([response.status, body.type]).toEqual([404, 'urn:vigifuite:problem:not-found'])
      expect(JSON.stringify(body)).not.toContain('planted')
    },
  )
})

test.each(['/v1/incidents/free-2024/revisions', '/v1/data-classes', '/v1/statistics', '/v1/communes/29019'])(
  '%s says so when the catalogue cannot be read',
  async path => {
    const { request, publication } = await testApp(group)
    publication.state.broken.snapshot = true
    const response = await request(path)
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  },
)
