import { describe, expect, it } from 'vitest'
import { createBulkOprf, plainOprf } from '../../src/contribution/bulk-oprf.ts'
import { ProofError } from '../../src/protocol/oprf-client.ts'
import { blindEvaluate, deriveOprfKey, elementOfDigest } from '../../src/protocol/oprf-server.ts'
import { ristretto255 } from '../support/ristretto255.ts'

const group = ristretto255()
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
const key = deriveOprfKey(group, new Uint8Array(32).fill(1), 'email', 1, true)
const bulk = createBulkOprf(group)

function batchOf(count: number, client = bulk) {
  const digests = Array.from({ length: count }, () => random(32))
  const blindings = digests.map(one => client.blind(one))
  const answer = blindEvaluate(
    group,
    key,
    blindings.map(one => one.blinded),
    random,
  )
  return { digests, batch: { publicKey: key.publicKey, blindings, ...answer } }
}

describe("the client's half for lists", () => {
  it.each([1, 2, 64])('gives the elements that the server computes from the digests, batch of %i', count => {
    const { digests, batch } = batchOf(count)
    expect(bulk.unblind(batch)).toEqual(digests.map(one => elementOfDigest(group, key, one)))
  })

  it('agrees with the pure implementation in both directions', () => {
    for (const [asks, opens] of [
      [bulk, plainOprf],
      [plainOprf, bulk],
    ] as const) {
      const { digests, batch } = batchOf(3, asks)
      expect(opens.unblind(batch)).toEqual(digests.map(one => elementOfDigest(group, key, one)))
    }
  })

  it('blinds afresh each time', () => {
    const digest = random(32)
    expect(bulk.blind(digest).blinded).not.toEqual(bulk.blind(digest).blinded)
  })

  it('refuses whatever the proof does not cover', () => {
    const { batch } = batchOf(3)
    const other = deriveOprfKey(group, new Uint8Array(32).fill(2), 'email', 1, true)
    const tampered = [
      { ...batch, publicKey: other.publicKey },
      { ...batch, evaluated: batch.evaluated.toReversed() },
      { ...batch, evaluated: [...batch.evaluated.slice(0, 2), key.publicKey] },
      { ...batch, evaluated: [...batch.evaluated.slice(0, 2), new Uint8Array(32)] },
      { ...batch, evaluated: [...batch.evaluated.slice(0, 2), new Uint8Array(32).fill(255)] },
      { ...batch, evaluated: batch.evaluated.slice(0, 2) },
      { ...batch, blindings: [], evaluated: [] },
      { ...batch, proof: batch.proof.slice(0, 63) },
      ...[0, 31, 32, 63].map(at => {
        const proof = Uint8Array.from(batch.proof)
        proof[at]! ^= 1
        return { ...batch, proof }
      }),
    ]
    for (const one of tampered) expect(() => bulk.unblind(one)).toThrow(ProofError)
    expect(bulk.unblind(batch)).toHaveLength(3)
  })
})
