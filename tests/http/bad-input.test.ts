import { describe, expect, test } from 'vitest'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { blind } from '../../src/protocol/oprf-client.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { digestNumber } from './fake-publication.ts'
import { CONTRIBUTOR, fakeWrite } from './fake-write.ts'
import { bearer, PARTNER, testApp } from './test-app.ts'

const group = ristretto255()
const good = toBase64Url(blind(digestNumber(1)).blinded)
const EMAIL = 'planted.person@example.org'
const PHONE = '+33639980000'
// The structure of a NIR with its key; month 20 is one of those that stand for an unknown month.
const NIR = '299209900100132'
const IDENTITY = toBase64Url(new Uint8Array(32))
// 2^255 - 18: the field element 1 in a second, non-canonical spelling.
const NON_CANONICAL = toBase64Url(new Uint8Array(32).fill(0xff).with(0, 0xee).with(31, 0x7f))
const NEGATIVE = toBase64Url(new Uint8Array(32).with(0, 1))

const evaluation = (change: object) => ({ kind: 'email', keyVersion: 1, blinded: [good], ...change })
const lookup = (change: object) => ({ kind: 'email', digests: [toBase64Url(digestNumber(1))], ...change })
const upload = (change: object) => ({ dataset: 3, keyVersion: 1, clientKey: 'client-key-1', ...change })

interface Endpoint {
  readonly path: string
  readonly headers: Record<string, string>
  readonly right: object
  readonly wrong: readonly (readonly [what: string, body: unknown, status: number, code: string])[]
}
const invalid = (what: string, body: unknown) => [what, body, 422, 'invalid-request'] as const

const common = (make: (change: object) => object) => [
  invalid('an array', []),
  invalid('null', null),
  invalid('a number', 7),
  invalid('an empty object', {}),
  invalid('a field too many', make({ note: EMAIL })),
  invalid('a field named like an identifier', make({ [EMAIL]: 1 })),
]
const items = (make: (change: object) => object, field: string, limit: number) => [
  invalid('an unknown kind', make({ kind: 'nir' })),
  invalid('a kind of another type', make({ kind: 1 })),
  invalid('a kind that is a property of objects', make({ kind: '__proto__' })),
  invalid('no item', make({ [field]: [] })),
  invalid('too many items', make({ [field]: Array(limit + 1).fill(good) })),
  invalid('a text for the list', make({ [field]: good })),
  invalid('a list in the list', make({ [field]: [[good]] })),
  invalid('a number as item', make({ [field]: [1] })),
  invalid('an e-mail address', make({ [field]: [EMAIL] })),
  invalid('a phone number', make({ [field]: [PHONE] })),
  invalid('a NIR', make({ [field]: [NIR] })),
  invalid('a good and a raw one', make({ [field]: [good, EMAIL] })),
  invalid('31 bytes', make({ [field]: [toBase64Url(new Uint8Array(31).fill(4))] })),
  invalid('33 bytes', make({ [field]: [toBase64Url(new Uint8Array(33).fill(4))] })),
  invalid('padding', make({ [field]: [`${good}=`] })),
  invalid('base64 of the other alphabet', make({ [field]: [`${'+'.repeat(42)}A`] })),
  invalid(
    'a second spelling of 32 bytes',
    make({ [field]: [`${good.slice(0, -1)}${good.endsWith('B') ? 'C' : 'B'}`] }),
  ),
]

const ENDPOINTS: readonly Endpoint[] = [
  {
    path: '/v1/evaluations',
    headers: {},
    right: evaluation({}),
    wrong: [
      ...common(evaluation),
      ...items(evaluation, 'blinded', 64),
      invalid('the identity', evaluation({ blinded: [IDENTITY] })),
      invalid('a non-canonical encoding', evaluation({ blinded: [NON_CANONICAL] })),
      invalid('a negative encoding', evaluation({ blinded: [NEGATIVE] })),
      invalid('key version 0', evaluation({ keyVersion: 0 })),
      invalid('key version 65536', evaluation({ keyVersion: 65_536 })),
      invalid('half a key version', evaluation({ keyVersion: 1.5 })),
      invalid('a key version as text', evaluation({ keyVersion: '1' })),
      ['an unknown key version', evaluation({ keyVersion: 2 }), 404, 'layout-changed'],
    ],
  },
  {
    path: '/v1/lookups',
    headers: bearer(PARTNER),
    right: lookup({}),
    wrong: [...common(lookup), ...items(lookup, 'digests', 1000)],
  },
  {
    path: '/v1/uploads',
    headers: bearer(CONTRIBUTOR),
    right: upload({}),
    wrong: [
      ...common(upload),
      invalid('data set 0', upload({ dataset: 0 })),
      invalid('data set 65536', upload({ dataset: 65_536 })),
      invalid('a client key with a space', upload({ clientKey: 'client key 1' })),
      invalid('an e-mail address as client key', upload({ clientKey: EMAIL })),
      invalid('a short client key', upload({ clientKey: 'abc' })),
      ['an unknown data set', upload({ dataset: 999 }), 404, 'not-found'],
    ],
  },
]

describe.each(ENDPOINTS)('POST $path', ({ path, headers, right, wrong }) => {
  const limits = { email: { minute: 1000, day: 1000 } }
  const setUp = () => testApp(group, { write: fakeWrite().write, limits })
  const planted = /planted|example\.org|39980000|2992099/

  test('takes a right one', async () => {
    const { post } = await setUp()
    expect((await post(path, right, headers)).status).toBeLessThan(300)
  })

  test.each(wrong)('refuses %s, without repeating it', async (_, body, status, code) => {
    const { post, lines } = await setUp()
    const response = await post(path, body, headers)
    const text = await response.text()
    expect([response.status, text]).toEqual([status, expect.stringContaining(`urn:vigifuite:problem:${code}`)])
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(text + JSON.stringify(lines) + JSON.stringify([...response.headers])).not.toMatch(planted)
    expect(text).not.toContain(good)
  })

  test.each([
    ['nothing', '', 400],
    ['half of it', JSON.stringify(right).slice(0, -2), 400],
    ['an identifier', EMAIL, 400],
    ['a comment', '{/* */}', 400],
    ['a NUL', '\0', 400],
    ['two documents', '{}{}', 400],
    ['a byte order mark', `\uFEFF${JSON.stringify(right)}`, 400],
    ['10,000 open brackets', '['.repeat(2000), 400],
    ['deep nesting', '['.repeat(2000) + ']'.repeat(2000), 422],
  ])('refuses %s for JSON', async (_, body, status) => {
    const { post, lines } = await setUp()
    const response = await post(path, body, headers)
    expect(response.status).toBe(status)
    expect((await response.text()) + JSON.stringify(lines)).not.toMatch(planted)
  })

  test('refuses broken UTF-8', async () => {
    const { request } = await setUp()
    const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } }
    expect((await request(path, { ...init, body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) })).status).toBe(400)
  })

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=a',
    'application/jsonp',
    '',
  ])('refuses the content type "%s"', async type => {
    const { post } = await setUp()
    expect((await post(path, right, { ...headers, 'content-type': type })).status).toBe(415)
  })

  test('takes a content type with parameters and in capitals, refuses a coded body', async () => {
    const { post } = await setUp()
    const type = { 'content-type': 'Application/JSON; charset=utf-8' }
    expect((await post(path, right, { ...headers, ...type })).status).toBeLessThan(300)
    expect((await post(path, right, { ...headers, 'content-encoding': 'gzip' })).status).toBe(415)
  })

  test('refuses a large body, announced or streamed, before the end of it', async () => {
    const { request, post } = await setUp()
    expect((await post(path, ' '.repeat(200_000), headers)).status).toBe(413)
    let pulled = 0
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1024
        controller.enqueue(new Uint8Array(1024).fill(0x20))
      },
    })
    const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: endless }
    expect((await request(path, { ...init, duplex: 'half' } as RequestInit)).status).toBe(413)
    expect(pulled).toBeLessThan(80_000)
  })

  test.each(['GET', 'PUT', 'DELETE', 'PATCH'])('refuses %s', async method => {
    const { request } = await setUp()
    const response = await request(path, { method, headers })
    expect([response.status, response.headers.get('allow')]).toEqual([405, expect.stringMatching(/^POST/)])
  })
})

describe('evaluations answer alike whatever is wrong with the elements', () => {
  test.each([[[IDENTITY]], [[NON_CANONICAL]], [['AAAA']], [[]], [Array(65).fill(good)], [[EMAIL]]])(
    '%#',
    async blinded => {
      const { post } = await testApp(group)
      const response = await post('/v1/evaluations', evaluation({ blinded }))
      expect([response.status, await response.json()]).toEqual([
        422,
        {
          type: 'urn:vigifuite:problem:invalid-request',
          title: 'The request breaks a rule',
          status: 422,
          field: 'blinded',
          requestId: 'request-1',
        },
      ])
    },
  )
})

describe('buckets', () => {
  test.each([
    '/v1/buckets/nir/1/2-0000',
    '/v1/buckets/email/2/2-0000',
    '/v1/buckets/email/01/2-0000',
    '/v1/buckets/email/-1/2-0000',
    '/v1/buckets/email/1e0/2-0000',
    '/v1/buckets/email/99999999/2-0000',
    '/v1/buckets/email/1/2-0004',
    '/v1/buckets/email/1/2-000A',
    '/v1/buckets/email/1/2-00',
    '/v1/buckets/email/1/02-0000',
    '/v1/buckets/email/1/16-0000',
    '/v1/buckets/email/1/3-0000',
    '/v1/buckets/__proto__/1/2-0000',
    `/v1/buckets/email/1/${EMAIL}`,
    '/v1/buckets/email/1/%ff',
  ])('%s is not of the current layout', async path => {
    const { request, lines } = await testApp(group)
    const response = await request(path)
    const text = await response.text()
    expect([response.status, text]).toEqual([404, expect.stringContaining('problem:layout-changed')])
    expect(text + JSON.stringify(lines)).not.toMatch(/planted|02-0000|%ff/)
  })
  test.each(['/v1/buckets', '/v1/buckets/email/1', '/v1/buckets/email/1/2-0000/x', '/v1/buckets/email/1/%2e%2e'])(
    '%s is nowhere',
    async path => {
      const { request } = await testApp(group)
      expect((await request(path)).status).toBe(404)
    },
  )
  test('take no writes', async () => {
    const { request } = await testApp(group)
    expect((await request('/v1/buckets/email/1/2-0000', { method: 'PUT', body: 'x' })).status).toBe(405)
  })
})

describe('incidents', () => {
  test.each([
    'limit=0',
    'limit=101',
    'limit=-1',
    'limit=1e2',
    'limit=ten',
    'limit=1&limit=2',
    'cursor=%00',
    'cursor=AAAA',
    `cursor=${EMAIL}`,
    `q=${'a'.repeat(101)}`,
    'kind=everything',
    'year=20',
    `${EMAIL}=1`,
  ])('refuses ?%s', async query => {
    const { request, lines } = await testApp(group)
    const response = await request(`/v1/incidents?${query}`)
    const text = await response.text()
    expect(response.status).toBe(422)
    expect(text + JSON.stringify(lines)).not.toMatch(/planted|example\.org/)
  })
  test.each(['none', '..', '%2e%2e', 'A', EMAIL, '__proto__'])('knows no incident %s', async id => {
    const { request } = await testApp(group)
    const response = await request(`/v1/incidents/${id}`)
    expect([response.status, await response.text()]).toEqual([404, expect.not.stringContaining('planted')])
  })
})

describe('chunks', () => {
  const sha256 = (character: string) => ({ 'content-digest': `sha-256=:${character.repeat(43)}=:` })
  const put = async (path: string, headers: Record<string, string>, body: BodyInit = new Uint8Array(64)) => {
    const { request } = await testApp(group, { write: fakeWrite().write })
    const type = { 'content-type': 'application/octet-stream' }
    const response = await request(path, {
      method: 'PUT',
      headers: { ...bearer(CONTRIBUTOR), ...type, ...headers },
      body,
    })
    return [response.status, await response.json()]
  }
  const path = '/v1/uploads/upload-1/chunks/7'

  test('are accepted once and confirmed again', async () => {
    expect(await put(path, sha256('A'))).toEqual([201, { elements: 2 }])
  })
  test.each([
    ['no digest', path, {}, 422],
    ['another algorithm', path, { 'content-digest': 'sha-512=:AAAA:' }, 422],
    ['a short digest', path, { 'content-digest': 'sha-256=:AAAA:' }, 422],
    ['a number that is none', '/v1/uploads/upload-1/chunks/seven', sha256('A'), 422],
    ['a negative number', '/v1/uploads/upload-1/chunks/-1', sha256('A'), 422],
    ['an unknown upload', '/v1/uploads/upload-2/chunks/7', sha256('A'), 404],
    ['an impossible upload', '/v1/uploads/a.b/chunks/7', sha256('A'), 404],
    ['another content type', path, { ...sha256('A'), 'content-type': 'application/json' }, 415],
  ])('are refused with %s', async (_, where, headers, status) => {
    expect((await put(where, headers as Record<string, string>))[0]).toBe(status)
  })
  test('are refused in part elements, or when too large', async () => {
    expect((await put(path, sha256('A'), new Uint8Array(33)))[0]).toBe(422)
    expect((await put(path, sha256('A'), new Uint8Array(2 * 1024 * 1024 + 32)))[0]).toBe(413)
  })
})
