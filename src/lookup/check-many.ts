/**
 * Private checks of many identifiers: the same steps as `check.ts`, with one evaluation for up to 64 of a kind.
 *
 * Parameters, data sets and bucket documents are fetched once for all of a batch. Each identifier has an answer of its own, and what cannot be
 * verified is `unavailable` for it alone.
 */
import type { Kind } from '../identifier/kind.ts'
import { loadCanonicaliser } from '../identifier/load-canonicaliser.ts'
import type { PersonParts } from '../identifier/person.ts'
import { type Argon2id, digest } from '../protocol/digest.ts'
import { argon2idParameters, type Parameters } from '../protocol/parameters.ts'
import { answer, type Place } from './answer.ts'
import type { CheckResult } from './check-result.ts'
import { evaluatedTogether, layoutOf } from './check-steps.ts'
import { type Connection, UnavailableError } from './connection.ts'
import { type Current, currentPublication } from './current.ts'
import { createSharing, type Share } from './sharing.ts'

/** One identifier to check; a person has parts. */
export interface CheckQuestion {
  readonly kind: Kind
  readonly input: string | PersonParts
}

export interface BatchDependencies {
  readonly connection: Connection
  readonly argon2id: Argon2id
  /** The service's signing key, 32 bytes, when it is known from elsewhere. */
  readonly signingKey?: Uint8Array
  /** Rejects when this device does not compute Argon2id rightly (`assertKnownAnswer`). */
  readonly selfTest: () => Promise<void>
  /** Runs a task when few enough others of its sort are under way. */
  readonly digests: <T>(task: () => Promise<T>) => Promise<T>
  readonly buckets: <T>(task: () => Promise<T>) => Promise<T>
  /** Must be cryptographically secure. Left out: the platform's. */
  readonly random?: (length: number) => Uint8Array
  readonly now: () => Date
}

/** Results in the order of at most 64 questions. Rejects only with what is no failure of the service, such as an abort. */
export type BatchChecker = (questions: readonly CheckQuestion[]) => Promise<CheckResult[]>

/** A checker over a connection. */
export function createBatchChecker(deps: BatchDependencies): BatchChecker {
  return async questions => {
    const forms = await Promise.all(questions.map(question => canonicalOf(question, deps.now())))
    const shareOf = createSharing()
    const elements = new Map<Kind, KindElements>()
    const places = questions.map(({ kind }, index) => {
      const form = forms[index]!
      if (typeof form !== 'string') return null
      const ofKind = elements.get(kind) ?? createKindElements(deps, kind)
      elements.set(kind, ofKind)
      return ofKind.add(form)
    })
    const healthy = await deps.selfTest().then(
      () => true,
      () => false,
    )
    return Promise.all(
      questions.map(async ({ kind }, index): Promise<CheckResult> => {
        const form = forms[index]!
        if (typeof form !== 'string') return form
        if (!healthy) return { state: 'unavailable', reason: 'self-test-failed' }
        try {
          const share = shareOf()
          const current = () => share('current', () => currentPublication(deps.connection, deps.signingKey))
          return await answer<never>(shared(deps, share), current, kind, places[index]!)
        } catch (error) {
          if (!(error instanceof UnavailableError)) throw error
          const { reason, retryAfterSeconds } = error
          return { state: 'unavailable', reason, ...(retryAfterSeconds !== null && { retryAfterSeconds }) }
        }
      }),
    )
  }
}

async function canonicalOf({ kind, input }: CheckQuestion, now: Date): Promise<string | CheckResult> {
  const canonicalise = await loadCanonicaliser(kind).catch(() => null)
  if (canonicalise === null) return { state: 'unavailable', reason: 'network' }
  const form = canonicalise(input, { now })
  return form.ok ? form.canonical : { state: 'refused', reason: form.reason }
}

/** The connection as one identifier sees it: buckets and their proofs are shared. */
function shared({ connection, buckets }: BatchDependencies, share: Share): Connection {
  return {
    ...connection,
    bucket: (origin, path) => share(`bucket ${path}`, () => buckets(() => connection.bucket(origin, path))),
    proof: (origin, path) => share(`proof ${path}`, () => buckets(() => connection.proof(origin, path))),
  }
}

interface KindElements {
  /** @returns what finds the element of this canonical form, together with those of all others */
  add(canonical: string): (current: Current) => Promise<Place>
}

/** Elements of one kind. Digests are computed once for a salt, elements once for a key, whatever restarts. */
function createKindElements(deps: BatchDependencies, kind: Kind): KindElements {
  const canonicals: string[] = []
  const digests = new Map<string, Promise<Uint8Array[]>>()
  const elements = new Map<string, Promise<Uint8Array[]>>()

  const digestsFor = (parameters: Parameters): Promise<Uint8Array[]> =>
    remembered(digests, parameters.argon2id.salt, async () => {
      const cost = argon2idParameters(parameters)
      if (cost === null) throw new UnavailableError('weak-parameters')
      return Promise.all(canonicals.map(form => deps.digests(() => digest(deps.argon2id, kind, form, cost))))
    })

  return {
    add(canonical) {
      const index = canonicals.push(canonical) - 1
      return async current => {
        const { parameters } = current
        const layout = layoutOf(current, kind)
        const { version, publicKey } = layout.key
        const found = await remembered(elements, `${parameters.argon2id.salt} ${version} ${publicKey}`, async () =>
          evaluatedTogether(deps.connection, layout, await digestsFor(parameters), deps.random),
        )
        return { layout, element: found[index]! }
      }
    },
  }
}

/** Finds something once; what failed is tried again by whoever comes next. */
function remembered<T>(known: Map<string, Promise<T>>, name: string, find: () => Promise<T>): Promise<T> {
  const existing = known.get(name)
  if (existing !== undefined) return existing
  const found = find()
  known.set(name, found)
  found.catch(() => known.delete(name))
  return found
}
