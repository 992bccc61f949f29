/** One block of a stream of lookups: its lines read, paid for and answered. */
import type { Kind } from '../../identifier/kind.ts'
import type { LookupResult } from '../../lookup/lookup.ts'
import { ProblemError } from '../problem.ts'
import type { Line } from './line-blocks.ts'
import { type LineError, type LookupLine, readLookupLine } from './lookup-line.ts'
import type { LookupSource } from './lookup-source.ts'

/** What a key may do at the moment. */
export interface Admission {
  readonly source: LookupSource
  /** Whether it may ask about phones. */
  readonly phones: boolean
  /** Takes units, all or none: so many of them about phones. @throws ProblemError `quota-exceeded` */
  charge(units: number, phones: number): Promise<void>
}

/** A line's answer. */
export type LineAnswer = { readonly line: number } & (LookupResult | { readonly error: LineError })

export interface AnsweredBlock {
  /** In the order of the lines; none for a blank one. */
  readonly answers: readonly LineAnswer[]
  /** How many lines were dealt with, blank ones included: all, unless the quota ended before. */
  readonly lines: number
  /** Of the publication that answered; null when nothing was asked. */
  readonly epoch: number | null
  readonly refusal: ProblemError | null
}

type Question = LookupLine & { readonly line: number }
type Reply = Question | { readonly line: number; readonly error: LineError }

/** At most `MAX_DIGESTS` lines, from one publication for each kind. @throws ProblemError when nothing can be answered */
export async function answerBlock(admission: Admission, block: readonly Line[]): Promise<AnsweredBlock> {
  const replies = block.map(line => replyTo(line, admission.phones)).filter(reply => reply !== null)
  const questions = replies.filter(isQuestion)
  const { paid, refusal } = await payFor(admission, questions)
  // Where the money ends, everything ends: a later bad line is reported next time.
  const end = questions[paid]?.line ?? Number.POSITIVE_INFINITY
  const { results, epoch } = await answersTo(admission.source, questions.slice(0, paid))
  const answers = replies
    .filter(({ line }) => line < end)
    .map(reply => (isQuestion(reply) ? { line: reply.line, ...results.get(reply.line)! } : reply))
  return { answers, lines: block.filter(({ number }) => number < end).length, epoch, refusal }
}

const isQuestion = (reply: Reply): reply is Question => !('error' in reply)

function replyTo({ number, text }: Line, phones: boolean): Reply | null {
  const read = text === null ? 'too-long' : readLookupLine(text)
  if (read === null) return null
  if (typeof read === 'string') return { line: number, error: read }
  if (read.kind === 'phone' && !phones) return { line: number, error: 'scope-missing' }
  return { line: number, ...read }
}

/** Pays for as many questions as the quota has left: halves what is refused, so that a small rest of a quota is used too. */
async function payFor(
  { charge }: Admission,
  questions: readonly Question[],
): Promise<{ paid: number; refusal: ProblemError | null }> {
  let paid = 0
  let refusal: ProblemError | null = null
  for (let step = questions.length; step >= 1 && paid < questions.length; ) {
    const next = questions.slice(paid, paid + step)
    try {
      await charge(next.length, next.filter(({ kind }) => kind === 'phone').length)
      paid += next.length
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'quota-exceeded') throw error
      refusal = error
      step >>= 1
    }
  }
  return { paid, refusal: paid < questions.length ? refusal : null }
}

async function answersTo(source: LookupSource, questions: readonly Question[]) {
  const results = new Map<number, LookupResult>()
  let epoch: number | null = null
  for (const [kind, asked] of byKind(questions)) {
    const digests = asked.map(({ digest }) => digest)
    const answer = await source.lookup(kind, digests)
    for (const [index, { line }] of asked.entries()) results.set(line, answer.results[index]!)
    epoch = Math.max(epoch ?? 0, answer.epoch)
  }
  return { results, epoch }
}

function byKind(questions: readonly Question[]): Map<Kind, Question[]> {
  const groups = new Map<Kind, Question[]>()
  for (const question of questions) {
    const group = groups.get(question.kind)
    if (group) group.push(question)
    else groups.set(question.kind, [question])
  }
  return groups
}
