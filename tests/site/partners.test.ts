import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { digestNumber, partnerKey } from '../http/fake-publication.ts'
import { bearer, EXPIRED, PARTNER, TEST_KEY } from '../http/test-app.ts'
import { ORIGIN, testSite } from './test-site.ts'

async function partners() {
  const site = await testSite()
  const limits = { lookup: { minute: 500, month: 12_000 }, bulk: null }
  site.publication.state.keys.push(await partnerKey('vgf_live_own', { id: 'own', limits }))
  const send = async (key: string | null, path = '/partenaires', address = '192.0.2.1', headers = {}) => {
    const init = { method: 'POST', body: new URLSearchParams(key === null ? {} : { key }), headers }
    const answer = await Promise.resolve(site.app.request(ORIGIN + path, init, { clientAddress: address }))
    const text = await answer.text()
    return { answer, text, document: parseHTML(text).document }
  }
  const lookUp = (count: number) => {
    const digests = Array.from({ length: count }, (_, i) => toBase64Url(digestNumber(i)))
    const headers = { 'content-type': 'application/json', ...bearer('vgf_live_own') }
    const init = { method: 'POST', headers, body: JSON.stringify({ kind: 'email', digests }) }
    return site.app.request(`${ORIGIN}/v1/lookups`, init, { clientAddress: '192.0.2.1' })
  }
  const cells = (document: Document, caption: string) =>
    [...document.querySelectorAll(`table:has(#${caption}) tbody tr, [aria-labelledby=${caption}] tbody tr`)].map(row =>
      [...row.children].map(cell => cell.textContent),
    )
  return { ...site, send, lookUp, cells }
}

describe('the partners’ page', () => {
  test('shows quotas and days to whoever has a key, and keeps nothing of it', async () => {
    const { send, lookUp, cells } = await partners()
    await lookUp(3)
    const { answer, text, document } = await send(' vgf_live_own ')
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect([answer.headers.get('etag'), answer.headers.get('set-cookie')]).toEqual([null, null])
    expect(text).not.toContain('vgf_live_own')
    expect(cells(document, 'quotas')).toEqual([
      ['Recherches (empreintes)', '500', '12\u202f000', '3', '11\u202f997'],
      ['Évaluations en nombre (éléments)', '60\u202f000', '30\u202f000\u202f000', '0', '30\u202f000\u202f000'],
    ])
    expect(cells(document, 'days')).toEqual([['1er juin 2026', 'lookup', '1', '3']])
    expect(document.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex')
    const english = await send('vgf_live_own', '/en/partners')
    expect(cells(english.document, 'days')).toEqual([['1 June 2026', 'lookup', '1', '3']])
  })
  test.each([
    ['no key', null, 422],
    ['an unknown one', 'vgf_live_never-issued', 422],
    ['one that has expired', EXPIRED, 422],
    ['something else', '"><script>alert(1)</script>', 422],
    ['an endless one', 'A'.repeat(5000), 422],
  ])('says what is wrong with %s, next to the field, without repeating it', async (_, key, status) => {
    const { answer, document, text } = await (await partners()).send(key)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([status, 'no-store'])
    const field = document.querySelector('#key')!
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(field.getAttribute('aria-describedby')).toContain('key-error')
    expect(document.querySelector('#key-error')?.textContent?.length).toBeGreaterThan(10)
    if (key !== null) expect(text).not.toContain(key)
    expect(document.querySelectorAll('table')).toHaveLength(1)
  })
  test('keeps keys to their addresses', async () => {
    const { send, publication } = await partners()
    publication.state.keys = [await partnerKey(PARTNER, { addresses: ['198.51.100.0/24'] })]
    expect((await send(PARTNER)).answer.status).toBe(422)
    expect((await send(PARTNER, '/partenaires', '198.51.100.7')).answer.status).toBe(200)
  })
  test('says so while nothing can be read', async () => {
    const { send, publication } = await partners()
    publication.state.broken.keys = true
    const { answer, document } = await send(PARTNER)
    expect(answer.status).toBe(503)
    expect(document.querySelector('[role=alert]')?.textContent).toContain('Vos recherches, elles, continuent')
    expect(document.querySelector('#key')?.hasAttribute('aria-invalid')).toBe(false)
  })
  test('tells of a test key that it is one', async () => {
    const { document } = await (await partners()).send(TEST_KEY)
    expect(document.querySelector('.notice')?.textContent).toContain('clé d’essai')
  })
  test('takes its key from the body of a POST only', async () => {
    const { get, send } = await partners()
    expect(await (await get('/partenaires?key=vgf_live_own')).text()).not.toContain('id="usage"')
    expect(await (await get('/partenaires', bearer('vgf_live_own'))).text()).not.toContain('id="usage"')
    const json = await send('vgf_live_own', '/partenaires', '192.0.2.1', { 'content-type': 'application/json' })
    expect(json.answer.status).toBe(422)
    const form = parseHTML(await (await get('/partenaires')).text()).document.querySelector('form')!
    expect([form.getAttribute('method'), form.getAttribute('action')]).toEqual(['post', null])
  })
})
