import { expect, test } from 'vitest'
import { argon2idParameters, currentKey, parametersSchema } from '../../src/protocol/parameters.ts'

const key = { version: 1, publicKey: 'A'.repeat(43), bucketBits: 0, current: true }
const valid = {
  protocol: 'vf1',
  epoch: 42,
  demo: true,
  bucketOrigin: '',
  argon2id: { version: 19, memoryKiB: 19456, iterations: 2, parallelism: 1, hashLength: 32, salt: 'A'.repeat(22) },
  oprf: { mode: 'voprf', suite: 'ristretto255-SHA512' },
  kinds: {
    email: { id: 1, keys: [key] },
    phone: { id: 2, keys: [key] },
    iban: { id: 3, keys: [key] },
    person: {
      id: 4,
      keys: [
        { ...key, current: false },
        { ...key, version: 2 },
      ],
    },
  },
}

test('the documented form is read', () => {
  const parameters = parametersSchema.parse(valid)
  expect(currentKey(parameters, 'person').version).toBe(2)
  expect(argon2idParameters(parameters)?.salt).toEqual(new Uint8Array(16))
})

test('a server cannot make digests cheaper', () => {
  for (const weaker of [{ memoryKiB: 8 }, { iterations: 1 }, { parallelism: 4 }]) {
    const parameters = parametersSchema.parse({ ...valid, argon2id: { ...valid.argon2id, ...weaker } })
    expect(argon2idParameters(parameters)).toBeNull()
  }
})

test.each([
  { protocol: 'vf2' },
  { bucketOrigin: 'javascript:alert(1)' },
  { oprf: { mode: 'oprf', suite: 'ristretto255-SHA512' } },
  { kinds: { ...valid.kinds, email: { id: 2, keys: [key] } } },
  { kinds: { ...valid.kinds, email: { id: 1, keys: [{ ...key, current: false }] } } },
  { argon2id: { ...valid.argon2id, salt: 'AAAA' } },
])('anything else is not: %#', change => {
  expect(parametersSchema.safeParse({ ...valid, ...change }).success).toBe(false)
})
