/**
 * The private check, client side (vf1 "What a client must do"): one identifier in, a four-valued answer out.
 *
 * Flow: canonical form → digest → blind → evaluation, proof verified → element → bucket document → codes → data sets.
 * The identifier, its digest and its element never leave the device: requests carry a blinded element and a bucket number.
 * Limits: whatever cannot be verified is `unavailable`; there is no way from a failure to `not-listed`.
 */
import { type Canonical, canonicalise, type PersonParts } from '../identifier/canonical.ts'
import type { Kind } from '../identifier/kind.ts'
import { type Argon2id, assertKnownAnswer, digest } from '../protocol/digest.ts'
import { argon2idParameters, currentKey } from '../protocol/parameters.ts'
import { BucketUnreadableError, codesIn, evaluated, type Layout } from './check-steps.ts'
import { type Connection, createConnection, UnavailableError, type UnavailableReason } from './connection.ts'
import type { ListedDataSet } from './wire.ts'

export type RefusalOf<C> = C extends { readonly ok: false; readonly reason: infer R } ? R : never

export type CheckResult =
  /** `incidents`: ids, each once, in the order of `datasets`. */
  | { readonly state: 'listed'; readonly datasets: readonly ListedDataSet[]; readonly incidents: readonly string[] }
  /** Say "not found in the lists that controllers have contributed", never "you are safe". */
  | { readonly state: 'not-listed' }
  /** No list of this kind is published. */
  | { readonly state: 'not-covered' }
  | { readonly state: 'unavailable'; readonly reason: UnavailableReason; readonly retryAfterSeconds?: number }
  /** Not an identifier of this kind; nothing was sent. */
  | { readonly state: 'refused'; readonly reason: RefusalOf<Canonical> }

export type CheckStep = 'self-test' | 'parameters' | 'digest' | 'evaluation' | 'bucket'

export interface CheckDependencies {
  /** Origin (or prefix) of the service, without a trailing slash; '' for the page's own. */
  readonly baseUrl: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly argon2id: Argon2id
  /** Must be cryptographically secure. Left out: the platform's. */
  readonly random?: (length: number) => Uint8Array
  readonly now?: () => Date
  readonly signal?: AbortSignal
  readonly onProgress?: (step: CheckStep) => void
}

/** The layout may change while a check runs: that many times it begins again with fresh parameters. */
const MAX_RESTARTS = 2

/** Checks identifiers one after the other; the Argon2id known answer is computed once, before the first. */
export function createChecker(deps: CheckDependencies): {
  check(kind: Kind, input: string | PersonParts): Promise<CheckResult>
} {
  let selfTest: Promise<void> | undefined
  return {
    async check(kind, input) {
      const form = canonicalise(kind, input, { now: deps.now?.() ?? new Date() })
      if (!form.ok) return { state: 'refused', reason: form.reason }
      try {
        deps.onProgress?.('self-test')
        selfTest ??= assertKnownAnswer(deps.argon2id)
        await selfTest.catch(() => {
          throw new UnavailableError('self-test-failed')
        })
        return await checkCanonical(deps, createConnection(deps), kind, form.canonical)
      } catch (error) {
        if (!(error instanceof UnavailableError)) throw error
        const { reason, retryAfterSeconds } = error
        return { state: 'unavailable', reason, ...(retryAfterSeconds !== null && { retryAfterSeconds }) }
      }
    },
  }
}

/** One private check. Rejects only when `signal` aborts it. */
export function check(deps: CheckDependencies, kind: Kind, input: string | PersonParts): Promise<CheckResult> {
  return createChecker(deps).check(kind, input)
}

async function checkCanonical(
  deps: CheckDependencies,
  connection: Connection,
  kind: Kind,
  canonical: string,
): Promise<CheckResult> {
  let hashed: { salt: string; digest: Uint8Array } | undefined
  for (let restarts = 0; ; restarts++) {
    deps.onProgress?.('parameters')
    const [parameters, datasets] = await Promise.all([connection.parameters(), connection.datasets()])
    // Without a list of this kind everybody gets this answer, so nobody needs to be asked about.
    if (!datasets.some(one => one.kind === kind && one.status === 'published')) return { state: 'not-covered' }
    const cost = argon2idParameters(parameters)
    if (cost === null) throw new UnavailableError('weak-parameters')
    const { salt } = parameters.argon2id
    if (hashed?.salt !== salt) {
      deps.onProgress?.('digest')
      hashed = { salt, digest: await digest(deps.argon2id, kind, canonical, cost) }
    }
    const layout: Layout = { kind, key: currentKey(parameters, kind), bucketOrigin: parameters.bucketOrigin }
    try {
      deps.onProgress?.('evaluation')
      const element = await evaluated(connection, layout, hashed.digest, deps.random)
      deps.onProgress?.('bucket')
      const codes = await codesIn(connection, layout, element)
      return codes === null ? { state: 'not-listed' } : await meaningOf(connection, kind, codes, datasets)
    } catch (error) {
      if (error instanceof BucketUnreadableError) throw new UnavailableError('bad-bucket')
      const changed = error instanceof UnavailableError && error.reason === 'layout-changed'
      if (!changed || restarts === MAX_RESTARTS) throw error
    }
  }
}

/** What the codes stand for; withdrawn data sets are dropped, and an unknown code is looked for once more. */
async function meaningOf(
  connection: Connection,
  kind: Kind,
  codes: readonly number[],
  known: readonly ListedDataSet[],
): Promise<CheckResult> {
  const find = (datasets: readonly ListedDataSet[]) =>
    codes.map(code => datasets.find(one => one.code === code && one.kind === kind))
  let found = find(known)
  if (found.includes(undefined)) found = find(await connection.datasets())
  const datasets = found.filter(one => one !== undefined)
  if (datasets.length < codes.length) throw new UnavailableError('unknown-code')
  const published = datasets.filter(one => one.status === 'published')
  if (published.length === 0) return { state: 'not-listed' }
  return { state: 'listed', datasets: published, incidents: [...new Set(published.map(one => one.incident))] }
}
