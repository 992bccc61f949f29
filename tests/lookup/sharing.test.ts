import { expect, test } from 'vitest'
import { createSharing } from '../../src/lookup/sharing.ts'

function counted() {
  let asked = 0
  return { ask: async () => ++asked, count: () => asked }
}

test('what one was given the others get too', async () => {
  const shareOf = createSharing()
  const { ask, count } = counted()
  const given = await Promise.all([shareOf(), shareOf(), shareOf()].map(share => share('it', ask)))
  expect(given).toEqual([1, 1, 1])
  expect(count()).toBe(1)
})

test('whoever comes back gets it afresh, and all that come back get the same', async () => {
  const shareOf = createSharing()
  const { ask, count } = counted()
  const shares = [shareOf(), shareOf(), shareOf()]
  for (const share of shares) await share('it', ask)
  expect(await Promise.all(shares.map(share => share('it', ask)))).toEqual([2, 2, 2])
  expect(await shareOf()('it', ask)).toBe(2)
  expect(count()).toBe(2)
})

test('names are apart, and a failure is shared like an answer until somebody comes back', async () => {
  const shareOf = createSharing()
  const [first, second] = [shareOf(), shareOf()]
  const broken = () => Promise.reject(new Error('broken'))
  await expect(first('a', broken)).rejects.toThrow('broken')
  await expect(second('a', async () => 1)).rejects.toThrow('broken')
  expect(await first('a', async () => 2)).toBe(2)
  expect(await second('b', async () => 3)).toBe(3)
})
