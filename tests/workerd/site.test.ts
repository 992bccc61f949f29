import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import names from '../../dist/site.json' with { type: 'json' }
import franceTravail from '../../fixtures/catalogue/france-travail-2024.json' with { type: 'json' }
import { createApp } from '../../src/http/app.ts'
import { createRistretto255 } from '../../src/protocol/ristretto255.ts'
import wasm from '../../src/protocol/ristretto255.wasm'
import { assetReader } from '../../src/runtime/worker.ts'
import { createCommuneDirectory } from '../../src/site/communes.ts'
import { createSite } from '../../src/site/site.ts'
import { testApp } from '../http/test-app.ts'

const read = assetReader((env as unknown as { ASSETS: { fetch(request: Request): Promise<Response> } }).ASSETS)

async function site() {
  const { services } = await testApp(createRistretto255(wasm), { catalogue: [franceTravail] })
  const communes = createCommuneDirectory(async department => {
    const file = await read(`/communes/${department}.json`)
    return file && new TextDecoder().decode(file.bytes)
  })
  const operator = { publisher: null, address: null, contact: null, director: null, host: null }
  const all = { ...services, communes, origin: 'https://vigifuite.example', names, read, operator }
  const app = createApp(all, createSite(all))
  return (path: string, headers: Record<string, string> = {}) =>
    Promise.resolve(app.request(`https://vigifuite.example${path}`, { headers }, { clientAddress: null }))
}

test('pages at the edge are written as on Node', async () => {
  const get = await site()
  const french = await (await get('/incidents/france-travail-2024')).text()
  expect(french).toContain('36\u202f820\u202f828\u00a0personnes')
  expect(french).toContain('13 mars 2024')
  const english = await (await get('/en/incidents/france-travail-2024')).text()
  expect(english).toContain('36,820,828\u00a0people')
  expect(english).toContain('13 March 2024')
  for (const path of [
    '/',
    '/suis-je-concerne',
    '/que-faire',
    '/chiffres',
    '/veille',
    '/incidents?q=travail',
    '/en/how-it-works',
  ]) {
    expect((await get(path)).status, path).toBe(200)
  }
})

test('the description of the API and its reference come from the files that were built', async () => {
  const get = await site()
  const described = await get('/v1/openapi.json')
  expect(described.headers.get('content-type')).toBe('application/json')
  expect(await described.json()).toMatchObject({ openapi: '3.1.0', paths: { '/v1/lookups': {} } })
  expect(await (await get('/en/api/reference')).text()).toContain('https://vigifuite.example/v1/lookups')
})

test('files of the catalogue, breaches and their logo are the same at the edge', async () => {
  const get = await site()
  expect(await (await get('/v1/catalogue.csv')).text()).toContain('"36820828","persons"')
  expect(await (await get('/donnees-ouvertes')).text()).toContain('application/ld+json')
  const logo = await get('/logo.png')
  expect([logo.status, logo.headers.get('content-type')]).toEqual([200, 'image/png'])
  const breach = await get('/API/v3/Breach/francetravail2024', { 'user-agent': 'a-tool/1.0' })
  expect(await breach.json()).toMatchObject({
    PwnCount: 36_820_828,
    Description: expect.stringContaining('36,820,828 persons'),
    LogoPath: 'https://vigifuite.example/logo.png',
  })
})

test('communes and the scripts of Web Workers come from the files that were built', async () => {
  const get = await site()
  expect(await (await get('/communes/44184')).text()).toContain('Saint-Nazaire')
  expect((await get('/communes/44999')).status).toBe(404)
  const page = await get(Object.values(names.scripts)[0]!)
  expect(page.status).toBe(200)
  expect(page.headers.get('cache-control')).toContain('immutable')
})
