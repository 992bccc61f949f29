/**
 * A contribution: ranges of rows → elements → numbered chunks, one data set a kind.
 *
 * Order: chunks finish in any order; what the service has is the only record of it, so a run that is killed at any point goes on
 * by passing over the chunks that are there. Nothing but blinded elements and elements leaves the machine.
 * Memory: a few ranges, whatever the size of the file.
 */
import type { Kind } from '../identifier/kind.ts'
import type { Argon2id } from '../protocol/digest.ts'
import { type ElementKey, elementsOf, type OprfSteps } from './elements.ts'
import { createLimiter } from './limiter.ts'
import type { Rejection, RejectionReason, RowRange } from './row-ranges.ts'
import type { ContributionService } from './service.ts'

export interface ContributionDependencies {
  readonly service: ContributionService
  readonly oprf: OprfSteps
  readonly argon2id: Argon2id
  /** How many digests to ask for at once: the number of cores, or some more so that none waits for work. */
  readonly concurrency: number
  readonly random?: (length: number) => Uint8Array
  /** Aborted here at the first failure; whoever makes the service gives it this signal, so that nothing goes on. */
  readonly abort: AbortController
  /** Ends after the chunks that are under way. */
  readonly stop?: AbortSignal
  readonly onProgress?: (progress: ContributionProgress) => void
  /** Takes what could not be used, in the order of the rows. */
  readonly onRejections?: (rejections: readonly Rejection[]) => Promise<void> | void
}

/** One kind's part of a contribution. */
export interface KindUpload extends ElementKey {
  readonly uploadId: string
  readonly received: ReadonlySet<number>
}

/** Counts so far. `identifiers` = `done` + `skipped` + those under way. */
export interface ContributionProgress {
  rows: number
  ranges: number
  duplicates: number
  rejected: number
  identifiers: number
  /** Elements obtained in this run. */
  done: number
  /** Identifiers in chunks that the service had already. */
  skipped: number
  /** Chunks of each kind; a kind without any usable value is not there. */
  readonly chunks: Map<Kind, number>
  readonly rejections: Map<Kind, Map<RejectionReason, number>>
}

const EVALUATIONS_AT_ONCE = 4
/** Ranges under way at once: while one waits for the service, the next keeps the cores busy. */
const RANGES_AT_ONCE = 3

export const noProgress = (): ContributionProgress => ({
  rows: 0,
  ranges: 0,
  duplicates: 0,
  rejected: 0,
  identifiers: 0,
  done: 0,
  skipped: 0,
  chunks: new Map(),
  rejections: new Map(),
})

/**
 * Adds a range to the counts. Gives the number of each kind's chunk: they have no gaps, because a range without a usable value
 * makes no chunk.
 */
export function countRange(progress: ContributionProgress, range: RowRange): ReadonlyMap<Kind, number> {
  const numbers = new Map<Kind, number>()
  progress.rows += range.rows
  progress.ranges += 1
  progress.duplicates += range.duplicates
  progress.rejected += range.rejections.length
  for (const [kind, { length }] of range.canonicals) {
    progress.identifiers += length
    if (length === 0) continue
    const chunks = progress.chunks.get(kind) ?? 0
    numbers.set(kind, chunks)
    progress.chunks.set(kind, chunks + 1)
  }
  for (const { kind, reason } of range.rejections) {
    const reasons = progress.rejections.get(kind) ?? new Map<RejectionReason, number>()
    progress.rejections.set(kind, reasons.set(reason, (reasons.get(reason) ?? 0) + 1))
  }
  return numbers
}

/**
 * Uploads every chunk that is not there yet. `finished` is false when `stop` ended it; then the uploads must stay open.
 * @throws ContributionError, after which nothing is under way any more
 */
export async function contribute(
  deps: ContributionDependencies,
  uploads: readonly KindUpload[],
  ranges: AsyncIterable<RowRange>,
): Promise<{ readonly finished: boolean; readonly progress: ContributionProgress }> {
  const { abort, stop } = deps
  const progress = noProgress()
  const report = () => deps.onProgress?.(progress)
  const elementDeps = {
    ...deps,
    digests: createLimiter(deps.concurrency, abort.signal),
    evaluations: createLimiter(EVALUATIONS_AT_ONCE, abort.signal),
    onElements: (count: number) => {
      progress.done += count
      report()
    },
  }
  const inRange = createLimiter(RANGES_AT_ONCE)
  const underWay = new Set<Promise<void>>()

  async function upload(range: RowRange, numbers: ReadonlyMap<Kind, number>): Promise<void> {
    await Promise.all(
      uploads.map(async one => {
        const canonicals = range.canonicals.get(one.kind) ?? []
        const number = numbers.get(one.kind)
        if (number === undefined) return
        if (one.received.has(number)) {
          progress.skipped += canonicals.length
          return
        }
        const elements = await elementsOf(elementDeps, one, canonicals)
        await deps.service.putChunk(one.uploadId, number, elements)
      }),
    )
    report()
  }

  let finished = true
  for await (const range of ranges) {
    const numbers = countRange(progress, range)
    await deps.onRejections?.(range.rejections)
    // Waits for a place; the work itself goes on while the next range is read.
    await new Promise<void>(hasPlace => {
      const work = inRange(async () => {
        hasPlace()
        if (stop?.aborted) finished = false
        else await upload(range, numbers)
      })
      const settled = work
        .catch(error => {
          if (!abort.signal.aborted) abort.abort(error)
        })
        .finally(() => underWay.delete(settled))
      underWay.add(settled)
    })
    if (abort.signal.aborted || !finished) break
  }
  await Promise.all(underWay)
  abort.signal.throwIfAborted()
  return { finished, progress }
}
