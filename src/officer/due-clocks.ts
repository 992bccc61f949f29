/** What is due over many records, the most urgent first. */
import { type Clock, type ClockFacts, clocksAt } from '../incident/clocks.ts'

/** `open`: without undue delay, with no hour to end at. */
export const URGENCIES = ['late', 'due-soon', 'running', 'open', 'done'] as const
export type Urgency = (typeof URGENCIES)[number]

/** How long what was done stays in sight. */
export const DONE_SHOWN_MS = 30 * 86_400_000

export interface DueClock<R> {
  readonly record: R
  readonly clock: Clock
}

export interface DueClocks<R> {
  /** Of each: by their ends; the newest first of what was done. */
  readonly byUrgency: Readonly<Record<Urgency, readonly DueClock<R>[]>>
  /** Records whose clocks do not run, because nobody said when the controller became aware. */
  readonly unstarted: readonly R[]
}

/** Every clock that runs, or was settled lately. Clocks that do not apply are not among them. */
export function dueClocks<R extends { readonly clockFacts: ClockFacts }>(
  records: readonly R[],
  now: Date,
): DueClocks<R> {
  const started = records.filter(one => one.clockFacts.awareAt !== null)
  const all = started.flatMap(record => clocksAt(record.clockFacts, now).map(clock => ({ record, clock })))
  const sorted = (urgency: Urgency) =>
    all.filter(({ clock }) => urgencyOf(clock, now) === urgency).sort((a, b) => placeOf(a.clock) - placeOf(b.clock))
  return {
    byUrgency: {
      late: sorted('late'),
      'due-soon': sorted('due-soon'),
      running: sorted('running'),
      open: sorted('open'),
      done: sorted('done'),
    },
    unstarted: records.filter(one => one.clockFacts.awareAt === null),
  }
}

/** Null: nothing to do, and nothing that was done lately. */
export function urgencyOf({ state, due, doneAt }: Clock, now: Date): Urgency | null {
  if (state === 'not-applicable') return null
  if (state === 'done') return now.getTime() - doneAt!.getTime() <= DONE_SHOWN_MS ? 'done' : null
  return due === null ? 'open' : state
}

function placeOf({ state, due, from, doneAt }: Clock): number {
  if (state === 'done') return -doneAt!.getTime()
  return (due ?? from)!.getTime()
}
