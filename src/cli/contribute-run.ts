import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { createBulkOprf } from '../contribution/bulk-oprf.ts'
import { mappedKinds } from '../contribution/columns.ts'
import { type ContributionProgress, contribute, type KindUpload, noProgress } from '../contribution/contribute.ts'
import { ContributionError } from '../contribution/contribution-error.ts'
import { remaining } from '../contribution/estimate.ts'
import { assertResumable, type ContributionOptions, newState, type ResumeState } from '../contribution/resume.ts'
import { ROWS_PER_RANGE } from '../contribution/row-ranges.ts'
import { selfTest } from '../contribution/self-test.ts'
import { type ContributionService, createContributionService } from '../contribution/service.ts'
import { fromBase64Url } from '../protocol/bytes.ts'
import type { Argon2id, Argon2idParameters } from '../protocol/digest.ts'
import { argon2idParameters, type Parameters } from '../protocol/parameters.ts'
import { createRistretto255 } from '../protocol/ristretto255.ts'
import { type ContributeFlags, dataSetsOf, isExposed, readToken, serverUrl } from './contribute-options.ts'
import { type ContributionSource, openSource } from './contribute-source.ts'
import { summaryLines } from './contribute-summary.ts'
import { createRejectedFile, fingerprintOf, readState, rejectedFileOf, writeState } from './contribution-files.ts'
import { stopOnInterrupt } from './interrupt.ts'
import { type ProgressLine, startProgress } from './progress.ts'

/** For tests only. */
export interface ContributeOverrides {
  /** Take the service's Argon2id cost even when it is lower than vf1 demands. */
  readonly acceptWeakParameters?: boolean
  readonly rowsPerRange?: number
  readonly patienceMs?: number
}

interface RunDependencies {
  readonly cores: number
  readonly argon2id: Argon2id
  readonly overrides: ContributeOverrides
}

/** More digests are asked for than there are cores, so that no core waits while a batch is blinded. */
const DIGESTS_PER_CORE = 4
const EXIT_INTERRUPTED = 130

/** The whole contribution; gives the exit code. @throws CliError @throws ContributionError */
export async function runContribution(file: string, flags: ContributeFlags, deps: RunDependencies): Promise<number> {
  const { overrides } = deps
  const server = serverUrl(flags.server)
  const datasets = dataSetsOf(flags)
  const token = readToken(flags, process.env)
  if (isExposed(server)) process.stderr.write('Warning: over http, others on the way can read the token. Use https.\n')
  const rowsPerRange = overrides.rowsPerRange ?? ROWS_PER_RANGE
  const fingerprint = await fingerprintOf(file)
  const source = await openSource(file, flags, rowsPerRange)
  await selfTest(deps.argon2id)

  const abort = new AbortController()
  let line: ProgressLine | null = null
  const service = createContributionService({
    baseUrl: server,
    token,
    fetch,
    retry: {
      sleep: (milliseconds, signal) => sleep(milliseconds, undefined, signal && { signal }),
      random: Math.random,
      now: Date.now,
      signal: abort.signal,
      ...(overrides.patienceMs !== undefined && { patienceMs: overrides.patienceMs }),
      onWait: (milliseconds, overQuota) => {
        // Short waits are nobody's business.
        if (milliseconds < 5000) return
        const why = overQuota ? 'the quota is used up' : 'the service does not answer'
        line?.say(`Waiting ${Math.round(milliseconds / 1000)} s: ${why}.`)
      },
    },
  })
  const parameters = await service.parameters()
  const cost = costOf(parameters, overrides)
  const options: ContributionOptions = {
    server,
    columns: Object.fromEntries(mappedKinds(flags.column).map(kind => [kind, [...flags.column[kind]!]])),
    datasets,
    encoding: flags.encoding ?? null,
    delimiter: flags.delimiter ?? null,
    quotes: flags.quotes,
    rowsPerRange,
  }
  const earlier = await readState(file)
  if (earlier) assertResumable(earlier, fingerprint, options, parameters)
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  const state = earlier ?? newState(fingerprint, options, parameters, { now: new Date(), random })
  if (Object.values(state.uploads).every(one => one.complete)) {
    process.stdout.write('This file is contributed already; there is nothing left to do.\n')
    return 0
  }
  // Before the service hears of the upload, so that there is never one that cannot be gone on with.
  if (!earlier) await writeState(file, state)
  const uploads = await openUploads(service, state, cost)
  if (earlier)
    process.stderr.write(`Going on: ${uploads.reduce((n, one) => n + one.received.size, 0)} chunks are there.\n`)

  const rejected = await createRejectedFile(file)
  let latest = noProgress()
  line = startProgress(
    () => ({ done: latest.done, ...remaining(latest, shareOf(source)), note: noteOf(latest) }),
    process.stderr,
    () => performance.now(),
  )
  const shown = line
  const interrupt = stopOnInterrupt(process, message => shown.say(message))
  let outcome: Awaited<ReturnType<typeof contribute>>
  try {
    outcome = await contribute(
      {
        service,
        oprf: createBulkOprf(createRistretto255(wasmModule())),
        argon2id: deps.argon2id,
        concurrency: deps.cores * DIGESTS_PER_CORE,
        abort,
        stop: interrupt.signal,
        onProgress: progress => {
          latest = progress
        },
        onRejections: rejections => rejected.add(rejections),
      },
      uploads,
      source.ranges(new Date(state.startedAt)),
    )
  } finally {
    interrupt.end()
    line.end()
    await rejected.close()
  }
  if (!outcome.finished) {
    process.stdout.write('Stopped. Run the same command again: it goes on where it stopped.\n')
    return EXIT_INTERRUPTED
  }
  await finish(file, { source, service, state, uploads, progress: outcome.progress })
  return 0
}

function costOf(parameters: Parameters, overrides: ContributeOverrides): Argon2idParameters {
  const { salt, ...cost } = parameters.argon2id
  const accepted = overrides.acceptWeakParameters
    ? { ...cost, salt: fromBase64Url(salt)! }
    : argon2idParameters(parameters)
  if (accepted) return accepted
  throw new ContributionError(
    'weak-parameters',
    'the service asks for another Argon2id cost than the protocol: refused, nothing was sent',
  )
}

function openUploads(
  service: ContributionService,
  state: ResumeState,
  cost: Argon2idParameters,
): Promise<KindUpload[]> {
  const pending = mappedKinds(state.options.columns).filter(kind => !state.uploads[kind]!.complete)
  return Promise.all(
    pending.map(async kind => {
      const { keyVersion, clientKey, publicKey } = state.uploads[kind]!
      const { id, received } = await service.openUpload({
        dataset: state.options.datasets[kind]!,
        keyVersion,
        clientKey,
      })
      return { kind, keyVersion, publicKey: fromBase64Url(publicKey)!, argon2id: cost, uploadId: id, received }
    }),
  )
}

async function finish(
  file: string,
  run: {
    readonly source: ContributionSource
    readonly service: ContributionService
    readonly state: ResumeState
    readonly uploads: readonly KindUpload[]
    readonly progress: ContributionProgress
  },
): Promise<void> {
  const { source, service, state, uploads, progress } = run
  for (const summary of summaryLines(source, progress, rejectedFileOf(file))) process.stdout.write(`${summary}\n`)
  if (progress.rows === 0) throw new ContributionError('no-rows', 'the file has a header and no rows')
  for (const { kind } of uploads) {
    if (progress.chunks.has(kind)) continue
    throw new ContributionError('no-rows', `${kind}: not one value of that column can be used, so nothing is submitted`)
  }
  const now = await fingerprintOf(file)
  if (now.size !== state.file.size || now.modifiedMs !== state.file.modifiedMs) {
    throw new ContributionError(
      'file-changed',
      'the file changed while it was read, so the uploads are not submitted. Delete the .vigifuite.json file and begin again',
    )
  }
  for (const upload of uploads) {
    const result = await service.completeUpload(upload.uploadId, progress.chunks.get(upload.kind)!)
    const record = { ...state.uploads[upload.kind]!, complete: true }
    state.uploads[upload.kind] = record
    await writeState(file, state)
    const dataset = state.options.datasets[upload.kind]
    const count = result === null ? '' : `: ${result.distinct.toLocaleString('en')} distinct elements`
    process.stdout.write(`Data set ${dataset} (${upload.kind}) is submitted${count}. Another officer approves it.\n`)
  }
}

const shareOf = ({ size, read }: ContributionSource): number => (size === 0 ? 1 : read / size)

const noteOf = ({ rejected, skipped }: ContributionProgress): string =>
  [
    skipped > 0 ? `${skipped.toLocaleString('en')} were there` : '',
    rejected > 0 ? `${rejected.toLocaleString('en')} rejected` : '',
  ]
    .filter(part => part !== '')
    .join(', ')

// The pool of threads stays unstarted: this read is synchronous.
const wasmModule = () => new WebAssembly.Module(readFileSync(new URL('../protocol/ristretto255.wasm', import.meta.url)))
