/** The site over a publication in memory with the committed catalogue, for tests that read its pages. */
import { createApp } from '../../src/http/app.ts'
import type { Incident } from '../../src/incident/record.ts'
import { loadSiteFiles } from '../../src/runtime/site-files.ts'
import { createSite } from '../../src/site/site.ts'
import { testApp } from '../http/test-app.ts'
import { readCatalogue } from '../incident/catalogue.ts'
import { ristretto255 } from '../support/ristretto255.ts'

export const ORIGIN = 'https://vigifuite.example'

export const NO_OPERATOR = { publisher: null, address: null, contact: null, director: null, host: null }

/** `demo`: with the banner. `catalogue`: other records than the committed ones. */
export async function testSite(options: { demo?: boolean; catalogue?: readonly Incident[] } = {}) {
  const catalogue = options.catalogue ?? readCatalogue()
  const { services, publication } = await testApp(ristretto255(), {
    catalogue: [...catalogue],
    demo: options.demo ?? false,
  })
  const files = await loadSiteFiles()
  const site = createSite({
    ...services,
    origin: ORIGIN,
    names: files.names,
    read: files.read,
    operator: NO_OPERATOR,
  })
  const app = createApp({ ...services, origin: ORIGIN }, site)
  const get = (path: string, headers: Record<string, string> = {}) =>
    Promise.resolve(app.request(ORIGIN + path, { headers }, { clientAddress: '192.0.2.1' }))
  return { app, catalogue, publication, get }
}
