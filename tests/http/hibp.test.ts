import { describe, expect, test } from 'vitest'
import { HIBP_REFUSALS } from '../../src/http/hibp-refusals.ts'
import { readCatalogue } from '../incident/catalogue.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { testApp } from './test-app.ts'

const group = ristretto255()
const catalogue = readCatalogue()
const AGENT = { 'user-agent': 'a-tool/1.0' }
const EMAIL = 'planted.person@example.org'

type Body = Record<string, unknown>

async function setUp() {
  const parts = await testApp(group, { catalogue })
  const get = async (path: string, headers: Record<string, string> = AGENT) => {
    const response = await parts.request(`/api/v3${path}`, { headers })
    return { response, body: (await response.json()) as Body }
  }
  const list = async (path: string) => (await get(path)).body as unknown as { Name: string; Domain: string }[]
  return { ...parts, get, list }
}

describe('the catalogue', () => {
  test('is all breaches by title, for anybody, kept for five minutes', async () => {
    const { get, list } = await setUp()
    const { response } = await get('/breaches')
    expect(await list('/breaches')).toHaveLength(catalogue.length)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=300',
      'content-type': 'application/json',
    })
    const etag = response.headers.get('etag')!
    const { request } = await setUp()
    const again = await request('/api/v3/breaches', { headers: { ...AGENT, 'if-none-match': etag } })
    expect(again.status).toBe(304)
  })

  test.each(['/breaches?Domain=sfr.fr', '/breaches?domain=SFR.FR', '/Breaches?DOMAIN=sfr.fr&isSpamList=false'])(
    '%s is that domain’s',
    async path => {
      const { list } = await setUp()
      expect((await list(path)).map(({ Name }) => Name)).toEqual([
        'Sfr202409',
        'SfrBusinessPartner2024',
        'Sfr202411',
        'Sfr202512',
      ])
    },
  )

  test.each(['?Domain=www.sfr.fr', '?IsSpamList=true', '?domain=__proto__', `?domain=${'a'.repeat(5000)}`])(
    '%s finds an empty list, and 200',
    async query => {
      const { get } = await setUp()
      const { response, body } = await get(`/breaches${query}`)
      expect([response.status, body]).toEqual([200, []])
    },
  )

  test.each(['?Domain=', '?IsSpamList=', '?nonsense=1', '?'])('%s asks for nothing in particular', async query => {
    const { list } = await setUp()
    expect(await list(`/breaches${query}`)).toHaveLength(catalogue.length)
  })

  test.each(['maybe', '1', 'toString', '__proto__'])('IsSpamList=%s is refused, and not repeated', async value => {
    const { get } = await setUp()
    const { response, body } = await get(`/breaches?isSpamList=${value}`)
    expect(response.status).toBe(400)
    expect(body).toMatchObject({ statusCode: 400, type: 'urn:vigifuite:problem:bad-request', field: 'IsSpamList' })
  })

  test.each(['FranceTravail2024', 'francetravail2024', 'FRANCETRAVAIL2024', 'FranceTravail2024/'])(
    'has a breach called %s',
    async name => {
      const { get } = await setUp()
      expect((await get(`/breach/${name}`)).body).toMatchObject({ Name: 'FranceTravail2024', PwnCount: 36_820_828 })
    },
  )

  test.each(['Nope', '', '%00', '%zz', '__proto__', EMAIL, 'a'.repeat(5000)])(
    'has none called %.20s: 404, with JSON in both shapes',
    async name => {
      const { get } = await setUp()
      const { response, body } = await get(`/breach/${name}`)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toBe('application/json')
      expect(body).toMatchObject({ statusCode: 404, status: 404, type: 'urn:vigifuite:problem:not-found' })
      expect(JSON.stringify(body)).not.toMatch(/planted|aaaa|proto/)
    },
  )

  test('has a latest breach, and every data class there is', async () => {
    const { get, list } = await setUp()
    expect((await get('/latestbreach')).body).toMatchObject({ Name: 'Ants2026' })
    const classes = (await list('/dataclasses')) as unknown as string[]
    expect(classes.slice(0, 3)).toEqual(['Account balances', 'Ages', 'Appointments'])
    expect(classes).toContain('Social security numbers')
    expect(classes).toEqual(classes.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
    expect(new Set(classes).size).toBe(classes.length)
  })

  test('that is empty has no latest breach', async () => {
    const { request } = await testApp(group, { catalogue: [] })
    expect((await request('/api/v3/latestbreach', { headers: AGENT })).status).toBe(404)
    expect(await (await request('/api/v3/breaches', { headers: AGENT })).json()).toEqual([])
  })
})

describe('paths', () => {
  test.each(['/api/v3/breaches', '/API/V3/BREACHES', '/Api/v3/Breaches/', '/api/V3/breaches?'])(
    '%s does not distinguish case',
    async path => {
      const { request } = await setUp()
      expect((await request(path, { headers: AGENT })).status).toBe(200)
    },
  )

  test('of everything else do', async () => {
    const { request } = await setUp()
    expect((await request('/V1/incidents')).status).toBe(404)
    expect((await request('/v1/incidents')).status).toBe(200)
  })

  test('answer HEAD without a body', async () => {
    const { request } = await setUp()
    const response = await request('/api/v3/Breach/free2024', { method: 'HEAD', headers: AGENT })
    expect([response.status, await response.text()]).toEqual([200, ''])
  })

  test('let pages ask, also with the headers that clients send', async () => {
    const { request } = await setUp()
    const response = await request('/API/v3/breaches', { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-headers')).toContain('hibp-api-key')
  })
})

describe('every status has JSON in both shapes', () => {
  const shapes = async (response: Response) => {
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const body = (await response.json()) as Body
    expect(body).toMatchObject({
      statusCode: response.status,
      message: expect.any(String),
      type: expect.stringMatching(/^urn:vigifuite:problem:/),
      title: expect.any(String),
      status: response.status,
      requestId: expect.any(String),
    })
    return body
  }

  test.each([{}, { 'user-agent': '' }, { 'user-agent': '  ' }])('403 without a User-Agent (%j)', async headers => {
    const { request } = await setUp()
    for (const path of ['/breaches', '/breach/Free2024', '/latestbreach', '/dataclasses', '/breachedaccount/x']) {
      const response = await request(`/api/v3${path}`, { headers })
      expect(response.status).toBe(403)
      expect((await shapes(response)).message).toContain('User-Agent')
    }
  })

  test('404 for what does not exist, 405 for other methods', async () => {
    const { request } = await setUp()
    expect((await shapes(await request('/API/v3/nope', { headers: AGENT }))).statusCode).toBe(404)
    const wrong = await request('/api/v3/breaches', { method: 'POST', headers: AGENT })
    expect(wrong.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
    expect((await shapes(wrong)).statusCode).toBe(405)
  })

  test('503 when nothing can be read', async () => {
    const { request, publication } = await setUp()
    publication.state.broken.snapshot = true
    const response = await request('/api/v3/breaches', { headers: AGENT })
    expect(response.headers.get('retry-after')).toBe('5')
    expect((await shapes(response)).statusCode).toBe(503)
  })

  test('500 when something breaks, without its words', async () => {
    const { request, publication } = await setUp()
    publication.state.catalogue = [{ id: 'broken-planted' }]
    const response = await request('/api/v3/breaches', { headers: AGENT })
    expect(response.status).toBeGreaterThanOrEqual(500)
    expect(JSON.stringify(await shapes(response))).not.toContain('planted')
  })
})

describe('what would need an address, or a hash of one', () => {
  const paths = HIBP_REFUSALS.map(({ path }) => path.replace(/:\w+\{.*\}\??/, encodeURIComponent(EMAIL)))

  test.each([...paths, `breachedaccount/${EMAIL}?truncateResponse=false`, 'breachedaccount/a/b', 'BreachedAccount'])(
    '%s is refused, says why and what instead, and is never "not found"',
    async path => {
      const { get, lines } = await setUp()
      const { response, body } = await get(`/${path}`, { ...AGENT, 'hibp-api-key': '0'.repeat(32) })
      expect(response.status).toBe(501)
      expect(body).toMatchObject({ statusCode: 501, type: 'urn:vigifuite:problem:not-offered' })
      expect(body.message).toBe(body.detail)
      expect(body.message).toMatch(/^(?:No|Nobody|There) .* private check, .* http:\/\/localhost\/en\//)
      expect(JSON.stringify([body, lines])).not.toContain('planted')
    },
  )

  test('is not subscribed to either', async () => {
    const { request } = await setUp()
    const response = await request('/api/v3/range/subscribe', {
      method: 'POST',
      headers: { ...AGENT, 'content-type': 'application/json' },
      body: '{"hashPrefix":"567159"}',
    })
    expect(response.status).toBe(501)
    expect(await response.text()).not.toContain('567159')
  })
})
