import { expect, test } from 'vitest'
import { createMemoryStore } from '../../src/store/memory.ts'
import { describeObjectStore } from '../support/store-contract.ts'

const shared = createMemoryStore()
describeObjectStore('memory', () => shared)

test('tells the time of a write by the clock it is given', async () => {
  const store = createMemoryStore({ now: () => 1_700_000_000_000 })
  await store.put('object', new Uint8Array(1))
  for await (const entry of store.list('')) expect(entry.modified).toEqual(new Date(1_700_000_000_000))
})
