import { expect, test } from 'vitest'
import { inGroups } from '../../src/client/in-groups.ts'

const later = <T>(value: T, milliseconds = 1): Promise<T> =>
  new Promise(resolve => setTimeout(() => resolve(value), milliseconds))

test('items come in their order and in full groups, however long each takes', async () => {
  const numbers = Array.from({ length: 10 }, (_, i) => i)
  const groups = await Array.fromAsync(
    inGroups(numbers, n => later(n * 10, (n * 7) % 5), { most: 4, lingerMs: 10_000 }),
  )
  expect(groups).toEqual([
    [0, 10, 20, 30],
    [40, 50, 60, 70],
    [80, 90],
  ])
})

test('reads no further ahead than a group beside the one that was given out', async () => {
  let read = 0
  function* endless() {
    for (;;) yield read++
  }
  const groups = inGroups(endless(), n => later(n), { most: 5, lingerMs: 10_000 })
  expect((await groups.next()).value).toEqual([0, 1, 2, 3, 4])
  await later(null, 30)
  expect(read).toBeLessThanOrEqual(11)
  await groups.return()
  const before = read
  await later(null, 20)
  expect(read).toBe(before)
})

test('a group does not wait for a source that pauses', async () => {
  const paused = Promise.withResolvers<void>()
  async function* source() {
    yield 1
    yield 2
    await paused.promise
    yield 3
  }
  const groups = inGroups(source(), n => later(n), { most: 100, lingerMs: 5 })
  expect((await groups.next()).value).toEqual([1, 2])
  paused.resolve()
  expect((await groups.next()).value).toEqual([3])
  expect((await groups.next()).done).toBe(true)
})

test.each(['source', 'map'])('what the %s throws comes after the items before it', async thrower => {
  async function* source() {
    yield 1
    yield 2
    if (thrower === 'source') throw new Error('no more')
    yield 3
  }
  const map = async (n: number) => {
    if (n === 3) throw new Error('no more')
    return later(n)
  }
  const seen: number[] = []
  const reading = async () => {
    for await (const group of inGroups(source(), map, { most: 100, lingerMs: 1000 })) seen.push(...group)
  }
  await expect(reading()).rejects.toThrow('no more')
  expect(seen).toEqual([1, 2])
})

test('nothing in, nothing out', async () => {
  expect(await Array.fromAsync(inGroups([], later, { most: 3, lingerMs: 1 }))).toEqual([])
})
