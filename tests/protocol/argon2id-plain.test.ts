import { expect, test } from 'vitest'
import { argon2idPlain } from '../../src/protocol/argon2id-plain.ts'
import { argon2idWasm } from '../../src/protocol/argon2id-wasm.ts'
import { utf8 } from '../../src/protocol/bytes.ts'
import { ARGON2ID_COST, assertKnownAnswer } from '../../src/protocol/digest.ts'

test('gives the known answer, at the real cost', async () => {
  await expect(assertKnownAnswer(argon2idPlain)).resolves.toBeUndefined()
})

test('gives the same bytes as WebAssembly for what the known answer does not cover', async () => {
  const salt = Uint8Array.from({ length: 16 }, (_, i) => i * 17)
  const cost = { ...ARGON2ID_COST, memoryKiB: 256, salt }
  for (const password of ['a', 'é'.repeat(200)]) {
    expect(await argon2idPlain(utf8(password), cost)).toEqual(await argon2idWasm(utf8(password), cost))
  }
})
