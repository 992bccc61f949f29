import { expect, test } from 'vitest'
import { DirectorySync } from '../../src/store/directory-sync.ts'

/** Syncs that end when they are told; `begun` names their directories in order. */
function heldSyncs() {
  const begun: string[] = []
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = []
  const directories = new DirectorySync(directory => {
    begun.push(directory)
    return new Promise((resolve, reject) => ends.push({ resolve, reject }))
  })
  return { begun, ends, directories }
}
const settled = async (promise: Promise<unknown>) => {
  let state = 'pending'
  promise.then(
    () => (state = 'resolved'),
    () => (state = 'rejected'),
  )
  await new Promise(resolve => setTimeout(resolve))
  return state
}

test('who asks while a sync runs waits for the next one, which all of them share', async () => {
  const { begun, ends, directories } = heldSyncs()
  const first = directories.sync('a')
  const late = Array.from({ length: 60 }, () => directories.sync('a'))
  ends[0]!.resolve()
  expect(await settled(first)).toBe('resolved')
  expect(await Promise.all(late.map(settled))).toEqual(late.map(() => 'pending'))
  expect(begun).toEqual(['a', 'a'])
  const later = directories.sync('a')
  ends[1]!.resolve()
  await Promise.all(late)
  expect(await settled(later)).toBe('pending')
  ends[2]!.resolve()
  await later
  const alone = directories.sync('a')
  expect(begun).toEqual(['a', 'a', 'a', 'a'])
  ends[3]!.resolve()
  await alone
})

test('a failure is told to those who shared it, and the next sync still runs', async () => {
  const { ends, directories } = heldSyncs()
  const first = directories.sync('a')
  const [second, third] = [directories.sync('a'), directories.sync('a')]
  ends[0]!.reject(new Error('first'))
  expect(await settled(first)).toBe('rejected')
  ends[1]!.reject(new Error('second'))
  await expect(second).rejects.toThrow('second')
  await expect(third).rejects.toThrow('second')
  const next = directories.sync('a')
  ends[2]!.resolve()
  await next
})

test('directories do not wait for each other', async () => {
  const { begun, ends, directories } = heldSyncs()
  const held = directories.sync('a')
  const other = directories.sync('b')
  expect(begun).toEqual(['a', 'b'])
  ends[1]!.resolve()
  await other
  ends[0]!.resolve()
  await held
})
