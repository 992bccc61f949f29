/**
 * Lookups of any number of identifiers, of any kinds, one line each (`POST /v1/lookups/stream`), answered while they come.
 *
 * The service's stream is asked in requests of 5,000 lines, each sent whole: most platforms read nothing of an answer before the question is
 * sent, and what was not answered is then at hand to be asked again. Memory holds one such request, whatever the number of lines. A request
 * that is cut, or that the service ends early, goes on where its answers stopped.
 */
import type { Kind } from '../identifier/kind.ts'
import type { PersonParts } from '../identifier/person.ts'
import { toBase64Url } from '../protocol/bytes.ts'
import { streamLineSchema } from './answers.ts'
import { VigifuiteError } from './client-error.ts'
import type { Digests, Refused } from './digests.ts'
import { inGroups } from './in-groups.ts'
import { linesOf } from './lines.ts'
import type { LookupResult } from './lookup.ts'
import type { CallOptions } from './options.ts'
import { badAnswer, parsed, type Transport } from './transport.ts'

export type StreamQuestion =
  | { readonly kind: Kind; readonly digest: Uint8Array }
  | { readonly kind: Kind; readonly input: string | PersonParts }

/** `index`: which question, counted from 0. */
export type StreamAnswer = { readonly index: number } & LookupResult

const LINES_PER_REQUEST = 5000
/** How long the first line of a request waits for others. */
const LINGER_MS = 500

/** A question that is ready to be sent, or refused. */
type Line = { readonly index: number } & ({ readonly text: string } | { readonly refused: Refused })

/**
 * Answers in the order asked. @throws VigifuiteError when the service refuses the key, or does not answer for longer than retries help; every
 * question up to the last index that came was answered, so that a caller can go on from there
 */
export async function* lookupStream(
  transport: Transport,
  digests: Digests,
  questions: Iterable<StreamQuestion> | AsyncIterable<StreamQuestion>,
  { signal }: CallOptions,
): AsyncGenerator<StreamAnswer, void, void> {
  const lineOf = async (question: StreamQuestion, index: number): Promise<Line> => {
    signal?.throwIfAborted()
    const { kind } = question
    const found = await digests.of(kind, 'digest' in question ? question.digest : question.input, signal)
    if (!(found instanceof Uint8Array)) return { index, refused: found }
    return { index, text: `${JSON.stringify({ kind, digest: toBase64Url(found) })}\n` }
  }
  for await (const lines of inGroups(questions, lineOf, { most: LINES_PER_REQUEST, lingerMs: LINGER_MS, signal })) {
    yield* answersTo(transport, lines, signal)
  }
}

/** Asks until every line has its answer. */
async function* answersTo(
  transport: Transport,
  lines: readonly Line[],
  signal: AbortSignal | undefined,
): AsyncGenerator<StreamAnswer, void, void> {
  let failures = 0
  for (let done = 0; done < lines.length; ) {
    const before = done
    let stop: VigifuiteError | null = null
    try {
      for await (const answer of request(transport, lines.slice(done), signal)) {
        done++
        yield answer
      }
    } catch (error) {
      if (!(error instanceof VigifuiteError)) throw error
      stop = error
    }
    if (stop === null) return
    if (done > before) failures = 0
    // What the service ends at a limit of its own goes on at once, as long as that leads anywhere.
    if (stop.code === 'stream-limit' && done > before) continue
    await transport.wait(stop, failures++, signal)
  }
}

/** The answers that one request gives. @throws VigifuiteError when it does not answer every line */
async function* request(
  transport: Transport,
  lines: readonly Line[],
  signal: AbortSignal | undefined,
): AsyncGenerator<StreamAnswer, void, void> {
  const text = lines.map(line => ('text' in line ? line.text : '')).join('')
  let answers: AsyncGenerator<LookupResult, void, void> | null = null
  try {
    for (const line of lines) {
      if ('refused' in line) {
        yield { index: line.index, ...line.refused }
        continue
      }
      // Not before it is read: what was not begun could not be ended.
      answers ??= await open(transport, text, signal)
      const answer = await answers.next()
      // A stream that ends without its last line was cut.
      if (answer.done) throw new VigifuiteError('network', 'the answer was cut')
      yield { index: line.index, ...answer.value }
    }
  } finally {
    await answers?.return()
  }
}

/** Results in the order of the lines sent. @throws VigifuiteError */
async function open(transport: Transport, text: string, signal: AbortSignal | undefined) {
  const body = { type: 'application/x-ndjson', text }
  const parts = await transport.open({ path: '/v1/lookups/stream', body, keyed: true, signal })
  return results(parts)
}

async function* results(parts: AsyncIterable<Uint8Array>): AsyncGenerator<LookupResult, void, void> {
  let line = 0
  for await (const text of linesOf(parts)) {
    const read = streamLineSchema.safeParse(parsed(text))
    if (!read.success) throw badAnswer()
    const answer = read.data
    if ('done' in answer) {
      if (answer.done) return
      throw stopOf(answer)
    }
    if (answer.line !== ++line) throw badAnswer()
    if ('error' in answer) throw refusedLine(answer.error)
    const { line: _, ...result } = answer
    yield result
  }
}

const refusedLine = (code: string): VigifuiteError =>
  new VigifuiteError(
    code,
    'the key does not allow to ask about phone numbers, or the service does not understand a line',
    {
      status: 403,
    },
  )

/** Why the service ended a stream before its end, as the status that says the same of a whole request. */
function stopOf({ error, retryAfter }: { error: string; retryAfter: number }): VigifuiteError {
  const status = STATUSES[error] ?? 403
  return new VigifuiteError(error, `the service ended the stream: ${error}`, { status, retryAfterSeconds: retryAfter })
}

const STATUSES: Readonly<Record<string, number>> = {
  unauthenticated: 401,
  'quota-exceeded': 429,
  'too-many-streams': 429,
  'stream-limit': 503,
  internal: 500,
  unavailable: 503,
  timeout: 503,
}
