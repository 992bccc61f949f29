import { describe, expect, test } from 'vitest'
import { createEvaluator, EvaluationError } from '../../src/lookup/evaluate.ts'
import { lookup } from '../../src/lookup/lookup.ts'
import { bucketOf } from '../../src/protocol/element.ts'
import { elementOfDigest } from '../../src/protocol/oprf-server.ts'
import { dataSet, digestNumber, EPOCH, fakePublication } from '../http/fake-publication.ts'
import { ristretto255 } from '../support/ristretto255.ts'

const group = ristretto255()

function setUp(listed: ReadonlyMap<Uint8Array, readonly number[]>) {
  const publication = fakePublication(group, listed)
  publication.state.datasets = [dataSet(3, 'email'), dataSet(4, 'email', 'withdrawn'), dataSet(5, 'phone', 'withdrawn')]
  const evaluator = createEvaluator(group, publication.keys)
  const deps = { reader: publication.reader, evaluator, sha512: group.sha512 }
  const bucket = (digest: Uint8Array) => bucketOf(elementOfDigest(group, publication.keys[0]!, digest), 2)
  return { ...publication, deps, bucket }
}
const numbers = (...list: number[]) => list.map(digestNumber)
const states = async (...args: Parameters<typeof lookup>) => (await lookup(...args)).results.map(result => result.state)

describe('lookup', () => {
  test('answers in the order asked, with the epoch', async () => {
    const { deps } = setUp(new Map([[digestNumber(1), [3]]]))
    expect(await lookup(deps, 'email', numbers(2, 1, 2))).toEqual({
      epoch: EPOCH,
      results: [{ state: 'not-listed' }, { state: 'listed', datasets: [3] }, { state: 'not-listed' }],
    })
  })
  test('drops withdrawn codes; a person with no other code is not listed', async () => {
    const { deps } = setUp(
      new Map([
        [digestNumber(1), [3, 4]],
        [digestNumber(2), [4]],
      ]),
    )
    const { results } = await lookup(deps, 'email', numbers(1, 2))
    expect(results).toEqual([{ state: 'listed', datasets: [3] }, { state: 'not-listed' }])
  })
  test('a code that no list explains is unavailable, also one of another kind', async () => {
    const { deps } = setUp(
      new Map([
        [digestNumber(1), [3, 77]],
        [digestNumber(2), [5]],
      ]),
    )
    expect(await states(deps, 'email', numbers(1, 2))).toEqual(['unavailable', 'unavailable'])
  })
  test('a kind without a published list is not covered', async () => {
    const { deps, state } = setUp(new Map())
    expect(await states(deps, 'phone', numbers(1))).toEqual(['not-covered'])
    expect(await states(deps, 'iban', numbers(1))).toEqual(['not-covered'])
    expect(state.reads).toEqual({ filter: 0, bucket: 0 })
  })
  test('more than seven codes, through continuations', async () => {
    const codes = Array.from({ length: 20 }, (_, i) => i + 100)
    const { deps, state } = setUp(new Map([[digestNumber(1), codes]]))
    state.datasets = codes.map(code => dataSet(code, 'email'))
    expect((await lookup(deps, 'email', numbers(1))).results).toEqual([{ state: 'listed', datasets: codes }])
  })
  test('the filter spares the buckets of nearly everybody, and a bucket is read once', async () => {
    const people = numbers(...Array.from({ length: 40 }, (_, i) => i))
    const { deps, state } = setUp(new Map(people.map(digest => [digest, [3]])))
    const strangers = numbers(...Array.from({ length: 60 }, (_, i) => 1000 + i))
    const all = await states(deps, 'email', [...people, ...strangers])
    expect(all).toEqual([...Array(40).fill('listed'), ...Array(60).fill('not-listed')])
    expect(state.reads).toEqual({ filter: 100, bucket: 4 })
  })
})

describe('what cannot be read is unavailable, never not-listed', () => {
  const listed = new Map(Array.from({ length: 12 }, (_, i) => [digestNumber(i), [3]] as const))
  const digests = [...listed.keys()]

  test('a filter', async () => {
    const { deps, state } = setUp(listed)
    state.broken.filter = true
    expect(await states(deps, 'email', digests)).toEqual(Array(12).fill('unavailable'))
  })
  test('the data sets', async () => {
    const { deps, state } = setUp(listed)
    state.broken.datasets = true
    expect(await states(deps, 'email', digests)).toEqual(Array(12).fill('unavailable'))
  })
  test('one bucket: only those in it', async () => {
    const { deps, state, bucket } = setUp(listed)
    state.broken.buckets = [1]
    expect(await states(deps, 'email', digests)).toEqual(
      digests.map(digest => (bucket(digest) === 1 ? 'unavailable' : 'listed')),
    )
  })
  test('a bucket that is another one, or cut short, or gone', async () => {
    for (const wrong of ['email/1/2/0', 'short', 'gone']) {
      const { deps, documents, bucket } = setUp(listed)
      const right = documents.get('email/1/2/2')!
      if (wrong === 'gone') documents.delete('email/1/2/2')
      else documents.set('email/1/2/2', wrong === 'short' ? right.subarray(0, 200) : documents.get(wrong)!)
      expect(await states(deps, 'email', digests)).toEqual(
        digests.map(digest => (bucket(digest) === 2 ? 'unavailable' : 'listed')),
      )
    }
  })
  test('everything: there is no answer', async () => {
    const { deps, state } = setUp(listed)
    state.broken.snapshot = true
    await expect(lookup(deps, 'email', digests)).rejects.toThrow()
  })
})

test('pauses between every few elements, and everything waits for the pause', async () => {
  const { deps } = setUp(new Map())
  let pauses = 0
  let computed = 0
  let longestRun = 0
  let run = 0
  const evaluator: typeof deps.evaluator = {
    ...deps.evaluator,
    elementOf: (...args) => {
      computed++
      longestRun = Math.max(longestRun, ++run)
      return deps.evaluator.elementOf(...args)
    },
  }
  const pause = () =>
    new Promise<void>(resolve =>
      setImmediate(() => {
        pauses++
        run = 0
        resolve()
      }),
    )
  await lookup({ ...deps, evaluator, pause }, 'email', numbers(...Array.from({ length: 100 }, (_, i) => i)))
  expect({ computed, longestRun, pauses }).toEqual({ computed: 100, longestRun: 6, pauses: 16 })
})

describe('evaluator', () => {
  const { keys } = fakePublication(group, new Map())
  const evaluator = createEvaluator(group, keys)
  const reason = (action: () => unknown) => {
    try {
      action()
    } catch (error) {
      return error instanceof EvaluationError ? error.reason : error
    }
    return 'none'
  }
  const element = elementOfDigest(group, keys[0]!, digestNumber(1))

  test('refuses with a reason and nothing else', () => {
    expect(reason(() => evaluator.evaluate('email', 2, [element]))).toBe('unknown-key')
    expect(reason(() => evaluator.evaluate('email', 1, []))).toBe('batch-size')
    expect(reason(() => evaluator.evaluate('email', 1, Array(65).fill(element)))).toBe('batch-size')
    expect(reason(() => evaluator.evaluate('email', 1, [element, new Uint8Array(32)]))).toBe('invalid-element')
  })
  test('does not hand out secret keys', () => {
    expect(JSON.stringify(evaluator)).not.toContain('secretKey')
    expect(evaluator.keys.every(key => !('secretKey' in key))).toBe(true)
  })
})
