/**
 * The private check, client side (vf1 "What a client must do"): one identifier in, a four-valued answer out.
 *
 * Flow: canonical form → digest → blind → evaluation, proof verified → element → bucket document → codes → data sets.
 * The identifier, its digest and its element never leave the device: requests carry a blinded element and a bucket number.
 * A device that keeps the element can ask again later from there on, without the identifier, its digest or an evaluation.
 * Limits: whatever cannot be verified is `unavailable`; there is no way from a failure to `not-listed`.
 */
import type { Kind } from '../identifier/kind.ts'
import { loadCanonicaliser } from '../identifier/load-canonicaliser.ts'
import type { PersonParts } from '../identifier/person.ts'
import { fromBase64Url, toBase64Url } from '../protocol/bytes.ts'
import { type Argon2id, assertKnownAnswer, digest } from '../protocol/digest.ts'
import { argon2idParameters } from '../protocol/parameters.ts'
import { answer, type Place } from './answer.ts'
import { type CheckResult, type ElementResult, type Kept, keptSchema, type Outdated } from './check-result.ts'
import { evaluated, layoutOf } from './check-steps.ts'
import { type Connection, createConnection, UnavailableError } from './connection.ts'
import { type Current, currentPublication } from './current.ts'

export { type CheckResult, type ElementResult, type Kept, keptSchema, type Outdated } from './check-result.ts'

export type CheckStep = 'self-test' | 'parameters' | 'digest' | 'evaluation' | 'bucket'

export interface CheckDependencies {
  /** Origin (or prefix) of the service, without a trailing slash; '' for the page's own. */
  readonly baseUrl: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly argon2id: Argon2id
  /** The service's signing key, 32 bytes, when it is known from elsewhere; otherwise the parameters' is believed. */
  readonly signingKey?: Uint8Array
  /** Must be cryptographically secure. Left out: the platform's. */
  readonly random?: (length: number) => Uint8Array
  readonly now?: () => Date
  readonly signal?: AbortSignal
  /** Pauses before a check begins again because the publication changed meanwhile. Left out: twelve seconds in all. */
  readonly restartAfterMs?: readonly number[]
  readonly onProgress?: (step: CheckStep) => void
}

/** All reject only when `signal` aborts them. */
export interface Checker {
  /** `unavailable` for want of a network may be for want of this kind's own script: a page tries again in another worker. */
  check(kind: Kind, input: string | PersonParts): Promise<CheckResult>
  /**
   * What is published now about what an earlier check left, with whatever `kept` has become in storage. An element of a key that
   * was replaced is `outdated` though its buckets may still be served: what was contributed since need not be in them.
   */
  recheck(kept: Kept): Promise<CheckResult | Outdated>
  /** The element of an identifier under the current key, whether or not it is listed anywhere: for an objection. */
  element(kind: Kind, input: string | PersonParts): Promise<ElementResult>
}

type Refused = Extract<CheckResult, { readonly state: 'refused' }>

interface Prepared {
  readonly connection: Connection
  readonly current: () => Promise<Current>
  readonly place: (current: Current) => Promise<Place>
}

/** Checks identifiers one after the other; the Argon2id known answer is computed once, before the first. */
export function createChecker(deps: CheckDependencies): Checker {
  let selfTest: Promise<void> | undefined
  /** What finds the element of an identifier, once it is one and this device computes digests rightly. */
  const prepared = async (kind: Kind, input: string | PersonParts): Promise<Refused | Prepared> => {
    const canonicalise = await orUnavailable(loadCanonicaliser(kind), 'network')
    const form = canonicalise(input, { now: deps.now?.() ?? new Date() })
    if (!form.ok) return { state: 'refused', reason: form.reason }
    deps.onProgress?.('self-test')
    selfTest ??= assertKnownAnswer(deps.argon2id)
    selfTest.catch(() => {
      // For want of memory, perhaps: the next check tries again.
      selfTest = undefined
    })
    await orUnavailable(selfTest, 'self-test-failed')
    const connection = createConnection(deps)
    const current = () => currentPublication(connection, deps.signingKey)
    return { connection, current, place: evaluation(deps, connection, kind, form.canonical) }
  }
  return {
    check: (kind, input) =>
      unlessUnavailable(async (): Promise<CheckResult> => {
        const ready = await prepared(kind, input)
        if ('state' in ready) return ready
        return answer<never>(ready.connection, ready.current, kind, ready.place, deps.onProgress)
      }),
    element: (kind, input) =>
      unlessUnavailable(async (): Promise<ElementResult> => {
        const ready = await prepared(kind, input)
        if ('state' in ready) return ready
        deps.onProgress?.('parameters')
        const { layout, element } = await ready.place(await ready.current())
        return { state: 'element', kept: { kind, keyVersion: layout.key.version, element: toBase64Url(element) } }
      }),
    recheck: kept =>
      unlessUnavailable(async (): Promise<CheckResult | Outdated> => {
        const { data } = keptSchema.safeParse(kept)
        if (data === undefined) return { state: 'outdated' }
        const connection = createConnection(deps)
        const current = () => currentPublication(connection, deps.signingKey)
        const place = async (now: Current) => placeOf(data, now)
        return answer(connection, current, data.kind, place, deps.onProgress)
      }),
  }
}

/** One private check. Rejects only when `signal` aborts it. */
export function check(deps: CheckDependencies, kind: Kind, input: string | PersonParts): Promise<CheckResult> {
  return createChecker(deps).check(kind, input)
}

/** Finds an element through an evaluation. The digest is computed once for a salt, the element once for a key, whatever restarts. */
function evaluation(deps: CheckDependencies, connection: Connection, kind: Kind, canonical: string) {
  let hashed: { salt: string; digest: Uint8Array } | undefined
  let found: { key: string; element: Uint8Array } | undefined
  return async (current: Current): Promise<Place> => {
    const { parameters } = current
    const cost = argon2idParameters(parameters)
    if (cost === null) throw new UnavailableError('weak-parameters')
    const { salt } = parameters.argon2id
    if (hashed?.salt !== salt) {
      deps.onProgress?.('digest')
      hashed = { salt, digest: await digest(deps.argon2id, kind, canonical, cost) }
    }
    const layout = layoutOf(current, kind)
    const key = `${salt} ${layout.key.version} ${layout.key.publicKey}`
    if (found?.key !== key) {
      deps.onProgress?.('evaluation')
      found = { key, element: await evaluated(connection, layout, hashed.digest, deps.random) }
    }
    return { layout, element: found.element }
  }
}

function placeOf({ kind, keyVersion, element }: Kept, current: Current): Place | Outdated {
  const layout = layoutOf(current, kind)
  if (layout.key.version !== keyVersion) return { state: 'outdated' }
  return { layout, element: fromBase64Url(element)! }
}

async function orUnavailable<T>(promise: Promise<T>, reason: 'network' | 'self-test-failed'): Promise<T> {
  return promise.catch(() => {
    throw new UnavailableError(reason)
  })
}

async function unlessUnavailable<T>(ask: () => Promise<T>): Promise<T | (CheckResult & { state: 'unavailable' })> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error
    const { reason, retryAfterSeconds } = error
    return { state: 'unavailable', reason, ...(retryAfterSeconds !== null && { retryAfterSeconds }) }
  }
}
