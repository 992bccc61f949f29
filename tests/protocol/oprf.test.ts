import { createHash, randomBytes } from 'node:crypto'
import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import argon2 from 'argon2'
import { expect, test } from 'vitest'
import { argon2idWasm } from '../../src/protocol/argon2id-wasm.ts'
import { utf8 } from '../../src/protocol/bytes.ts'
import { type Argon2id, assertKnownAnswer, KnownAnswerError } from '../../src/protocol/digest.ts'
import { blind, ProofError, unblind } from '../../src/protocol/oprf-client.ts'
import { blindEvaluate, deriveOprfKey } from '../../src/protocol/oprf-server.ts'
import { GroupError } from '../../src/protocol/ristretto255.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { runRfcClientVectors, runRfcServerVectors, runRoundTrip, runVf1Vectors } from './vectors.ts'

const group = ristretto255()
const random = (length: number) => new Uint8Array(randomBytes(length))
const sha512 = (bytes: Uint8Array) => new Uint8Array(createHash('sha512').update(bytes).digest())
const native: Argon2id = async (password, p) =>
  new Uint8Array(
    await argon2.hash(Buffer.from(password), {
      type: argon2.argon2id,
      raw: true,
      salt: Buffer.from(p.salt),
      memoryCost: p.memoryKiB,
      timeCost: p.iterations,
      parallelism: p.parallelism,
      hashLength: p.hashLength,
    }),
  )

test('RFC 9497 VOPRF vectors, server', () => expect(runRfcServerVectors(group)).toBe(3))
test('RFC 9497 VOPRF vectors, client', () => expect(runRfcClientVectors(group)).toBe(3))
test('vf1 vectors with native Argon2id', async () => expect(await runVf1Vectors(group, native, sha512)).toBe(5))
test('vf1 vectors with Argon2id in WebAssembly and libsodium SHA-512', async () =>
  expect(await runVf1Vectors(group, argon2idWasm, group.sha512)).toBe(5))
test.each([1, 2, 64])('a batch of %i goes round', batch => runRoundTrip(group, random, batch))

test("noble's own server and ours are interchangeable", () => {
  const seed = random(32)
  const key = deriveOprfKey(group, seed, 'email', 1, true)
  const theirs = ristretto255_oprf.voprf.deriveKeyPair(seed, utf8('vf1|email|1'))
  expect([key.secretKey, key.publicKey]).toEqual([theirs.secretKey, theirs.publicKey])
  const blindings = [blind(random(32)), blind(random(32))]
  const blinded = blindings.map(b => b.blinded as Uint8Array<ArrayBuffer>)
  const answer = ristretto255_oprf.voprf.blindEvaluateBatch(theirs.secretKey, theirs.publicKey, blinded)
  const elements = unblind({ publicKey: key.publicKey, blindings, ...answer })
  expect(elements).toEqual(
    unblind({ publicKey: key.publicKey, blindings, ...blindEvaluate(group, key, blinded, random) }),
  )
})

test('a proof for another key, another batch order or a flipped bit is refused', () => {
  const key = deriveOprfKey(group, random(32), 'email', 1, true)
  const other = deriveOprfKey(group, random(32), 'email', 1, true)
  const blindings = [blind(random(32)), blind(random(32))]
  const answer = blindEvaluate(
    group,
    key,
    blindings.map(b => b.blinded),
    random,
  )
  const flipped = answer.proof.slice()
  flipped[5]! ^= 1
  const refused = [
    { publicKey: other.publicKey, blindings, ...answer },
    { publicKey: key.publicKey, blindings, evaluated: answer.evaluated.toReversed(), proof: answer.proof },
    { publicKey: key.publicKey, blindings, evaluated: answer.evaluated, proof: flipped },
    { publicKey: key.publicKey, blindings: blindings.slice(1), ...answer },
    { publicKey: key.publicKey, blindings, evaluated: [new Uint8Array(32), answer.evaluated[1]!], proof: answer.proof },
  ]
  for (const batch of refused) expect(() => unblind(batch)).toThrow(ProofError)
})

test('the identity, non-canonical encodings and wrong lengths are no elements', () => {
  const key = deriveOprfKey(group, random(32), 'email', 1, true)
  const nonCanonical = Uint8Array.from({ length: 32 }, (_, i) => (i === 31 ? 0x7f : 0xff))
  for (const bad of [new Uint8Array(32), nonCanonical, new Uint8Array(31), new Uint8Array(33), new Uint8Array()]) {
    expect(group.isValidElement(bad)).toBe(false)
    expect(() => blindEvaluate(group, key, [bad], random)).toThrow(GroupError)
  }
})

test('the known answer is asked of every Argon2id', async () => {
  await assertKnownAnswer(native)
  await assertKnownAnswer(argon2idWasm)
  await expect(assertKnownAnswer(async () => new Uint8Array(32))).rejects.toThrow(KnownAnswerError)
  await expect(assertKnownAnswer(() => Promise.reject(new Error('out of memory')))).rejects.toThrow(KnownAnswerError)
})
