import { expect, test } from 'vitest'
import { oncePer } from '../../src/http/once-per.ts'

test('makes a value once for each key, also while it is being made', async () => {
  let calls = 0
  const get = oncePer(async (key: { name: string }) => `${key.name} ${++calls}`)
  const [a, b] = [{ name: 'a' }, { name: 'b' }]
  expect(await Promise.all([get(a), get(a), get(b)])).toEqual(['a 1', 'a 1', 'b 2'])
  expect(await get(a)).toBe('a 1')
})

test('tries again what failed', async () => {
  let calls = 0
  const get = oncePer(async (_: object) => {
    if (++calls === 1) throw new Error('not yet')
    return calls
  })
  const key = {}
  await expect(get(key)).rejects.toThrow('not yet')
  expect(await get(key)).toBe(2)
})
