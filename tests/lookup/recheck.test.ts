import { describe, expect, test } from 'vitest'
import { createChecker, type Kept, keptSchema } from '../../src/lookup/check.ts'
import { dataSet } from '../http/fake-publication.ts'
import { json, LISTED, layoutChanged, STRANGER, setUp } from './fake-service.ts'

/** A service, and a checker that cannot hash: whatever it answers was read from what was kept. */
async function watched(codes?: readonly number[]) {
  const service = await setUp(codes)
  const argon2id = () => Promise.reject(new Error('nothing is hashed again'))
  return { ...service, checker: createChecker({ ...service.deps, argon2id }), kept: await service.keptOf(LISTED) }
}

describe('answers', () => {
  test('what a check would have answered, from what it left', async () => {
    const { deps, checker } = await watched()
    for (const address of [LISTED, STRANGER]) {
      const checked = await createChecker(deps).check('email', address)
      const { kept } = checked as { kept: Kept }
      expect(await checker.recheck(keptSchema.parse(JSON.parse(JSON.stringify(kept))))).toEqual(checked)
    }
  })
  test('a list that was published since, and one that was withdrawn', async () => {
    const { checker, state, kept } = await watched([3, 5])
    state.datasets = [dataSet(3, 'email', 'withdrawn'), dataSet(5, 'email')]
    const listed = { state: 'listed', datasets: [dataSet(5, 'email')], incidents: ['incident-5'], kept }
    expect(await checker.recheck(kept)).toEqual(listed)
  })
  test('not listed any more once every list of theirs is withdrawn', async () => {
    const { checker, state, kept } = await watched()
    state.datasets = [dataSet(3, 'email', 'withdrawn'), dataSet(6, 'email')]
    expect(await checker.recheck(kept)).toEqual({ state: 'not-listed', kept })
  })
  test('not covered once no list of the kind is published, without reading a bucket', async () => {
    const { checker, state, kept, counts } = await watched()
    state.datasets = [dataSet(3, 'email', 'withdrawn'), dataSet(6, 'phone')]
    expect(await checker.recheck(kept)).toEqual({ state: 'not-covered' })
    expect(counts.get('buckets')).toBeUndefined()
  })
})

test('requests carry a bucket number, and no evaluation is spent', async () => {
  const { checker, kept, sent } = await watched()
  await checker.recheck(kept)
  expect(sent.map(({ url, init }) => [new URL(url).pathname.replace(/2-000\d$/, '2-…'), init.method])).toEqual([
    ['/v1/manifest', undefined],
    ['/v1/parameters', undefined],
    ['/v1/datasets', undefined],
    ['/v1/buckets/email/1/2-…', undefined],
  ])
  expect(JSON.stringify(sent)).not.toContain(kept.element)
})

describe('outdated', () => {
  const publicKey = 'A'.repeat(43)
  const key = (version: number, current: boolean) => ({ version, publicKey, bucketBits: 2, current })
  test.each<[string, ReturnType<typeof key>[]]>([
    ['a key that is gone', [key(2, true)]],
    ['a key that is served for a while, but no longer the current one', [key(1, false), key(2, true)]],
  ])('%s', async (_, keys) => {
    const { checker, kept, tamper, counts } = await watched()
    tamper.set(
      'parameters',
      json(body => ({ ...body, kinds: { ...(body.kinds as object), email: { id: 1, keys } } })),
    )
    expect(await checker.recheck(kept)).toEqual({ state: 'outdated' })
    expect(counts.get('buckets')).toBeUndefined()
  })
  test.each<[string, (kept: Kept) => unknown]>([
    ['nothing', () => null],
    ['another kind of thing', () => 'listed'],
    ['a kind that does not exist', kept => ({ ...kept, kind: 'nir' })],
    ['a shortened element', kept => ({ ...kept, element: kept.element.slice(0, -1) })],
    ['an element in another spelling', kept => ({ ...kept, element: `${kept.element}=` })],
    ['no key version', kept => ({ ...kept, keyVersion: '1' })],
  ])('what storage damaged: %s', async (_, damage) => {
    const { checker, kept, sent } = await watched()
    expect(await checker.recheck(damage(kept) as Kept)).toEqual({ state: 'outdated' })
    expect(sent).toEqual([])
  })
  test('a key that is replaced while the bucket is read', async () => {
    const { checker, kept, tamper } = await watched()
    const replaced = json(body => ({
      ...body,
      kinds: { ...(body.kinds as object), email: { id: 1, keys: [key(2, true)] } },
    }))
    tamper.set('parameters', (response, nth) => (nth === 1 ? response : replaced(response)))
    tamper.set('buckets', layoutChanged)
    expect(await checker.recheck(kept)).toEqual({ state: 'outdated' })
  })
})

describe('what cannot be verified is unavailable', () => {
  const offline = () => Promise.reject(new TypeError('network'))
  const tooMany = () => new Response(null, { status: 429, headers: { 'retry-after': '42' } })
  const broken = () => new Response(null, { status: 500 })
  test.each<[string, string, (response: Response) => Response | Promise<Response>]>([
    ...['parameters', 'datasets', 'buckets'].flatMap(path => [
      ['network', path, offline] as [string, string, typeof offline],
      ['quota', path, tooMany] as [string, string, typeof tooMany],
      ['server', path, broken] as [string, string, typeof broken],
    ]),
    ['bad-answer', 'parameters', () => new Response('<html>')],
    ['bad-answer', 'datasets', json(() => ({ epoch: 1, datasets: [{ code: 0 }] }))],
    ['bad-answer', 'buckets', () => new Response(null, { status: 404 })],
    ['bad-bucket', 'buckets', () => new Response('not a bucket')],
    ['bad-bucket', 'buckets', async response => new Response((await response.arrayBuffer()).slice(0, -24))],
  ])('%s (%s)', async (reason, path, change) => {
    const { checker, kept, tamper } = await watched()
    tamper.set(path, change)
    const result = { state: 'unavailable', reason, ...(reason === 'quota' && { retryAfterSeconds: 42 }) }
    expect(await checker.recheck(kept)).toEqual(result)
  })
  test('a code that no list explains, after asking once more', async () => {
    const { checker, kept, counts } = await watched([3, 77])
    expect(await checker.recheck(kept)).toEqual({ state: 'unavailable', reason: 'unknown-code' })
    expect(counts.get('datasets')).toBe(2)
  })
  test('a layout that changes again and again', async () => {
    const { checker, kept, tamper, counts } = await watched()
    tamper.set('buckets', (response, nth) => (nth <= 2 ? layoutChanged() : response))
    expect(await checker.recheck(kept)).toMatchObject({ state: 'listed' })
    expect(counts.get('parameters')).toBe(3)
    tamper.set('buckets', layoutChanged)
    expect(await checker.recheck(kept)).toEqual({ state: 'unavailable', reason: 'layout-changed' })
  })
})

test('can be given up, and says how far it is', async () => {
  const { deps, kept } = await watched()
  const steps: string[] = []
  await createChecker({ ...deps, onProgress: step => steps.push(step) }).recheck(kept)
  expect(steps).toEqual(['parameters', 'bucket'])
  const signal = AbortSignal.abort(new Error('given up'))
  await expect(createChecker({ ...deps, signal }).recheck(kept)).rejects.toThrow('given up')
})
