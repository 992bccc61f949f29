/**
 * A stream of lookups: lines in, a line of answer for each, and at the end one line that says so.
 *
 * Lines are answered in blocks. For each block the key is checked again, so that a revoked one does not go on; its units are taken; and all of its
 * lines of one kind are answered from one publication. A bad line is answered with its error, costs nothing and changes nothing for
 * the others.
 *
 * The last line has `done`. True: every line was answered. False: `error` says why not, `resumeAtLine` which line to begin with next time, and
 * `retryAfter` in how many seconds. A stream without such a line was cut.
 */

import { type ProblemCode, ProblemError } from '../problem.ts'
import { type Expansion, expansionOf } from './expansion.ts'
import { BrokenBodyError, type Line, StalledError, StoppedError } from './line-blocks.ts'
import { type Admission, answerBlock, type LineAnswer } from './lookup-block.ts'
import type { StreamLimits } from './stream-limits.ts'

export interface LookupStream {
  readonly blocks: AsyncIterable<readonly Line[]>
  /** Asked before each block. @throws ProblemError when the key holds no longer */
  admit(): Promise<Admission>
  /** Lets others have their turn: called after each block, also where it had nothing to wait for. */
  readonly pause: () => Promise<void>
  /** Whether the last line says what the codes stand for. */
  readonly expand: boolean
  readonly limits: Pick<StreamLimits, 'lines' | 'listed'>
  /** Told of what nobody foresaw; the stream says `internal`. */
  readonly onUnexpected: (error: unknown) => void
}

/** Why a stream ends before its input. `stream-limit`: this server takes the rest in another stream, at once. */
export type StreamStop = ProblemCode | 'stream-limit'

/** Lines that were dealt with, blank ones included, and how many of them had which answer. */
interface Counts {
  lines: number
  listed: number
  notListed: number
  notCovered: number
  unavailable: number
  errors: number
}

/** The last line. */
export interface StreamSummary extends Readonly<Counts>, Partial<Expansion> {
  readonly done: boolean
  /** Of the publication that the last block was answered from; null before the first. */
  readonly epoch: number | null
  readonly error?: StreamStop
  readonly resumeAtLine?: number
  /** Seconds. */
  readonly retryAfter?: number
}

type Stop = Required<Pick<StreamSummary, 'error' | 'retryAfter'>>

const COUNTED = {
  listed: 'listed',
  'not-listed': 'notListed',
  'not-covered': 'notCovered',
  unavailable: 'unavailable',
} as const

/** Text for the client, a block at a time; every part ends with a line end. Never throws. */
export async function* lookupStream(stream: LookupStream): AsyncGenerator<string, void, void> {
  const counts: Counts = { lines: 0, listed: 0, notListed: 0, notCovered: 0, unavailable: 0, errors: 0 }
  const codes = new Set<number>()
  let epoch: number | null = null
  let admission: Admission | null = null
  let stop: Stop | null = null
  try {
    for await (const block of stream.blocks) {
      admission = await stream.admit()
      const { answers, lines, epoch: answeredFrom, refusal } = await answerBlock(admission, block)
      counts.lines += lines
      epoch = answeredFrom ?? epoch
      for (const answer of answers) tally(answer, counts, codes)
      if (answers.length > 0) yield answers.map(answer => `${JSON.stringify(answer)}\n`).join('')
      stop = refusal ? stopOf(refusal, stream) : atLimit(stream.limits, counts)
      if (stop) break
      await stream.pause()
    }
  } catch (error) {
    if (error instanceof BrokenBodyError) return
    stop = stopOf(error, stream)
  }
  let expansion: Partial<Expansion> = {}
  try {
    if (stream.expand) expansion = admission ? await expansionOf(admission.source, codes) : NOTHING
  } catch (error) {
    stop ??= stopOf(error, stream)
  }
  const end = stop && { error: stop.error, resumeAtLine: counts.lines + 1, retryAfter: stop.retryAfter }
  const summary: StreamSummary = { done: stop === null, ...end, ...counts, epoch, ...expansion }
  yield `${JSON.stringify(summary)}\n`
}

/** What a server that stops to be replaced may take. */
const RESTART_SECONDS = 5
const NOTHING: Expansion = { datasets: [], incidents: [] }

function tally(answer: LineAnswer, counts: Counts, codes: Set<number>): void {
  if ('error' in answer) {
    counts.errors++
    return
  }
  counts[COUNTED[answer.state]]++
  if (answer.state === 'listed') for (const code of answer.datasets) codes.add(code)
}

/** A server that takes so many only ends at the block that reaches it. */
function atLimit({ lines, listed }: LookupStream['limits'], counts: Counts): Stop | null {
  const reached = (limit: number | null, count: number) => limit !== null && count >= limit
  return reached(lines, counts.lines) || reached(listed, counts.listed)
    ? { error: 'stream-limit', retryAfter: 0 }
    : null
}

function stopOf(error: unknown, { onUnexpected }: Pick<LookupStream, 'onUnexpected'>): Stop {
  if (error instanceof StalledError) return { error: 'timeout', retryAfter: 0 }
  if (error instanceof StoppedError) return { error: 'unavailable', retryAfter: RESTART_SECONDS }
  if (error instanceof ProblemError) {
    return { error: error.code, retryAfter: Number(error.extras.headers?.['retry-after'] ?? 0) }
  }
  onUnexpected(error)
  return { error: 'internal', retryAfter: 0 }
}
