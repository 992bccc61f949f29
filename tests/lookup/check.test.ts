import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { createMemoryQuotas } from '../../src/http/memory-quotas.ts'
import type { QuotaLimits } from '../../src/http/quotas.ts'
import { DEMO_LIMITS } from '../../src/http/quotas.ts'
import { type CheckDependencies, check, createChecker } from '../../src/lookup/check.ts'
import { createEvaluator } from '../../src/lookup/evaluate.ts'
import { argon2idWasm } from '../../src/protocol/argon2id-wasm.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { ARGON2ID_COST, type Argon2id, argon2idInput, digest } from '../../src/protocol/digest.ts'
import { deriveOprfKey } from '../../src/protocol/oprf-server.ts'
import { dataSet, fakePublication, SALT } from '../http/fake-publication.ts'
import { communes } from '../support/communes.ts'
import { ristretto255 } from '../support/ristretto255.ts'

const group = ristretto255()
const LISTED = 'listed.person@example.org'
const STRANGER = 'stranger@example.org'

const parameters = { ...ARGON2ID_COST, salt: SALT }
const digests = new Map<string, Promise<Uint8Array>>()
/** The real Argon2id, each answer computed once. */
const argon2id: Argon2id = (password, cost) => {
  const name = `${toBase64Url(password)}|${toBase64Url(cost.salt)}`
  const known = digests.get(name) ?? argon2idWasm(password, cost)
  digests.set(name, known)
  return known
}

interface Sent {
  readonly url: string
  readonly init: RequestInit
}

async function setUp(codes: readonly number[] = [3], limits: QuotaLimits = DEMO_LIMITS) {
  const publication = fakePublication(group, new Map([[await digest(argon2id, 'email', LISTED, parameters), codes]]))
  publication.state.datasets = [dataSet(3, 'email'), dataSet(4, 'email', 'withdrawn')]
  const make = (keys = publication.keys) =>
    createApp({
      reader: publication.reader,
      evaluator: createEvaluator(group, keys),
      sha512: group.sha512,
      argon2Salt: SALT,
      demo: false,
      bucketOrigin: '',
      origin: '',
      communes,
      quotas: createMemoryQuotas({ limits, now: Date.now, random: n => crypto.getRandomValues(new Uint8Array(n)) }),
      write: null,
      now: () => new Date(),
      requestId: () => 'request',
      pause: () => Promise.resolve(),
      log: () => undefined,
    })
  const app = make()
  const sent: Sent[] = []
  /** What a test changes on the way back, by path. */
  const tamper = new Map<string, (response: Response, nth: number) => Response | Promise<Response>>()
  const counts = new Map<string, number>()
  const deps: CheckDependencies = {
    baseUrl: 'https://vigifuite.example',
    argon2id,
    fetch: async (url, init) => {
      sent.push({ url, init })
      const path = new URL(url).pathname.split('/')[2]!
      counts.set(path, (counts.get(path) ?? 0) + 1)
      const { signal: _, cache: _cache, ...rest } = init
      const response = await app.request(url, rest, { clientAddress: '192.0.2.1' })
      return tamper.get(path)?.(response, counts.get(path)!) ?? response
    },
  }
  return { ...publication, deps, sent, tamper, counts, make }
}
const json = (change: (body: Record<string, unknown>) => unknown) => async (response: Response) =>
  Response.json(change((await response.json()) as Record<string, unknown>))
const layoutChanged = () => Response.json({ type: 'urn:vigifuite:problem:layout-changed' }, { status: 404 })

describe('answers', () => {
  test('listed, with what leaked and where', async () => {
    const { deps } = await setUp([3, 4])
    expect(await check(deps, 'email', ` ${LISTED.toUpperCase()} `)).toEqual({
      state: 'listed',
      datasets: [dataSet(3, 'email')],
      incidents: ['incident-3'],
    })
  })
  test('not listed: a stranger, and somebody whose lists are all withdrawn', async () => {
    const { deps } = await setUp([4])
    expect(await check(deps, 'email', STRANGER)).toEqual({ state: 'not-listed' })
    expect(await check(deps, 'email', LISTED)).toEqual({ state: 'not-listed' })
  })
  test('not covered, without an evaluation', async () => {
    const { deps, counts } = await setUp()
    expect(await check(deps, 'phone', '06 39 98 00 01')).toEqual({ state: 'not-covered' })
    expect(counts.get('evaluations')).toBeUndefined()
  })
  test('refused, and nothing sent', async () => {
    const { deps, sent } = await setUp()
    expect(await check(deps, 'email', 'not an address')).toMatchObject({ state: 'refused' })
    expect(sent).toEqual([])
  })
})

test('requests carry a blinded element and a bucket number, nothing else', async () => {
  const { deps, sent } = await setUp()
  const checker = createChecker(deps)
  await checker.check('email', LISTED)
  await checker.check('email', LISTED)
  const evaluations = sent.filter(({ url }) => url.endsWith('/evaluations')).map(({ init }) => String(init.body))
  expect(evaluations).toHaveLength(2)
  expect(evaluations[0]).not.toBe(evaluations[1])
  const own = await digest(argon2id, 'email', LISTED, parameters)
  const everything = JSON.stringify(sent)
  for (const secret of [LISTED, 'listed', toBase64Url(own), toBase64Url(argon2idInput('email', LISTED))]) {
    expect(everything).not.toContain(secret)
  }
  expect(sent.map(({ url }) => new URL(url).pathname.replace(/2-000\d$/, '2-…')).slice(0, 4)).toEqual([
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
  expect(sent.map(({ url }) => new URL(url).host)).toEqual([...Array(3).fill('vigifuite.example'), 'buckets.example'])
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
