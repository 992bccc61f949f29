/** What the page and the Web Worker of a check say to each other. */
import type { Kind } from '../identifier/kind.ts'
import type { PersonParts } from '../identifier/person.ts'
import type { CheckResult, CheckStep, Kept, Outdated } from '../lookup/check.ts'

export type CheckJob = { readonly kind: Kind; readonly input: string | PersonParts } | { readonly kept: Kept }

export type JobRequest = { readonly job: number } & CheckJob

export type JobReply = { readonly job: number } & (
  | { readonly step: CheckStep }
  | { readonly result: CheckResult | Outdated }
  /** Something broke that no answer stands for. */
  | { readonly failed: true }
)
