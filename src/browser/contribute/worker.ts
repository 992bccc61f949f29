/**
 * The contribution worker: reads the file, keeps the pool busy and talks to the service, all off the page's own thread.
 *
 * Browsers slow down the timers of a page that is not in front, and a page's policy compiles no WebAssembly: neither concerns a worker.
 */
import { ContributionError } from '../../contribution/contribution-error.ts'
import { poolSize } from '../../contribution/estimate.ts'
import { guessColumns, isHeaderData } from '../../contribution/guess-columns.ts'
import { selfTest } from '../../contribution/self-test.ts'
import { ARGON2ID_COST, digest, SALT_BYTES } from '../../protocol/digest.ts'
import { createDigestPool, type DigestPool, type PoolWorker } from './digest-pool.ts'
import type { Beginning, List, Measure, Preview, Reading, Remembered, WorkerReply, WorkerRequest } from './job.ts'
import { createKeptStore, isSameFile, type Kept, printOf } from './kept.ts'
import { type RunOverrides, runContribution } from './run.ts'
import { openTable, type Table } from './table.ts'

/** Put in by the build: the address of workers/digest.ts. */
declare const DIGEST_WORKER: string

/** Rows that columns are guessed from, and those of them that are shown. */
const [GUESSED_ROWS, SHOWN_ROWS] = [50, 5]
/** Digests that are measured for the estimate, for each worker. */
const SAMPLE_PER_WORKER = 3
/** How often the page hears of progress, at most. */
const PROGRESS_MS = 250
/** Where a browser does not say how much memory there is. */
const ASSUMED_MEMORY_GIB = 4

/** Serves the page that started this worker. `overrides` are for tests. */
export function serveContribution(overrides: RunOverrides = {}): void {
  const kept = createKeptStore(indexedDB)
  let pool: DigestPool | null = null
  let measure: Promise<Measure> | null = null
  const reply = (message: WorkerReply): void => self.postMessage(message)
  const pooled = (): DigestPool => {
    pool ??= createDigestPool(
      poolSize({ cores: coresOf(), memoryGiB: memoryOf(), memoryKiB: ARGON2ID_COST.memoryKiB }),
      () => new Worker(DIGEST_WORKER, { type: 'module' }) as PoolWorker,
    )
    return pool
  }

  async function open(list: List, file: File, reading: Reading): Promise<void> {
    const earlier = await kept.read(list.code)
    if (earlier) {
      const same = isSameFile(earlier, await printOf(file))
      return reply(same ? { resumes: rememberedOf(earlier) } : { otherFile: rememberedOf(earlier) })
    }
    const table = await openTable(file, reading)
    reply({ opened: await previewOf(table, list) })
    measure ??= measured(pooled(), overrides.samplePerWorker ?? SAMPLE_PER_WORKER)
    reply({ measured: await measure })
  }

  async function begin(beginning: Beginning): Promise<void> {
    let shownAt = 0
    const finished = await runContribution(beginning, {
      origin: location.origin,
      fetch: (url, init) => fetch(url, { ...init, referrerPolicy: 'no-referrer' }),
      pool: pooled(),
      kept,
      now: Date.now,
      sleep: sleepOrOnline,
      onProgress: progress => {
        if (Date.now() - shownAt < PROGRESS_MS) return
        shownAt = Date.now()
        reply({ progress })
      },
      onWait: waiting => reply({ waiting }),
      overrides,
    })
    reply({ finished })
  }

  async function serve(request: WorkerRequest): Promise<void> {
    if ('remember' in request) {
      const earlier = await kept.read(request.remember.code)
      return reply({ remembered: earlier && rememberedOf(earlier) })
    }
    if ('forget' in request) {
      await kept.forget(request.forget.code)
      return reply({ remembered: null })
    }
    if ('open' in request) return open(request.open, request.file, request.reading)
    if ('begin' in request) return begin(request.begin)
    pooled().pause(request.paused)
  }

  self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
    serve(data).catch(error => {
      const known = error instanceof ContributionError ? error : null
      reply({ failed: { failure: known?.failure ?? 'stopped', row: known?.row ?? null } })
    })
  })
}

const coresOf = (): number => navigator.hardwareConcurrency || 2
const memoryOf = (): number => (navigator as { deviceMemory?: number }).deviceMemory ?? ASSUMED_MEMORY_GIB

const rememberedOf = ({ name, fraction, state }: Kept): Remembered => ({ name, fraction, ...state.file })

/** Digests a second with the whole pool, at the real cost. @throws ContributionError */
async function measured({ argon2id, size }: DigestPool, samplePerWorker: number): Promise<Measure> {
  await selfTest(argon2id)
  const parameters = { ...ARGON2ID_COST, salt: new Uint8Array(SALT_BYTES) }
  const digests = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, i) => digest(argon2id, 'email', `${i}@example.org`, parameters)))
  // The first one of a worker compiles its program.
  if (samplePerWorker > 1) await digests(size)
  const count = samplePerWorker * size
  const start = performance.now()
  await digests(count)
  return { perSecond: (count / (performance.now() - start)) * 1000, cores: size }
}

/** The first rows; the rest of the file stays unread. */
async function previewOf(table: Table, { kind }: List): Promise<Preview> {
  const rows: (readonly string[])[] = []
  for await (const { fields } of table.rows) {
    rows.push(fields)
    if (rows.length === GUESSED_ROWS) break
  }
  const { header, text, rowCount } = table
  const now = new Date()
  const guess = guessColumns(kind, header, rows, now)
  return {
    header,
    rows: rows.slice(0, SHOWN_ROWS),
    text,
    rowCount,
    guess,
    headerIsData: isHeaderData(kind, header, now),
  }
}

/** Waits, and no longer than until the network is back. */
function sleepOrOnline(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => () => {
      clearTimeout(timer)
      self.removeEventListener('online', onOnline)
      signal?.removeEventListener('abort', onAbort)
      settle()
    }
    const onOnline = end(resolve)
    const onAbort = end(() => reject(signal?.reason))
    if (signal?.aborted) return reject(signal.reason)
    const timer = setTimeout(end(resolve), milliseconds)
    self.addEventListener('online', onOnline)
    signal?.addEventListener('abort', onAbort)
  })
}
