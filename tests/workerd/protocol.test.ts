import { argon2id } from '@noble/hashes/argon2.js'
import { expect, test } from 'vitest'
import { argon2idInput } from '../../src/protocol/digest.ts'
import { createRistretto255 } from '../../src/protocol/ristretto255.ts'
import wasm from '../../src/protocol/ristretto255.wasm'
import { runRfcClientVectors, runRfcServerVectors, runRoundTrip, runVf1Vectors } from '../protocol/vectors.ts'

const group = createRistretto255(wasm)
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

test('RFC 9497 vectors', () => {
  expect(runRfcServerVectors(group)).toBe(3)
  expect(runRfcClientVectors(group)).toBe(3)
})

// No client runs Argon2id in workerd (it may not compile WebAssembly); the vectors' digests come from plain JavaScript.
test('vf1 vectors', async () => {
  const count = await runVf1Vectors(
    group,
    async (password, p) =>
      argon2id(password, p.salt, { m: p.memoryKiB, t: p.iterations, p: p.parallelism, dkLen: p.hashLength }),
    group.sha512,
  )
  expect(count).toBe(5)
  expect(argon2idInput('email', 'a@b.c')).toHaveLength(12)
})

test('batches go round', () => {
  for (const batch of [1, 64]) runRoundTrip(group, random, batch)
})
