import {
  type Breach,
  breach,
  breachedAccount,
  breachedDomain,
  breaches,
  dataClasses,
  latestBreach,
  pasteAccount,
  search,
  stealerLogsByEmail,
  subscribedDomains,
  subscriptionStatus,
} from 'hibp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HttpServer, serveHttp } from '../../src/runtime/http-server.ts'
import { readCatalogue } from '../incident/catalogue.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { testApp } from './test-app.ts'

/** The npm client as it is published, over a real server: only its base URL is ours. */
const catalogue = readCatalogue()
const KEY = { apiKey: '0'.repeat(32) }
let server: HttpServer
let options: { baseUrl: string }

beforeAll(async () => {
  const { app } = await testApp(ristretto255(), { catalogue })
  server = await serveHttp({ fetch: (request, env) => app.fetch(request, env), host: '127.0.0.1', port: 0, proxies: 0 })
  options = { baseUrl: `http://127.0.0.1:${server.port}/api/v3` }
})
afterAll(() => server.close(0))

describe('the npm client hibp', () => {
  test('gets every breach', async () => {
    const all = await breaches(options)
    expect(all).toHaveLength(catalogue.length)
    const leaked: Breach = all.find(({ Name }) => Name === 'FranceTravail2024')!
    expect(leaked).toMatchObject({
      Domain: 'francetravail.fr',
      PwnCount: 36_820_828,
      IsVerified: true,
      LogoPath: `${new URL(options.baseUrl).origin}/logo.png`,
    })
  })

  test('gets those of a domain, and none for another', async () => {
    const ofFree = await breaches({ ...options, domain: 'free.fr' })
    expect(ofFree.map(({ Name }) => Name)).toEqual(['Free2024'])
    expect(await breaches({ ...options, domain: 'adobe.com' })).toEqual([])
  })

  test('gets one by its name, and null for none', async () => {
    expect(await breach('free2024', options)).toMatchObject({ Name: 'Free2024', BreachDate: '2024-09-28' })
    expect(await breach('Adobe', options)).toBeNull()
  })

  test('gets the latest and the data classes', async () => {
    const all = await breaches(options)
    const latest = await latestBreach(options)
    expect(latest!.AddedDate).toBe(
      all
        .map(({ AddedDate }) => AddedDate)
        .toSorted()
        .at(-1),
    )
    expect(await dataClasses(options)).toEqual(expect.arrayContaining(all.flatMap(one => one.DataClasses)))
  })

  test('is refused whatever asks about somebody: never null, which would say that nobody found anything', async () => {
    const who = 'planted@example.org'
    for (const asked of [
      () => breachedAccount(who, { ...options, ...KEY }),
      () => breachedAccount(who, { ...options, truncate: false, includeUnverified: false }),
      () => pasteAccount(who, { ...options, ...KEY }),
      () => search(who, { ...options, ...KEY }),
      () => breachedDomain('example.org', { ...options, ...KEY }),
      () => stealerLogsByEmail(who, { ...options, ...KEY }),
      () => subscribedDomains({ ...options, ...KEY }),
      () => subscriptionStatus({ ...options, ...KEY }),
    ]) {
      await expect(asked()).rejects.toThrow('Not Implemented')
    }
  })
})
