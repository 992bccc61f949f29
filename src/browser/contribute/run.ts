/**
 * A contribution from a browser: the same ranges of rows, chunks and requests as the command line's (cli/contribute-run.ts), so that both
 * give the same bytes for the same file. What differs is where the state is kept, where the token comes from, and who computes.
 */
import { findColumns, mappedKinds } from '../../contribution/columns.ts'
import { type ContributionProgress, contribute, type KindUpload } from '../../contribution/contribute.ts'
import { ContributionError } from '../../contribution/contribution-error.ts'
import { remaining } from '../../contribution/estimate.ts'
import { assertResumable, type ContributionOptions, newState } from '../../contribution/resume.ts'
import { ROWS_PER_RANGE, rowRanges } from '../../contribution/row-ranges.ts'
import { selfTest } from '../../contribution/self-test.ts'
import { type ContributionService, createContributionService } from '../../contribution/service.ts'
import { fromBase64Url } from '../../protocol/bytes.ts'
import type { Argon2idParameters } from '../../protocol/digest.ts'
import { argon2idParameters, type Parameters } from '../../protocol/parameters.ts'
import type { DigestPool } from './digest-pool.ts'
import type { Beginning, Outcome, Snapshot } from './job.ts'
import { type Kept, type KeptStore, printOf } from './kept.ts'
import { createRejectedRows } from './rejected-rows.ts'
import { openTable } from './table.ts'
import { createAuthorisedFetch } from './tokens.ts'

/** For tests only. */
export interface RunOverrides {
  /** Take the service's Argon2id cost even when it is lower than vf1 demands. */
  readonly acceptWeakParameters?: boolean
  readonly rowsPerRange?: number
  /** Digests, each at the real cost, that the estimate is made from. */
  readonly samplePerWorker?: number
}

export interface RunDependencies {
  readonly origin: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly pool: DigestPool
  readonly kept: KeptStore
  readonly now: () => number
  /** Waits; goes on sooner when the network is back. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  readonly onProgress: (snapshot: Snapshot) => void
  readonly onWait: (wait: { readonly milliseconds: number; readonly overQuota: boolean } | null) => void
  readonly overrides?: RunOverrides
}

/** Digests that are asked for at once, for each worker of the pool: none waits for the next one. */
const DIGESTS_PER_WORKER = 2
/** Rows between two reports while the file is read through. */
const REPORTED_ROWS = 10_000
/** What is kept says about how far it is, no older than this. */
const KEPT_EVERY_MS = 5000

/** The whole contribution, or what is left of it. @throws ContributionError */
export async function runContribution(given: Beginning, deps: RunDependencies): Promise<Outcome> {
  const { pool, overrides = {} } = deps
  const earlier = await deps.kept.read(given.code)
  const options = earlier?.state.options ?? optionsOf(given, deps)
  // Before anything is asked or kept, so that a mistake in the columns costs nothing.
  const table = await openTable(given.file, options)
  const columns = findColumns(table.header, options.columns)
  await selfTest(pool.argon2id)
  const abort = new AbortController()
  const service = serviceOf(given, deps, abort)
  const parameters = await service.parameters()
  const cost = costOf(parameters, overrides)
  const begun = earlier
    ? await goOn(earlier, given, parameters)
    : await begin(given, options, parameters, deps, table.rowCount)
  const { state } = begun
  const uploads = await openUploads(service, begun, cost).catch(async error => {
    // Nothing was sent: what cannot begin must not be gone on with.
    if (!earlier) await deps.kept.forget(given.code)
    throw error
  })

  const rejected = createRejectedRows(given.words)
  let keptAt = deps.now()
  const outcome = await contribute(
    {
      service,
      oprf: pool.oprf,
      argon2id: pool.argon2id,
      concurrency: pool.size * DIGESTS_PER_WORKER,
      abort,
      onProgress: progress => {
        const snapshot = snapshotOf(progress, begun.rows)
        deps.onProgress(snapshot)
        if (deps.now() - keptAt < KEPT_EVERY_MS) return
        keptAt = deps.now()
        // Only shown; where to go on is what the service has.
        void deps.kept.write(given.code, { ...begun, fraction: snapshot.fraction }).catch(() => undefined)
      },
      onRejections: rejections => rejected.add(rejections),
    },
    uploads,
    rowRanges(table.rows, columns, {
      headerLength: table.header.length,
      now: new Date(state.startedAt),
      rowsPerRange: options.rowsPerRange,
    }),
  )
  const { progress } = outcome
  const chunks = progress.chunks.get(given.kind)
  if (chunks === undefined) {
    await deps.kept.forget(given.code)
    throw new ContributionError('no-rows', 'not one row can be used, so nothing is submitted')
  }
  const result = await service.completeUpload(uploads[0]!.uploadId, chunks)
  await deps.kept.forget(given.code)
  return {
    rows: progress.rows,
    rejected: progress.rejected,
    reasons: [...(progress.rejections.get(given.kind) ?? [])].sort((a, b) => b[1] - a[1]),
    rejectedFile: rejected.file(),
    distinct: result?.distinct ?? null,
  }
}

function serviceOf(given: Beginning, deps: RunDependencies, abort: AbortController): ContributionService {
  let waiting = false
  const authorised = createAuthorisedFetch({ ...deps, tokenUrl: given.tokenUrl, csrf: given.csrf, abort })
  return createContributionService({
    baseUrl: deps.origin,
    token: null,
    async fetch(url, init) {
      const open = url === `${deps.origin}/v1/parameters`
      const response = await (open ? deps.fetch(url, { ...init, credentials: 'omit' }) : authorised(url, init))
      if (waiting && response.status < 500) {
        waiting = false
        deps.onWait(null)
      }
      return response
    },
    retry: {
      sleep: deps.sleep,
      random: Math.random,
      now: deps.now,
      signal: abort.signal,
      // Somebody sees that it waits, and can stop it.
      patienceMs: Number.POSITIVE_INFINITY,
      onWait: (milliseconds, overQuota) => {
        waiting = true
        deps.onWait({ milliseconds, overQuota })
      },
    },
  })
}

function costOf(parameters: Parameters, overrides: RunOverrides): Argon2idParameters {
  const { salt, ...cost } = parameters.argon2id
  const accepted = overrides.acceptWeakParameters
    ? { ...cost, salt: fromBase64Url(salt)! }
    : argon2idParameters(parameters)
  if (accepted) return accepted
  throw new ContributionError('weak-parameters', 'the service asks for another Argon2id cost than the protocol')
}

function optionsOf({ code, kind, columns, reading }: Beginning, deps: RunDependencies): ContributionOptions {
  return {
    server: deps.origin,
    columns: { [kind]: [...columns] },
    datasets: { [kind]: code },
    ...reading,
    rowsPerRange: deps.overrides?.rowsPerRange ?? ROWS_PER_RANGE,
  }
}

async function goOn(earlier: Kept, { file }: Beginning, parameters: Parameters): Promise<Kept> {
  const { head, ...print } = await printOf(file)
  assertResumable(earlier.state, print, earlier.state.options, parameters)
  return earlier
}

/** A new state, kept before the service hears of the upload, so that there is never one that cannot be gone on with. */
async function begin(
  { code, file }: Beginning,
  options: ContributionOptions,
  parameters: Parameters,
  deps: RunDependencies,
  expectedRows: number,
): Promise<Kept> {
  const { head, ...print } = await printOf(file)
  const rows = await readThrough(file, options, read => deps.onProgress(checking(read, expectedRows)))
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  const state = newState(print, options, parameters, { now: new Date(deps.now()), random })
  const kept = { name: file.name, head, rows, fraction: 0, state }
  await deps.kept.write(code, kept)
  return kept
}

/** Reads the whole file once, which takes minutes where digests take days, and counts its rows. @throws ContributionError */
async function readThrough(file: File, options: ContributionOptions, onRows: (read: number) => void): Promise<number> {
  const table = await openTable(file, options)
  let read = 0
  for await (const _ of table.rows) if (++read % REPORTED_ROWS === 0) onRows(read)
  if (read === 0) throw new ContributionError('no-rows', 'the file has a header and no rows')
  return read
}

function openUploads(service: ContributionService, { state }: Kept, cost: Argon2idParameters): Promise<KindUpload[]> {
  return Promise.all(
    mappedKinds(state.options.columns).map(async kind => {
      const { keyVersion, clientKey, publicKey } = state.uploads[kind]!
      const dataset = state.options.datasets[kind]!
      const { id, received } = await service.openUpload({ dataset, keyVersion, clientKey })
      return { kind, keyVersion, publicKey: fromBase64Url(publicKey)!, argon2id: cost, uploadId: id, received }
    }),
  )
}

const checking = (rows: number, expected: number): Snapshot => ({
  stage: 'checking',
  rows,
  rejected: 0,
  done: 0,
  skipped: 0,
  left: 0,
  fraction: expected === 0 ? 0 : Math.min(1, rows / expected),
})

function snapshotOf(progress: ContributionProgress, rowCount: number): Snapshot {
  const { rows, rejected, done, skipped } = progress
  const share = rowCount === 0 ? 1 : Math.min(1, rows / rowCount)
  return { stage: 'sending', rows, rejected, done, skipped, ...remaining(progress, share) }
}
