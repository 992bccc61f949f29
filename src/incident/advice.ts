/** What to do after a leak: one ordered list for everything that leaked, however many incidents it leaked in. */
import { FIRST_STEPS } from './advice-first.ts'
import { RECOURSE_STEPS } from './advice-recourse.ts'
import { type AdviceStep, PHASES } from './advice-step.ts'
import { WATCHFUL_STEPS } from './advice-watchful.ts'
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
