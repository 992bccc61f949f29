/** What the page and the Web Worker of a check say to each other. */
import type { Kind } from '../identifier/kind.ts'
import type { PersonParts } from '../identifier/person.ts'
import type { CheckResult, CheckStep, ElementResult, Kept, Outdated } from '../lookup/check.ts'

interface Question {
  readonly kind: Kind
  readonly input: string | PersonParts
}

/** To check, to check again, or only to find the element. */
export type CheckJob = Question | { readonly kept: Kept } | ElementJob
export type ElementJob = Question & { readonly only: 'element' }

export type JobRequest = { readonly job: number } & CheckJob

export type JobReply = { readonly job: number } & (
  | { readonly step: CheckStep }
  | { readonly result: CheckResult | Outdated | ElementResult }
  /** Something broke that no answer stands for. */
  | { readonly failed: true }
)
