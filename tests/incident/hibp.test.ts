import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { firstArrivals } from '../../src/incident/arrivals.ts'
import { hibpBreaches, hibpDataClasses, latestHibpBreach } from '../../src/incident/hibp.ts'
import type { Incident } from '../../src/incident/record.ts'
import { readCatalogue } from './catalogue.ts'

const ORIGIN = 'https://vigifuite.example'
const catalogue = readCatalogue()
const breachesOf = (records: readonly Incident[]) => hibpBreaches(records, firstArrivals(records), ORIGIN)
const breaches = breachesOf(catalogue)
const record = (id: string, change: Partial<Incident> = {}): Incident => ({
  ...catalogue.find(one => one.id === id)!,
  ...change,
})
const breach = (id: string, change: Partial<Incident> = {}) => breachesOf([record(id, change)])[0]!

/** The live answer for Adobe, whose fields clients look for. */
const FIELDS = [
  'Name',
  'Title',
  'Domain',
  'BreachDate',
  'AddedDate',
  'ModifiedDate',
  'PwnCount',
  'Description',
  'LogoPath',
  'Attribution',
  'DisclosureUrl',
  'DataClasses',
  'IsVerified',
  'IsFabricated',
  'IsSensitive',
  'IsRetired',
  'IsSpamList',
  'IsMalware',
  'IsSubscriptionFree',
  'IsStealerLog',
]

describe('the catalogue as breaches', () => {
  test('has every incident with every field, in the order of the live answer', () => {
    expect(breaches).toHaveLength(catalogue.length)
    for (const one of breaches) expect(Object.keys(one)).toEqual(FIELDS)
  })

  test('has the shapes that strict clients need', () => {
    for (const one of breaches) {
      expect(one.Name).toMatch(/^[A-Za-z0-9]+$/)
      expect(one.Domain).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
      expect(one.BreachDate).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(one.AddedDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
      expect(one.ModifiedDate >= one.AddedDate).toBe(true)
      expect(one.AddedDate >= one.BreachDate).toBe(true)
      expect(Number.isSafeInteger(one.PwnCount) && one.PwnCount >= 0).toBe(true)
      expect(one.LogoPath).toBe(`${ORIGIN}/logo.png`)
      expect(one.DataClasses).toEqual(one.DataClasses.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
      expect(hibpDataClasses()).toEqual(expect.arrayContaining([...one.DataClasses]))
    }
  })

  test.each(['Name', 'Title', 'AddedDate'] as const)('has no two with the same %s', field => {
    expect(new Set(breaches.map(one => one[field].toLowerCase())).size).toBe(catalogue.length)
  })

  test('is sorted by title', () => {
    const titles = breaches.map(({ Title }) => Title)
    expect(titles.slice(0, 2)).toEqual([
      'Air France and KLM (customer-contact platform)',
      'AP-HP (file-sharing service)',
    ])
    expect(titles.at(-1)).toBe('Weda medical software (Vidal group)')
  })

  test('ends with the one that came last', () => {
    expect(latestHibpBreach(breaches)?.Name).toBe('Ants2026')
    expect(latestHibpBreach([])).toBeNull()
  })
})

test('a record in full', () => {
  expect(breach('france-travail-2024')).toMatchObject({
    Name: 'FranceTravail2024',
    Title: 'France Travail (with Cap emploi)',
    Domain: 'francetravail.fr',
    BreachDate: '2024-02-06',
    AddedDate: '2024-03-13T00:00:00Z',
    ModifiedDate: '2026-01-29T00:00:00Z',
    PwnCount: 36_820_828,
    DataClasses: expect.arrayContaining(['Social security numbers', 'Email addresses']),
    IsVerified: true,
    IsSensitive: false,
    IsMalware: false,
  })
})

describe('names', () => {
  const twins = (['sfr-1-1', 'sfr-11', 's-fr-11'] as const).map((id, index) =>
    record('free-2024', { id, dates: { ...record('free-2024').dates, disclosed: `2024-10-2${index + 5}` } }),
  )

  test('that would be the same are told apart by who came first', () => {
    const names = Object.fromEntries(breachesOf(twins).map(one => [one.AddedDate, [one.Name, one.Title]]))
    expect(Object.values(names)).toEqual([
      ['Sfr11', 'Free and Free Mobile (Iliad)'],
      ['Sfr11N2', 'Free and Free Mobile (Iliad) (2024-10-26)'],
      ['SFr11N3', 'Free and Free Mobile (Iliad) (2024-10-27)'],
    ])
  })

  test('stay when another incident leaves', () => {
    const left = hibpBreaches(twins.slice(1), firstArrivals(twins), ORIGIN)
    expect(left.map(({ Name }) => Name).toSorted()).toEqual(['SFr11N3', 'Sfr11N2'])
  })
})

describe('what is said honestly', () => {
  test.each([
    ['france-state-ddos-2024-03', false],
    ['weda-2025', false],
    ['sfr-2024-11', false],
    ['cardiologie-federation-2025', false],
    ['ants-2026', true],
  ])('%s is verified: %s', (id, verified) => {
    expect(breach(id)).toMatchObject({ IsVerified: verified, IsFabricated: false, IsRetired: false, IsSpamList: false })
  })

  test('where nothing leaked there are no classes and no people', () => {
    expect(breach('la-poste-ddos-2025')).toMatchObject({ DataClasses: [], PwnCount: 0 })
    expect(breach('la-poste-ddos-2025').Description).toMatch(/^No personal data was exposed\./)
  })

  test('a number of people is not what attackers claim, and not of parcels', () => {
    expect(breach('france-travail-infostealer-2025')).toMatchObject({
      PwnCount: 0,
      IsMalware: true,
      IsStealerLog: true,
      Description: expect.stringContaining('31,500 persons (claimed, 2025-10).'),
    })
    expect(breach('chronopost-pickup-2025').PwnCount).toBe(0)
    expect(breach('free-2024').PwnCount).toBe(24_000_000)
  })

  test('health data is sensitive', () => {
    expect(breach('ap-hp-2021').IsSensitive).toBe(true)
  })

  test('a body’s own page is its disclosure', () => {
    expect(breach('cannes-hospital-2024').DisclosureUrl).toMatch(/^https:\/\/www\.ch-cannes\.fr\//)
    const sources = [{ ...record('free-2024').sources[0]!, url: 'https://notfree.fr/' }]
    expect(breach('free-2024', { sources, affected: [] }).DisclosureUrl).toBeNull()
  })

  test('a date known to the month has its first day, and says so', () => {
    expect(breach('amelipro-2022').BreachDate).toBe('2022-03-01')
    expect(breach('amelipro-2022').Description).toContain('is the first day')
    expect(breach('france-travail-2024').Description).not.toContain('is the first day')
  })

  test('who has no known domain gets none of somebody else', () => {
    expect(breach('dedalus-2021').Domain).toBe('dedalus-2021.invalid')
    expect(breach('weda-2025').Domain).toBe('weda.fr')
  })
})

describe('descriptions', () => {
  test('have links and emphasis, and nothing else', () => {
    for (const { Description } of breaches) {
      const { document } = parseHTML(`<html><body><p>${Description}</p></body></html>`)
      for (const element of document.querySelectorAll('p *')) {
        expect(['A', 'EM']).toContain(element.tagName)
        const href = element.getAttribute('href')
        if (element.tagName === 'A') expect(href).toMatch(/^https?:\/\//)
        expect([...element.attributes].map(({ name }) => name)).toEqual(element.tagName === 'A' ? ['href'] : [])
      }
      expect(document.querySelectorAll('a').length).toBeGreaterThan(1)
    }
  })

  test('escape whatever a record says', () => {
    const nasty = `<script>alert("1")</script><img src=x onerror='x'> & "`
    const url = 'https://example.org/?"><script>alert(1)</script>'
    const { Description } = breach('free-2024', {
      population: { fr: nasty, en: nasty, criteria: [] },
      sources: [{ url, publisher: nasty, date: null, supports: { fr: 'x', en: 'x' } }],
    })
    expect(Description).not.toMatch(/<(?!a href="|\/a>)/)
    expect(Description).toContain('&lt;script&gt;')
    const { document } = parseHTML(`<html><body>${Description}</body></html>`)
    expect(document.querySelector('a')?.getAttribute('href')).toBe(url)
    expect(document.querySelectorAll('script, img')).toHaveLength(0)
  })

  test('link to no address that a browser would run', () => {
    const source = { publisher: 'x', date: null, supports: { fr: 'x', en: 'x' } }
    const { Description } = breach('free-2024', { sources: [{ ...source, url: 'javascript:alert(1)' }] })
    expect(Description).not.toContain('javascript')
  })
})
