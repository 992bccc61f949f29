import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { CATALOGUE_COLUMNS } from '../../src/incident/catalogue-columns.ts'
import { type Incident, incidentSchema } from '../../src/incident/record.ts'
import { readCatalogue } from '../incident/catalogue.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { bearer, NO_SCOPE, testApp } from './test-app.ts'

const group = ristretto255()
const catalogue = readCatalogue()
const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'
const FILES = ['/v1/catalogue.json', '/v1/catalogue.ndjson', '/v1/catalogue.csv'] as const

const byId = (records: readonly { id: string }[]) => records.toSorted((a, b) => (a.id < b.id ? -1 : 1))

async function fetched(path: string, records: readonly Incident[] = catalogue) {
  const { request } = await testApp(group, { catalogue: [...records] })
  const response = await request(path)
  return { response, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer()) }
}

const tableOf = (text: string) =>
  parse(text, { bom: true, columns: true, relax_column_count: false }) as Record<string, string>[]

test.each(FILES)('%s says its licence, has an entity tag, and is for any origin', async path => {
  const { response } = await fetched(path)
  expect(response.status).toBe(200)
  expect(response.headers.get('link')).toBe(`<${LICENCE}>; rel="license"`)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('content-disposition')).toBe(`inline; filename="vigifuite-${path.slice(4)}"`)
  const { request } = await testApp(group, { catalogue })
  const again = await request(path, { headers: { 'if-none-match': response.headers.get('etag')! } })
  expect(again.status).toBe(304)
})

test.each(FILES)('%s counts a partner’s key, which must have the scope', async path => {
  const { request } = await testApp(group, { catalogue })
  expect((await request(path, { headers: bearer(NO_SCOPE) })).status).toBe(403)
})

test.each(FILES)('%s says when nothing can be read', async path => {
  const { request, publication } = await testApp(group)
  publication.state.broken.snapshot = true
  expect((await request(path)).status).toBe(503)
})

test('JSON is every record as it is, newest first', async () => {
  const { text } = await fetched('/v1/catalogue.json')
  const { licence, epoch, incidents } = JSON.parse(text)
  expect([licence.url, licence.name, epoch]).toEqual([LICENCE, 'CC BY 4.0', 5])
  expect(byId(incidents)).toEqual(byId(catalogue))
  expect(incidents[0].dates.disclosed).toBe('2026-04-20')
})

test('NDJSON is a record a line, each with its licence', async () => {
  const { text, response } = await fetched('/v1/catalogue.ndjson')
  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  expect(text.endsWith('\n')).toBe(true)
  const records = text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(records.every(({ licence }) => licence === LICENCE)).toBe(true)
  expect(byId(records.map(({ licence: _, ...record }) => incidentSchema.parse(record)))).toEqual(byId(catalogue))
})

describe('CSV', () => {
  test('begins with a byte order mark, and ends lines as RFC 4180 does', async () => {
    const { text } = await fetched('/v1/catalogue.csv')
    expect(text.startsWith('\uFEFF"id","title_fr",')).toBe(true)
    expect(text.endsWith('"\r\n')).toBe(true)
  })

  test('has a line for every incident, with what the record says', async () => {
    const rows = tableOf((await fetched('/v1/catalogue.csv')).text)
    expect(rows).toHaveLength(catalogue.length)
    expect(Object.keys(rows[0]!)).toEqual(CATALOGUE_COLUMNS.map(({ name }) => name))
    expect(rows.find(({ id }) => id === 'france-travail-2024')).toMatchObject({
      title_fr: 'France Travail (avec Cap emploi)',
      exposure: 'confirmed',
      disclosed: '2024-03-13',
      occurred_from: '2024-02-06',
      controllers: 'France Travail',
      affiliated: 'Cap emploi',
      sirens: '130005481',
      affected_count: '36820828',
      affected_unit: 'persons',
      affected_basis: 'confirmed',
      affected_source: 'https://mdc-avocat.fr/sanction-cnil-france-travail-5-me',
      decisions: 'CNIL (formation restreinte), 2026-01-22, 5000000 EUR, SAN-2026-003 (CNILTEXT000053408671)',
      fines_eur: '5000000',
      caveat: 'false',
      record: 'http://localhost/incidents/france-travail-2024',
      licence: LICENCE,
    })
    for (const row of rows) {
      const record = catalogue.find(({ id }) => id === row.id)!
      expect(row.data_classes!.split(' | ').filter(Boolean)).toEqual(record.dataClasses)
      expect(row.sources!.split(' | ')).toEqual([...new Set(record.sources.map(({ url }) => url))])
    }
  })

  test('keeps quotes, line breaks and separators in their cell, and makes no cell a formula', async () => {
    const record = catalogue.find(({ id }) => id === 'free-2024')!
    const nasty = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', 'a "b", c\r\nd;e', '＝1']
    const records = nasty.map((text, index) => ({ ...record, id: `x-${index}`, title: { fr: text, en: text } }))
    const rows = tableOf((await fetched('/v1/catalogue.csv', records)).text)
    const titles = nasty.map((_, index) => rows.find(({ id }) => id === `x-${index}`)!.title_fr)
    expect(titles).toEqual(nasty.map(text => (text.startsWith('a') ? text : `'${text}`)))
  })

  test('of an empty catalogue is a header', async () => {
    expect(tableOf((await fetched('/v1/catalogue.csv', [])).text)).toEqual([])
  })
})
