import { expect, test } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { loadSiteFiles } from '../../src/runtime/site-files.ts'
import { createSite } from '../../src/site/site.ts'
import { testApp } from '../http/test-app.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { NO_OPERATOR, ORIGIN } from './test-site.ts'

test('while the built files cannot be read, the description and its page say so; afterwards they are there', async () => {
  const { services } = await testApp(ristretto255())
  const files = await loadSiteFiles()
  let away = true
  const all = {
    ...services,
    origin: ORIGIN,
    names: files.names,
    read: async (path: string) => (away ? null : files.read(path)),
    operator: NO_OPERATOR,
  }
  const app = createApp(all, createSite(all))
  const get = (path: string) => Promise.resolve(app.request(ORIGIN + path, {}, { clientAddress: null }))

  const refused = await get('/v1/openapi.json')
  expect([refused.status, await refused.json()]).toMatchObject([503, { type: 'urn:vigifuite:problem:unavailable' }])
  const page = await get('/api/reference')
  expect([page.status, page.headers.get('cache-control')]).toEqual([503, 'no-store'])

  away = false
  expect((await get('/v1/openapi.json')).status).toBe(200)
  expect((await get('/api/reference')).status).toBe(200)
})
