import type { Limiter } from '../contribution/limiter.ts'
import type { Kind } from '../identifier/kind.ts'
import { loadCanonicaliser } from '../identifier/load-canonicaliser.ts'
import type { PersonParts } from '../identifier/person.ts'
import type { RefusalReason } from '../identifier/refusal.ts'
import { type Argon2id, type Argon2idParameters, DIGEST_BYTES, digest } from '../protocol/digest.ts'
import { argon2idParameters, parametersSchema } from '../protocol/parameters.ts'
import { VigifuiteError } from './client-error.ts'
import type { Transport } from './transport.ts'

/** An identifier, or the 32 bytes of its digest. */
export type LookupInput = string | PersonParts | Uint8Array

export interface Refused {
  readonly state: 'refused'
  readonly reason: RefusalReason
}

/** Digests of identifiers, computed here. `signal` ends the request for the salt. */
export interface Digests {
  /** @throws VigifuiteError when they cannot be computed rightly */
  of(kind: Kind, input: LookupInput, signal: AbortSignal | undefined): Promise<Uint8Array | Refused>
}

interface DigestDependencies {
  readonly transport: Transport
  readonly argon2id: Argon2id
  /** Rejects when this device does not compute Argon2id rightly. */
  readonly selfTest: () => Promise<void>
  readonly limiter: Limiter
}

/**
 * For one call: the salt is fetched, and this device's Argon2id tried with its known answer, when the first identifier comes. A salt that was
 * kept from an earlier call could be another deployment's, and everybody would be "not listed".
 */
export function createDigests({ transport, argon2id, selfTest, limiter }: DigestDependencies): Digests {
  let prepared: Promise<Argon2idParameters> | undefined
  const prepare = async (signal: AbortSignal | undefined): Promise<Argon2idParameters> => {
    const [parameters] = await Promise.all([
      transport.json({ path: '/v1/parameters', signal }, parametersSchema),
      selfTest().catch(() => {
        throw new VigifuiteError('self-test-failed', 'Argon2id does not give its known answer on this device')
      }),
    ])
    const cost = argon2idParameters(parameters)
    if (cost !== null) return cost
    throw new VigifuiteError('weak-parameters', 'the service asks for digests that would be too cheap to guess')
  }
  return {
    async of(kind, input, signal) {
      if (input instanceof Uint8Array) {
        if (input.length === DIGEST_BYTES) return input
        throw new VigifuiteError('invalid-argument', `a digest has ${DIGEST_BYTES} bytes`)
      }
      const form = (await loadCanonicaliser(kind))(input, { now: new Date() })
      if (!form.ok) return { state: 'refused', reason: form.reason }
      prepared ??= prepare(signal)
      const cost = await prepared
      return limiter(async () => {
        signal?.throwIfAborted()
        return digest(argon2id, kind, form.canonical, cost)
      })
    },
  }
}
