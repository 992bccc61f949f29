/**
 * The server's half of a private check, and the shortcut for digests that an authenticated partner hands over.
 *
 * Purpose: holds the secret keys and nothing else; an evaluation is arithmetic, without storage or network.
 * Limits: a blinded element says nothing about its identifier, so what is evaluated can only be counted, never checked.
 */
import type { Kind } from '../identifier/kind.ts'
import { blindEvaluate, elementOfDigest } from '../protocol/oprf-server.ts'
import type { OprfKey } from '../protocol/parameters.ts'
import type { Ristretto255 } from '../protocol/ristretto255.ts'

/** The most blinded elements that one evaluation takes. */
export const MAX_BATCH = 64

export type EvaluationRefusal = 'unknown-key' | 'batch-size' | 'invalid-element'

/** An evaluation that was asked for wrongly; `reason` never carries what was sent. */
export class EvaluationError extends Error {
  override name = 'EvaluationError'
  readonly reason: EvaluationRefusal

  constructor(reason: EvaluationRefusal) {
    super(reason)
    this.reason = reason
  }
}

export interface Evaluation {
  readonly keyVersion: number
  /** 32 bytes each, in the order asked. */
  readonly evaluated: Uint8Array[]
  /** 64 bytes, one for the batch. */
  readonly proof: Uint8Array
}

export interface Evaluator {
  /** Every key that can evaluate. The secret halves stay with the evaluator. */
  readonly keys: readonly Omit<OprfKey, 'secretKey'>[]
  /** BlindEvaluate for 1–64 elements; `keyVersion` null means the current key. @throws EvaluationError */
  evaluate(kind: Kind, keyVersion: number | null, blinded: readonly Uint8Array[]): Evaluation
  /** The element of a 32-byte digest; `keyVersion` left out means the current key. @throws EvaluationError */
  elementOf(kind: Kind, digest: Uint8Array, keyVersion?: number): { keyVersion: number; element: Uint8Array }
}

const secureRandom = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))

/** An evaluator over these keys. `random(length)` must be cryptographically secure. */
export function createEvaluator(
  group: Ristretto255,
  keys: readonly OprfKey[],
  random: (length: number) => Uint8Array = secureRandom,
): Evaluator {
  const keyFor = (kind: Kind, keyVersion: number | null): OprfKey => {
    const found = keys.find(
      key => key.kind === kind && (keyVersion === null ? key.current : key.version === keyVersion),
    )
    if (!found) throw new EvaluationError('unknown-key')
    return found
  }
  return {
    keys: keys.map(({ kind, version, publicKey, current }) => ({ kind, version, publicKey, current })),
    evaluate(kind, keyVersion, blinded) {
      const key = keyFor(kind, keyVersion)
      if (blinded.length === 0 || blinded.length > MAX_BATCH) throw new EvaluationError('batch-size')
      if (!blinded.every(element => group.isValidElement(element))) throw new EvaluationError('invalid-element')
      return { keyVersion: key.version, ...blindEvaluate(group, key, blinded, random) }
    },
    elementOf(kind, digest, keyVersion) {
      const key = keyFor(kind, keyVersion ?? null)
      return { keyVersion: key.version, element: elementOfDigest(group, key, digest) }
    },
  }
}
