import type { DataClass } from './data-classes.ts'
import type { Day } from './day.ts'
import type { DeadlineId } from './deadlines.ts'
import type { LetterId } from './letters.ts'

interface Bilingual {
  readonly fr: string
  readonly en: string
}

/** When a step is due; also the order of the plan. `if` is for what has not happened yet. */
export const PHASES = ['now', 'soon', 'watch', 'if'] as const

export type Phase = (typeof PHASES)[number]

/** One thing to do after a leak, in our own words. */
export interface AdviceStep {
  /** Stable: ticked steps are kept on the reader's device by this. */
  readonly id: string
  readonly phase: Phase
  /** In the imperative. */
  readonly title: Bilingual
  /** Why and how, in two or three sentences. */
  readonly text: Bilingual
  /** Official services only. */
  readonly links: readonly { readonly label: Bilingual; readonly url: string }[]
  /** For whom: everybody, or those of whom one of these data classes leaked. */
  readonly when: 'always' | readonly DataClass[]
  /** For those concerned by one of these incidents, whatever leaked. */
  readonly incidents?: readonly string[]
  readonly deadlines?: readonly DeadlineId[]
  readonly letter?: LetterId
  /** First and last day on which it is worth saying. */
  readonly from?: Day
  readonly until?: Day
  /** Where the advice comes from: pages listed in the fact base. */
  readonly sources: readonly string[]
}

/** Whether a step is for somebody of whom these data classes leaked, in these incidents. */
export function isFor(
  { when, incidents = [] }: Pick<AdviceStep, 'when' | 'incidents'>,
  dataClasses: Iterable<DataClass>,
  concernedBy: Iterable<string> = [],
): boolean {
  if (when === 'always') return true
  return [...dataClasses].some(one => when.includes(one)) || [...concernedBy].some(one => incidents.includes(one))
}
