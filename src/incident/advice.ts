/** What to do after a leak: one ordered list for everything that leaked, however many incidents it leaked in. */
import { FIRST_STEPS } from './advice-first.ts'
import { RECOURSE_STEPS } from './advice-recourse.ts'
import { type AdviceStep, isFor, PHASES } from './advice-step.ts'
import { WATCHFUL_STEPS } from './advice-watchful.ts'
import type { DataClass } from './data-classes.ts'
import type { Day } from './day.ts'

/** Every step, in order: by phase, then the most useful first. */
export const ADVICE: readonly AdviceStep[] = PHASES.flatMap(phase =>
  [...FIRST_STEPS, ...WATCHFUL_STEPS, ...RECOURSE_STEPS].filter(one => one.phase === phase),
)

/** Steps that are worth saying on a day. */
export function adviceOn(today: Day): AdviceStep[] {
  return ADVICE.filter(
    ({ from, until }) => (from === undefined || from <= today) && (until === undefined || today <= until),
  )
}

/** The merged plan: each step once, in order. */
export function planFor(
  dataClasses: Iterable<DataClass>,
  today: Day,
  concernedBy: Iterable<string> = [],
): AdviceStep[] {
  const [classes, ids] = [[...dataClasses], [...concernedBy]]
  return adviceOn(today).filter(step => isFor(step, classes, ids))
}
