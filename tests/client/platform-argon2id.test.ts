import { afterEach, expect, test, vi } from 'vitest'
import { platformArgon2id } from '../../src/client/platform-argon2id.ts'
import { assertKnownAnswer } from '../../src/protocol/digest.ts'

afterEach(() => vi.restoreAllMocks())

test('computes with WebAssembly', async () => {
  await expect(assertKnownAnswer(platformArgon2id())).resolves.toBeUndefined()
})

test.each([
  ['may not be compiled', () => Promise.reject(new WebAssembly.CompileError('disallowed by embedder'))],
  [
    'throws at once',
    () => {
      throw new WebAssembly.CompileError('disallowed by embedder')
    },
  ],
])('computes without WebAssembly where it %s', async (_, compile) => {
  const spy = vi.spyOn(WebAssembly, 'compile').mockImplementation(compile)
  const argon2id = platformArgon2id()
  await expect(assertKnownAnswer(argon2id)).resolves.toBeUndefined()
  expect(spy).toHaveBeenCalledTimes(1)
})
