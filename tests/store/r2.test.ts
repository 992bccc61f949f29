import { expect, test } from 'vitest'
import { StoreUnavailableError } from '../../src/store/object-store.ts'
import { createR2Store, type ObjectBucket } from '../../src/store/r2.ts'

// The contract's suite runs against R2 itself, inside workerd (tests/workerd/store.test.ts). Here: a bucket that fails.
const failing = (message: string) => {
  const fail = async () => {
    throw new Error(message)
  }
  return createR2Store({ get: fail, put: fail, delete: fail, list: fail } satisfies ObjectBucket)
}

test("every failure of R2 is StoreUnavailableError, with R2's code and without its message", async () => {
  const store = failing('put: Reduce your concurrent request rate for 15-5b3f. (10058)')
  const list = async () => {
    for await (const _ of store.list(''));
  }
  for (const call of [() => store.get('a'), () => store.put('a', new Uint8Array(1)), () => store.delete(['a']), list]) {
    const error = await call().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(StoreUnavailableError)
    expect((error as StoreUnavailableError).code).toBe('r2-10058')
    expect(String(error)).not.toContain('5b3f')
  }
  expect(
    await failing('Network connection lost.')
      .get('a')
      .catch(error => error.code),
  ).toBe('r2')
})

test('an object whose content breaks off is not an object', async () => {
  const found = {
    etag: 'x',
    arrayBuffer: async () => {
      throw new TypeError('Network connection lost.')
    },
  }
  const nothing = async () => {
    throw new Error('not asked')
  }
  const store = createR2Store({ get: async () => found, put: nothing, delete: nothing, list: nothing })
  await expect(store.get('a')).rejects.toThrow(StoreUnavailableError)
})
