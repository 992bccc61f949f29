import { describe, expect, test } from 'vitest'
import { check, createChecker } from '../../src/lookup/check.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { type Argon2id, argon2idInput, digest } from '../../src/protocol/digest.ts'
import { deriveOprfKey } from '../../src/protocol/oprf-server.ts'
import { dataSet } from '../http/fake-publication.ts'
import { argon2id, group, json, LISTED, layoutChanged, parameters, STRANGER, setUp } from './fake-service.ts'

describe('answers', () => {
  test('listed, with what leaked and where', async () => {
    const { deps, keptOf } = await setUp([3, 4])
    expect(await check(deps, 'email', ` ${LISTED.toUpperCase()} `)).toEqual({
      state: 'listed',
      datasets: [dataSet(3, 'email')],
      incidents: ['incident-3'],
      kept: await keptOf(LISTED),
    })
  })
  test('not listed: a stranger, and somebody whose lists are all withdrawn', async () => {
    const { deps, keptOf } = await setUp([4])
    expect(await check(deps, 'email', STRANGER)).toEqual({ state: 'not-listed', kept: await keptOf(STRANGER) })
    expect(await check(deps, 'email', LISTED)).toEqual({ state: 'not-listed', kept: await keptOf(LISTED) })
  })
  test('not covered, without an evaluation', async () => {
    const { deps, counts } = await setUp()
    expect(await check(deps, 'phone', '06 39 98 00 01')).toEqual({ state: 'not-covered' })
    expect(counts.get('evaluations')).toBeUndefined()
  })
  test('refused, and nothing sent', async () => {
    const { deps, sent } = await setUp()
    expect(await check(deps, 'email', 'not an address')).toEqual({ state: 'refused', reason: 'email-without-at' })
    expect(await check(deps, 'nir' as never, 'anything')).toEqual({ state: 'refused', reason: 'wrong-type' })
    expect(sent).toEqual([])
  })
})

test('requests carry a blinded element and a bucket number, nothing else', async () => {
  const { deps, sent, keptOf } = await setUp()
  const checker = createChecker(deps)
  await checker.check('email', LISTED)
  await checker.check('email', LISTED)
  const evaluations = sent.filter(({ url }) => url.endsWith('/evaluations')).map(({ init }) => String(init.body))
  expect(evaluations).toHaveLength(2)
  expect(evaluations[0]).not.toBe(evaluations[1])
  const own = await digest(argon2id, 'email', LISTED, parameters)
  const everything = JSON.stringify(sent)
  const { element } = await keptOf(LISTED)
  for (const secret of [LISTED, 'listed', toBase64Url(own), element, toBase64Url(argon2idInput('email', LISTED))]) {
    expect(everything).not.toContain(secret)
  }
  expect(sent.map(({ url }) => new URL(url).pathname.replace(/2-000\d$/, '2-…')).slice(0, 5)).toEqual([
    '/v1/manifest',
    '/v1/parameters',
    '/v1/datasets',
    '/v1/evaluations',
    '/v1/buckets/email/1/2-…',
  ])
  expect(sent.every(({ init }) => init.cache === 'no-cache')).toBe(true)
})

describe('what cannot be verified is unavailable', () => {
  test.each<[string, string, (response: Response, nth: number) => Response | Promise<Response>]>([
    ['network', 'parameters', () => Promise.reject(new TypeError('network'))],
    ['network', 'buckets', () => Promise.reject(new TypeError('network'))],
    ['server', 'evaluations', () => new Response(null, { status: 503 })],
    ['bad-answer', 'evaluations', () => new Response('<html>')],
    ['bad-answer', 'evaluations', json(body => ({ ...body, keyVersion: 2 }))],
    ['bad-answer', 'evaluations', json(body => ({ ...body, kind: 'phone' }))],
    ['bad-answer', 'parameters', json(body => ({ ...body, protocol: 'vf2' }))],
    ['bad-answer', 'datasets', json(() => ({ datasets: [{ code: 0 }] }))],
    ['bad-proof', 'evaluations', json(body => ({ ...body, proof: toBase64Url(new Uint8Array(64).fill(1)) }))],
    ['bad-proof', 'evaluations', json(body => ({ ...body, evaluated: [] }))],
    [
      'weak-parameters',
      'parameters',
      json(body => ({ ...body, argon2id: { ...(body.argon2id as object), iterations: 1 } })),
    ],
    ['bad-bucket', 'buckets', () => new Response('not a bucket')],
    ['bad-bucket', 'buckets', async response => new Response((await response.arrayBuffer()).slice(0, -24))],
    ['quota', 'evaluations', () => new Response(null, { status: 429, headers: { 'retry-after': '42' } })],
  ])('%s (%s)', async (reason, path, change) => {
    const { deps, tamper } = await setUp()
    tamper.set(path, change)
    expect(await check(deps, 'email', LISTED)).toEqual({
      state: 'unavailable',
      reason,
      ...(reason === 'quota' && { retryAfterSeconds: 42 }),
    })
  })
  test('a bucket with one entry changed', async () => {
    const { deps, tamper } = await setUp()
    tamper.set('buckets', async response => {
      const bytes = new Uint8Array(await response.arrayBuffer())
      // Every sealed label loses its version; tags stay in order.
      for (let at = 32 + 8; at < bytes.length; at += 24) bytes[at]! ^= 0xe0
      return new Response(bytes)
    })
    expect(await check(deps, 'email', LISTED)).toEqual({ state: 'unavailable', reason: 'bad-bucket' })
  })
  test('an evaluation with another key than the published one', async () => {
    const { deps, make, tamper, sent } = await setUp()
    const other = make([deriveOprfKey(group, new Uint8Array(32).fill(1), 'email', 1, true)])
    tamper.set('evaluations', () => {
      const { url, init } = sent.at(-1)!
      return other.request(url, { method: 'POST', headers: init.headers!, body: init.body! })
    })
    expect(await check(deps, 'email', LISTED)).toEqual({ state: 'unavailable', reason: 'bad-proof' })
  })
  test('a code that no list explains, after asking once more', async () => {
    const { deps, counts } = await setUp([3, 77])
    expect(await check(deps, 'email', LISTED)).toEqual({ state: 'unavailable', reason: 'unknown-code' })
    expect(counts.get('datasets')).toBe(2)
  })
  test('a code of a list that was published meanwhile is found', async () => {
    const { deps, tamper } = await setUp([3, 5])
    const later = dataSet(5, 'email')
    tamper.set('datasets', (response, nth) =>
      nth === 1 ? response : Response.json({ epoch: 6, datasets: [dataSet(3, 'email'), later] }),
    )
    expect(await check(deps, 'email', LISTED)).toMatchObject({
      state: 'listed',
      incidents: ['incident-3', 'incident-5'],
    })
  })
  test('a device that computes wrong digests: nothing is asked', async () => {
    const { deps, sent } = await setUp()
    const wrong: Argon2id = async () => new Uint8Array(32)
    expect(await check({ ...deps, argon2id: wrong }, 'email', LISTED)).toEqual({
      state: 'unavailable',
      reason: 'self-test-failed',
    })
    expect(sent).toEqual([])
  })
})

describe('a layout that changes meanwhile', () => {
  test('is followed with fresh parameters, twice', async () => {
    const { deps, tamper, counts } = await setUp()
    tamper.set('buckets', (response, nth) => (nth <= 2 ? layoutChanged() : response))
    expect(await check(deps, 'email', LISTED)).toMatchObject({ state: 'listed' })
    expect(counts.get('parameters')).toBe(3)
  })
  test('ends as unavailable after that', async () => {
    const { deps, tamper, counts } = await setUp()
    tamper.set('buckets', layoutChanged)
    expect(await check(deps, 'email', LISTED)).toEqual({ state: 'unavailable', reason: 'layout-changed' })
    expect(counts.get('buckets')).toBe(3)
  })
  test('is what a mirror has no file of', async () => {
    const { deps, tamper, counts } = await setUp()
    tamper.set(
      'parameters',
      json(body => ({ ...body, bucketOrigin: 'https://buckets.example' })),
    )
    tamper.set('buckets', (response, nth) => (nth === 1 ? new Response('<h1>Not found', { status: 404 }) : response))
    expect(await check(deps, 'email', LISTED)).toMatchObject({ state: 'listed' })
    expect(counts.get('parameters')).toBe(2)
  })
  test('another 404 is no such thing', async () => {
    const { deps, tamper, counts } = await setUp()
    tamper.set('buckets', () => new Response(null, { status: 404 }))
    expect(await check(deps, 'email', LISTED)).toMatchObject({ state: 'unavailable', reason: 'bad-answer' })
    expect(counts.get('buckets')).toBe(1)
  })
})

test('buckets come from where the parameters say', async () => {
  const { deps, tamper, sent } = await setUp()
  tamper.set(
    'parameters',
    json(body => ({ ...body, bucketOrigin: 'https://buckets.example' })),
  )
  expect(await check(deps, 'email', LISTED)).toMatchObject({ state: 'listed' })
  expect(sent.map(({ url }) => new URL(url).host)).toEqual([...Array(4).fill('vigifuite.example'), 'buckets.example'])
})

test('can be given up, and says how far it is', async () => {
  const { deps } = await setUp()
  const steps: string[] = []
  await check({ ...deps, onProgress: step => steps.push(step) }, 'email', STRANGER)
  expect(steps).toEqual(['self-test', 'parameters', 'digest', 'evaluation', 'bucket'])
  const given = new AbortController()
  given.abort(new Error('given up'))
  await expect(check({ ...deps, signal: given.signal }, 'email', STRANGER)).rejects.toThrow('given up')
})
