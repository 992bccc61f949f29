import { expect, test } from 'vitest'
import { createMemoryStore } from '../../src/store/memory.ts'
import { StoreUnavailableError } from '../../src/store/object-store.ts'
import { createFaultyStore } from '../support/faulty-store.ts'
import { describeObjectStore } from '../support/store-contract.ts'

const shared = createFaultyStore(createMemoryStore())
describeObjectStore('a faulty store with no fault', () => shared)

const content = Uint8Array.of(1, 2, 3, 4)
const fresh = () => {
  const inner = createMemoryStore()
  return { inner, faulty: createFaultyStore(inner) }
}
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    error => (error instanceof StoreUnavailableError ? error.code : 'another error'),
  )

test('strikes the operation, name and turn that it was told, once, and logs it', async () => {
  const { inner, faulty } = fresh()
  faulty.inject({ kind: 'fail-before' }, { operation: 'put', name: /^b/, failAt: 2 })
  await faulty.put('b1', content)
  await faulty.put('a1', content)
  await faulty.get('b2')
  expect(await failure(faulty.put('b2', content, { ifAbsent: true }))).toBe('injected')
  await faulty.put('b3', content)
  expect(await inner.get('b2')).toBeNull()
  expect(faulty.struck).toBe(1)
  expect(faulty.log.map(({ operation, names, fault }) => `${operation} ${names} ${fault}`)).toEqual([
    'put b1 null',
    'put a1 null',
    'get b2 null',
    'put b2 fail-before',
    'put b3 null',
  ])
  expect(faulty.log.map(entry => entry.conditional)).toEqual([false, false, false, true, false])
})

test('fails after the write, and half-way through one', async () => {
  const { inner, faulty } = fresh()
  faulty.inject({ kind: 'fail-after' })
  expect(await failure(faulty.put('a', content))).toBe('injected')
  expect((await inner.get('a'))?.bytes).toEqual(content)
  faulty.inject({ kind: 'fail-half-way' })
  expect(await failure(faulty.put('b', content))).toBe('injected')
  expect((await inner.get('b'))?.bytes).toEqual(content.subarray(0, 2))
  faulty.inject({ kind: 'fail-half-way' })
  expect(await failure(faulty.delete(['a', 'b']))).toBe('injected')
  expect([await inner.get('a'), (await inner.get('b'))?.bytes.length]).toEqual([null, 2])
})

test('runs out of space after so many bytes, and reads on', async () => {
  const { inner, faulty } = fresh()
  faulty.inject({ kind: 'no-space', freeBytes: 9 })
  await faulty.put('a', content)
  await faulty.put('b', content)
  expect(await failure(faulty.put('c', content))).toBe('ENOSPC')
  expect(await failure(faulty.put('d', content))).toBe('ENOSPC')
  expect((await faulty.get('a'))?.bytes).toEqual(content)
  expect(await inner.get('c')).toBeNull()
  faulty.clear()
  await faulty.put('c', content)
})

test('is out of reach for everything until it is back', async () => {
  const { faulty } = fresh()
  faulty.inject({ kind: 'unavailable' })
  const list = async () => {
    for await (const _ of faulty.list(''));
  }
  for (const call of [() => faulty.get('a'), () => faulty.put('a', content), () => faulty.delete(['a']), list]) {
    expect(await failure(call())).toBe('injected')
  }
  faulty.clear()
  expect(await faulty.get('a')).toBeNull()
})

test('a list breaks off after its first entry', async () => {
  const { faulty } = fresh()
  for (const name of ['a', 'b']) await faulty.put(name, content)
  faulty.inject({ kind: 'fail-half-way' })
  const seen: string[] = []
  const list = async () => {
    for await (const entry of faulty.list('')) seen.push(entry.name)
  }
  expect(await failure(list())).toBe('injected')
  expect(seen).toHaveLength(1)
})

test('a crash answers nothing any more', async () => {
  const { inner, faulty } = fresh()
  faulty.inject({ kind: 'crash', done: true }, { failAt: 2 })
  await faulty.put('a', content)
  const answers = [faulty.put('b', content), faulty.put('c', content), faulty.get('a')]
  const outcome = Promise.race([...answers, new Promise(resolve => setTimeout(resolve, 50, 'silence'))])
  expect(await outcome).toBe('silence')
  expect([(await inner.get('b'))?.bytes, await inner.get('c')]).toEqual([content, null])
})

test('takes its time', async () => {
  const { faulty } = fresh()
  faulty.inject({ kind: 'latency', milliseconds: 40 }, { operation: 'get' })
  const begun = performance.now()
  await faulty.get('a')
  expect(performance.now() - begun).toBeGreaterThan(35)
})
