/** Canonical forms → elements: digests on all cores, then evaluations in batches, several under way at once. */
import type { Kind } from '../identifier/kind.ts'
import { type Argon2id, type Argon2idParameters, digest } from '../protocol/digest.ts'
import { ELEMENT_BYTES } from '../protocol/element.ts'
import { type Blinding, ProofError, type unblind } from '../protocol/oprf-client.ts'
import { ContributionError } from './contribution-error.ts'
import type { Limiter } from './limiter.ts'
import type { ContributionService } from './service.ts'

/** The most blinded elements that one evaluation takes (vf1). */
const BATCH = 64

/** The key that a data set's elements are made with. */
export interface ElementKey {
  readonly kind: Kind
  readonly keyVersion: number
  readonly publicKey: Uint8Array
  readonly argon2id: Argon2idParameters
}

/** Both steps of the OPRF's client, here (OprfClient) or on other threads. `unblind` @throws ProofError */
export interface OprfSteps {
  blind(digest: Uint8Array, random?: (length: number) => Uint8Array): Blinding | Promise<Blinding>
  unblind(batch: Parameters<typeof unblind>[0]): Uint8Array[] | Promise<Uint8Array[]>
}

export interface ElementDependencies {
  readonly service: ContributionService
  readonly oprf: OprfSteps
  readonly argon2id: Argon2id
  /** How many digests are computed at once. */
  readonly digests: Limiter
  /** How many evaluations are under way at once. */
  readonly evaluations: Limiter
  readonly random?: (length: number) => Uint8Array
  /** Told how many elements have come. */
  readonly onElements?: (count: number) => void
}

/** Elements of distinct canonical forms, packed, ascending. @throws ContributionError */
export async function elementsOf(
  deps: ElementDependencies,
  key: ElementKey,
  canonicals: readonly string[],
): Promise<Uint8Array> {
  const batches: (readonly string[])[] = []
  for (let at = 0; at < canonicals.length; at += BATCH) batches.push(canonicals.slice(at, at + BATCH))
  const elements = await Promise.all(
    batches.map(async batch => {
      const digests = await Promise.all(
        batch.map(canonical => deps.digests(() => digest(deps.argon2id, key.kind, canonical, key.argon2id))),
      )
      const evaluated = await deps.evaluations(() => evaluate(deps, key, digests))
      deps.onElements?.(evaluated.length)
      return evaluated
    }),
  )
  return packed(elements.flat())
}

async function evaluate(
  { service, oprf, random }: ElementDependencies,
  { kind, keyVersion, publicKey }: ElementKey,
  digests: readonly Uint8Array[],
): Promise<Uint8Array[]> {
  const blindings = await Promise.all(digests.map(one => oprf.blind(one, random)))
  const answer = await service.evaluate(
    kind,
    keyVersion,
    blindings.map(({ blinded }) => blinded),
  )
  try {
    return await oprf.unblind({ publicKey, blindings, ...answer })
  } catch (error) {
    if (!(error instanceof ProofError)) throw error
    throw new ContributionError(
      'bad-proof',
      'the service did not prove that it uses its published key: its answer is dropped. Tell whoever runs it',
    )
  }
}

function packed(elements: readonly Uint8Array[]): Uint8Array {
  const sorted = elements.toSorted(compareBytes)
  const bytes = new Uint8Array(sorted.length * ELEMENT_BYTES)
  sorted.forEach((element, i) => {
    bytes.set(element, i * ELEMENT_BYTES)
  })
  return bytes
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < ELEMENT_BYTES; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return 0
}
