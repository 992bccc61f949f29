import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { blind } from '../../src/protocol/oprf-client.ts'
import { blindEvaluate, deriveOprfKey, elementOfDigest, hashToGroup } from '../../src/protocol/oprf-server.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { type BenchContext, type Row, rate, row } from './harness.ts'

const BATCH = 500

/** The server's half of the OPRF against the bare group operation, and against the same protocol in pure JavaScript. */
export function rows(context: BenchContext): Row[] {
  const group = ristretto255()
  const key = deriveOprfKey(group, context.random(32), 'email', 1, true)
  const digests = Array.from({ length: BATCH }, () => context.random(32))
  let points: Uint8Array[] = []
  const evaluation = (size: number): Row => {
    let blinded: Uint8Array<ArrayBuffer>[] = []
    return row({
      what: `BlindEvaluate and proof, batch of ${size}`,
      against: "noble's VOPRF",
      atLeast: 5,
      unit: 'elements/s',
      prepare: () => {
        blinded = digests.slice(0, size).map(d => blind(d).blinded as Uint8Array<ArrayBuffer>)
      },
      measure: () => rate(size, () => blindEvaluate(group, key, blinded, context.random), 400),
      reference: () => {
        const [secretKey, publicKey] = [key.secretKey, key.publicKey] as Uint8Array<ArrayBuffer>[]
        return rate(size, () => ristretto255_oprf.voprf.blindEvaluateBatch(secretKey!, publicKey!, blinded), 400)
      },
    })
  }
  return [
    row({
      what: 'digest → element on the server',
      against: 'raw libsodium-WASM scalar multiplication',
      atLeast: 0.7,
      unit: 'elements/s',
      prepare: () => {
        points = digests.map(d => hashToGroup(group, d))
      },
      measure: () => rate(BATCH, () => digests.map(d => elementOfDigest(group, key, d))),
      reference: () => rate(BATCH, () => points.map(point => group.scalarMultiply(key.secretKey, point))),
    }),
    evaluation(1),
    evaluation(64),
  ]
}
