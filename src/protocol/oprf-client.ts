/**
 * The client's half of the VOPRF (RFC 9497, mode 0x01, suite ristretto255-SHA512), on @noble/curves.
 *
 * Purpose: Blind (§3.3.1), verification of the proof (§2.2.2) and unblinding down to the element N = blind⁻¹ · evaluated.
 * Limits: pure JavaScript is not constant-time; a client's scalars are used once, so there is nothing to measure twice.
 */
import { ristretto255, ristretto255_oprf } from '@noble/curves/ed25519.js'

/** What a client keeps between asking and unblinding. `blind` is secret; `blinded` (32 bytes) is what goes to the server. */
export interface Blinding {
  readonly blind: Uint8Array
  readonly blinded: Uint8Array
}

/** The server's answer does not prove that it used the published key. */
export class ProofError extends Error {
  override name = 'ProofError'
}

const { Point } = ristretto255
const { Fn } = Point

/** Blinds a digest. `random(length)` must be cryptographically secure; a fresh blind is drawn at each call. */
export function blind(digest: Uint8Array, random?: (length: number) => Uint8Array): Blinding {
  const draw = random && ((length = 32) => random(length) as Uint8Array<ArrayBuffer>)
  return ristretto255_oprf.voprf.blind(digest, draw)
}

/** Elements of a batch, in the order asked, after its proof verified. @throws ProofError */
export function unblind(batch: {
  readonly publicKey: Uint8Array
  readonly blindings: readonly Blinding[]
  readonly evaluated: readonly Uint8Array[]
  readonly proof: Uint8Array
}): Uint8Array[] {
  const { publicKey, blindings, evaluated, proof } = batch
  if (blindings.length !== evaluated.length || blindings.length === 0) throw new ProofError('batches differ in length')
  try {
    // finalizeBatch verifies the proof. Its output hashes are not what vf1 keeps, so their input can be empty.
    const items = blindings.map(({ blind, blinded }, i) => ({ input: EMPTY, blind, blinded, evaluated: evaluated[i]! }))
    ristretto255_oprf.voprf.finalizeBatch(items, publicKey, proof)
    return blindings.map(({ blind }, i) => {
      return Point.fromBytes(evaluated[i]!)
        .multiply(Fn.inv(Fn.fromBytes(blind)))
        .toBytes()
    })
  } catch {
    throw new ProofError('the evaluation could not be verified')
  }
}

const EMPTY = new Uint8Array()
