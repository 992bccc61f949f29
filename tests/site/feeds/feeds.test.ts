import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/http/app.ts'
import { SECTORS } from '../../../src/incident/closed-lists.ts'
import { DATA_CLASS_IDS } from '../../../src/incident/data-classes.ts'
import { lastChangeOf } from '../../../src/incident/revisions.ts'
import { feedRoutes } from '../../../src/site/feeds/routes.ts'
import { testApp } from '../../http/test-app.ts'
import { ristretto255 } from '../../support/ristretto255.ts'
import { parseXml, type XmlElement } from '../../support/xml.ts'
import { ORIGIN, testSite } from '../test-site.ts'

const site = await testSite()
const { catalogue } = site
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/

interface JsonFeed {
  readonly [name: string]: unknown
  readonly items: readonly { readonly [name: string]: string }[]
}

const childrenOf = (element: XmlElement, name: string) => element.children.filter(child => child.name === name)
const textOf = (element: XmlElement, name: string) => childrenOf(element, name)[0]?.text
const linkOf = (element: XmlElement, rel: string) =>
  childrenOf(element, 'link').find(link => link.attributes.rel === rel)?.attributes.href

async function atom(path: string): Promise<XmlElement> {
  const answer = await site.get(path)
  expect([path, answer.status]).toEqual([path, 200])
  expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  return parseXml(await answer.text())
}

async function json(path: string): Promise<JsonFeed> {
  const answer = await site.get(path)
  expect([path, answer.status]).toEqual([path, 200])
  expect(answer.headers.get('content-type')).toBe('application/feed+json')
  return (await answer.json()) as JsonFeed
}

/** What RFC 4287 requires, sections 4.1.1, 4.1.2 and 4.2.6. */
function isValidAtom(feed: XmlElement, path: string): void {
  expect(feed.attributes.xmlns).toBe('http://www.w3.org/2005/Atom')
  expect(linkOf(feed, 'self')).toBe(ORIGIN + path)
  expect(textOf(childrenOf(feed, 'author')[0]!, 'name')).toBe('Vigifuite')
  const entries = childrenOf(feed, 'entry')
  for (const one of [feed, ...entries]) {
    for (const name of ['id', 'title', 'updated']) expect(childrenOf(one, name)).toHaveLength(1)
    expect(textOf(one, 'id')).toMatch(/^urn:vigifuite:(?:feed|incident):[a-z0-9:-]+$/i)
    expect(textOf(one, 'updated')).toMatch(RFC_3339)
    expect(Number.isNaN(Date.parse(textOf(one, 'updated')!))).toBe(false)
    expect(linkOf(one, 'alternate')).toMatch(new RegExp(`^${ORIGIN}/`))
  }
  const ids = entries.map(entry => textOf(entry, 'id'))
  expect(new Set(ids).size).toBe(ids.length)
  for (const entry of entries) {
    expect(textOf(entry, 'published')! <= textOf(entry, 'updated')!).toBe(true)
    expect(childrenOf(entry, 'content')[0]?.attributes.type).toBe('html')
    for (const category of childrenOf(entry, 'category')) expect(category.attributes.term).toMatch(/^[a-z-]+$/)
  }
  const updates = entries.map(entry => textOf(entry, 'updated')!)
  expect(updates).toEqual(updates.toSorted().reverse())
}

describe.each([
  ['', 'fr', '/incidents'],
  ['/en', 'en', '/en/incidents'],
])('the feeds under "%s/feeds"', (prefix, language, home) => {
  it('have all incidents, as Atom', async () => {
    const path = `${prefix}/feeds/incidents.atom`
    const feed = await atom(path)
    isValidAtom(feed, path)
    expect(feed.attributes['xml:lang']).toBe(language)
    expect(linkOf(feed, 'alternate')).toBe(ORIGIN + home)
    expect(childrenOf(feed, 'entry')).toHaveLength(catalogue.length)
  })

  it('have the same as JSON Feed 1.1', async () => {
    const path = `${prefix}/feeds/incidents.json`
    const feed = await json(path)
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: ORIGIN + path,
      home_page_url: ORIGIN + home,
      language,
      authors: [{ name: 'Vigifuite' }],
    })
    const entries = childrenOf(await atom(`${prefix}/feeds/incidents.atom`), 'entry')
    expect(feed.items.map(item => [item.id, item.url, item.title, item.content_html, item.date_modified])).toEqual(
      entries.map(entry => [
        textOf(entry, 'id'),
        linkOf(entry, 'alternate'),
        textOf(entry, 'title'),
        textOf(entry, 'content'),
        textOf(entry, 'updated'),
      ]),
    )
  })

  it('are there for every sector and every data class', async () => {
    for (const [family, values] of [
      ['sectors', SECTORS],
      ['data-classes', DATA_CLASS_IDS],
    ] as const) {
      for (const value of values) {
        const path = `${prefix}/feeds/${family}/${value}.atom`
        const feed = await atom(path)
        isValidAtom(feed, path)
        const expected = catalogue.filter(one => one.sector === value || (one.dataClasses as string[]).includes(value))
        expect(childrenOf(feed, 'entry')).toHaveLength(expected.length)
        expect((await json(path.replace('.atom', '.json'))).items).toHaveLength(expected.length)
      }
    }
  })

  it('are there for every commune of France, under its official name', async () => {
    const quimper = await atom(`${prefix}/feeds/communes/29232.atom`)
    isValidAtom(quimper, `${prefix}/feeds/communes/29232.atom`)
    expect(textOf(quimper, 'title')).toContain('Quimper')
    expect(linkOf(quimper, 'alternate')).toBe(`${ORIGIN}${prefix}/communes/29232`)
    expect(childrenOf(quimper, 'entry').length).toBeGreaterThan(0)
    // Nothing has happened there that the catalogue knows of: a feed to wait with.
    const path = `${prefix}/feeds/communes/2A004.atom`
    const ajaccio = await atom(path)
    isValidAtom(ajaccio, path)
    expect([textOf(ajaccio, 'updated'), childrenOf(ajaccio, 'entry')]).toEqual(['2026-01-02T03:04:05.000Z', []])
  })
})

it('tells of an incident who, when, what, how sure, and how its figure changed', async () => {
  const { items } = await json('/en/feeds/sectors/employment.json')
  const item = items.find(({ id }) => id === 'urn:vigifuite:incident:france-travail-2024:en')!
  expect(item).toMatchObject({
    url: `${ORIGIN}/en/incidents/france-travail-2024`,
    title: 'France Travail (with Cap emploi)',
    date_published: '2024-03-13T00:00:00Z',
    date_modified: `${lastChangeOf(catalogue.find(({ id }) => id === 'france-travail-2024')!)}T00:00:00Z`,
    tags: expect.arrayContaining(['employment', 'data-breach', 'nir']),
    language: 'en',
  })
  const text = parseHTML(`<html><body>${item.content_html}</body></html>`).document.body.textContent
  for (const part of [
    'France Travail (controller)',
    '6 February 2024 – 5 March 2024',
    '13 March 2024',
    '43,000,000',
    '36,820,828',
    'French social security numbers (NIR)',
    'CNIL',
    '5,000,000',
    'well established',
  ]) {
    expect(text).toContain(part)
  }
})

it('puts the caution first where a record needs one', async () => {
  const { items } = await json('/feeds/incidents.json')
  for (const { id, caveat } of catalogue) {
    const item = items.find(one => one.id === `urn:vigifuite:incident:${id}:fr`)!
    expect([
      id,
      item.content_html!.startsWith('<p><strong>'),
      item.summary!.startsWith('À lire avec prudence'),
    ]).toEqual([id, caveat, caveat])
  }
})

it('moves up when a decision is published, and never into the future', () => {
  const one = catalogue.find(({ id }) => id === 'france-travail-2024')!
  const decision = { ...one.regulatory.decisions[0]!, date: '2026-05', publishedOn: null }
  expect(lastChangeOf(one)).toBe('2026-01-29')
  expect(lastChangeOf({ ...one, regulatory: { ...one.regulatory, decisions: [decision] } })).toBe('2026-05-01')
})

it('escapes whatever a record says', async () => {
  const attack = `<script>alert(1)</script>"'&]]>\u0001`
  const bilingual = { fr: attack, en: attack }
  const [first] = catalogue
  const hostile = await testSite({
    catalogue: [
      {
        ...first!,
        title: bilingual,
        organisations: [{ name: attack, role: 'controller' }],
        population: { ...bilingual, criteria: [] },
        sources: [{ ...first!.sources[0]!, publisher: attack, url: `https://example.org/?q="><script>` }],
      },
    ],
  })
  const document = await (await hostile.get('/feeds/incidents.atom')).text()
  expect(document).not.toMatch(/<script/)
  const [entry] = childrenOf(parseXml(document), 'entry')
  const { document: page } = parseHTML(`<html><body>${textOf(entry!, 'content')}</body></html>`)
  expect(page.querySelectorAll('script')).toHaveLength(0)
  expect(page.body.textContent).toContain('<script>alert(1)</script>')
  const { items } = (await (await hostile.get('/feeds/incidents.json')).json()) as JsonFeed
  expect(items[0]!.content_html).not.toContain('<script')
})

it('has an entity tag, answers 304, and may be read by pages of any origin', async () => {
  for (const path of ['/feeds/incidents.atom', '/en/feeds/sectors/health.json']) {
    const first = await site.get(path)
    const etag = first.headers.get('etag')!
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    expect(first.headers.get('cache-control')).toBe('public, max-age=30')
    expect((await site.get(path, { 'if-none-match': etag })).status).toBe(304)
  }
})

it('links to the origin of the request where none is configured', async () => {
  const { services } = await testApp(ristretto255(), { catalogue: [...catalogue] })
  const app = createApp(services, { routes: feedRoutes(services), notFound: () => null })
  for (const origin of ['https://one.example', 'https://two.example']) {
    const feed = parseXml(await (await app.request(`${origin}/feeds/incidents.atom`)).text())
    expect(linkOf(feed, 'self')).toBe(`${origin}/feeds/incidents.atom`)
    expect(linkOf(childrenOf(feed, 'entry')[0]!, 'alternate')).toMatch(new RegExp(`^${origin}/incidents/`))
  }
})

it.each([
  '/feeds/incidents',
  '/feeds/incidents.rss',
  '/feeds/sectors/aviation.atom',
  '/feeds/sectors/health',
  '/feeds/sectors/health.xml',
  '/feeds/sectors/health.atom.json',
  '/feeds/sectors/.atom',
  '/feeds/sectors/toString.json',
  '/feeds/sectors/health%2Eatom%00',
  '/feeds/sectors/%2e%2e.atom',
  '/feeds/data-classes/__proto__.json',
  '/feeds/data-classes/IBAN.json',
  '/feeds/communes/99999.atom',
  '/feeds/communes/Quimper.atom',
  `/feeds/communes/${'2'.repeat(10_000)}.atom`,
  '/en/feeds/communes/2a004.json',
  '/de/feeds/incidents.atom',
])('%.40s is nothing', async path => {
  const answer = await site.get(path)
  expect(answer.status).toBe(404)
  if (/^\/(?:en\/)?feeds\//.test(path)) {
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ type: 'urn:vigifuite:problem:not-found' })
  }
})

it('says so when the catalogue cannot be read, and recovers', async () => {
  const other = await testSite()
  other.publication.state.broken.snapshot = true
  expect((await other.get('/feeds/incidents.atom')).status).toBe(503)
  other.publication.state.broken.snapshot = false
  expect((await other.get('/feeds/incidents.atom')).status).toBe(200)
})
