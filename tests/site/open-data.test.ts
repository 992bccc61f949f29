import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { CATALOGUE_COLUMNS } from '../../src/incident/catalogue-columns.ts'
import { ORIGIN, testSite } from './test-site.ts'

const site = await testSite()
const PAGES = [
  ['fr', '/donnees-ouvertes'],
  ['en', '/en/open-data'],
] as const

describe.each(PAGES)('the page of open data in %s', (language, path) => {
  test('offers every file, with its licence, and explains every column', async () => {
    const { document } = parseHTML(await (await site.get(path)).text())
    const files = [...document.querySelectorAll('a[download]')].map(link => link.getAttribute('href')!)
    expect(files).toEqual(['/v1/catalogue.csv', '/v1/catalogue.json', '/v1/catalogue.ndjson'])
    for (const file of files) expect((await site.get(file)).status).toBe(200)
    expect(document.querySelector('a[rel~=license]')?.getAttribute('href')).toContain('/licenses/by/4.0/')
    const explained = [...document.querySelectorAll('dl dt, dl dd')].map(one => one.textContent)
    expect(explained).toEqual(CATALOGUE_COLUMNS.flatMap(one => [one.name, one.description[language]]))
  })

  test('describes the data set to machines, with files that are there', async () => {
    const { document } = parseHTML(await (await site.get(path)).text())
    const data = JSON.parse(document.querySelector('script[type="application/ld+json"]')!.textContent!)
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Dataset',
      '@id': `${ORIGIN}/donnees-ouvertes#dataset`,
      url: ORIGIN + path,
      license: 'https://creativecommons.org/licenses/by/4.0/',
      isAccessibleForFree: true,
      temporalCoverage: '2021-02-23/2026-04-20',
    })
    expect(data.description.length).toBeGreaterThan(50)
    for (const { contentUrl, encodingFormat } of data.distribution) {
      const file = await site.get(new URL(contentUrl).pathname)
      expect(file.headers.get('content-type')?.split(';')[0]).toBe(encodingFormat)
    }
  })
})

test('no word of the page ends its block of data', async () => {
  const { document } = parseHTML(await (await site.get('/donnees-ouvertes')).text())
  expect(document.querySelector('script[type="application/ld+json"]')!.textContent).not.toContain('<')
})

test('the catalogue of files links to records that are there', async () => {
  const csv = await (await site.get('/v1/catalogue.csv')).text()
  const [record] = /https:\/\/vigifuite\.example\/incidents\/[\w-]+/.exec(csv)!
  expect((await site.get(new URL(record).pathname)).status).toBe(200)
})

test('the logo that breaches name is a picture that other sites may show', async () => {
  const [breach] = (await (await site.get('/api/v3/breaches', { 'user-agent': 'x' })).json()) as { LogoPath: string }[]
  expect(breach!.LogoPath).toBe(`${ORIGIN}/logo.png`)
  const answer = await site.get('/logo.png')
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect([...new Uint8Array(await answer.arrayBuffer()).subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
})

test('what breaches link to is there, and what is not below /API/V3 is JSON', async () => {
  const breaches = (await (await site.get('/api/v3/breaches', { 'user-agent': 'x' })).json()) as {
    Description: string
  }[]
  const [page] = /https:\/\/vigifuite\.example[^"]+/.exec(breaches[0]!.Description)!
  expect((await site.get(new URL(page).pathname)).status).toBe(200)
  const missing = await site.get('/API/v3/nope')
  expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/json'])
  const refused = (await (await site.get('/api/v3/breachedaccount/x', { 'user-agent': 'x' })).json()) as {
    message: string
  }
  for (const [address] of refused.message.matchAll(/https:\/\/vigifuite\.example[\w/]*/g)) {
    expect((await site.get(new URL(address).pathname)).status).toBe(200)
  }
})
