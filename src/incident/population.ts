/**
 * Who is concerned: a person's answers held against the criteria of an incident. Runs on the person's own device; nothing of it
 * is ever sent anywhere.
 *
 * A wrong "no" is worse than a wrong "perhaps": what is not known counts as if it could be so.
 */

import type { CommuneRelation, Relation } from './closed-lists.ts'
import { fold } from './fold.ts'
import type { PartialDate } from './partial-date.ts'
import type { Criterion } from './record.ts'

/** A stretch of time; null is open or not known. */
export interface Period {
  readonly from: PartialDate | null
  readonly to: PartialDate | null
}

/** One relation that a person has or had. Years are enough for `from` and `to`. */
export interface RelationAnswer extends Period {
  /** `bodyKey` of the body. */
  readonly body: string
  readonly relation: Relation
  /** `conditionKey` of the narrower conditions that the person says are fulfilled. */
  readonly conditions: readonly string[]
}

export interface CommuneAnswer {
  readonly insee: string
  readonly as: readonly CommuneRelation[]
  readonly conditions: readonly string[]
}

export interface Answers {
  readonly relations: readonly RelationAnswer[]
  readonly communes: readonly CommuneAnswer[]
}

/**
 * `presumed`: the notice means everybody whom one of the criteria describes. `possible`: it means some of them, or only those who
 * fulfil a condition that the person did not confirm.
 */
export interface Match {
  readonly verdict: 'presumed' | 'possible'
  /** The criteria that decide. */
  readonly because: readonly Criterion[]
}

/** A body as answers name it: its French name, however it is accented or hyphenated. */
export const bodyKey = (criterion: Extract<Criterion, { type: 'relation' }>): string => fold(criterion.with.fr)

/** A condition as answers name it, or null when the criterion has none. */
export const conditionKey = ({ condition }: Criterion): string | null =>
  condition === undefined ? null : fold(condition.fr)

/** Whether, and why, a person is concerned, or null when nothing says so. */
export function matchPopulation(criteria: readonly Criterion[], answers: Answers): Match | null {
  const verdicts = criteria.map(criterion => verdictOf(criterion, answers))
  const having = (verdict: Match['verdict']) => criteria.filter((_, index) => verdicts[index] === verdict)
  const presumed = having('presumed')
  const possible = having('possible')
  if (presumed.length + possible.length === 0) return null
  return presumed.length > 0 ? { verdict: 'presumed', because: presumed } : { verdict: 'possible', because: possible }
}

function verdictOf(criterion: Criterion, answers: Answers): Match['verdict'] | null {
  const fitting =
    criterion.type === 'relation' ? fittingRelations(criterion, answers) : fittingCommunes(criterion, answers)
  if (fitting.length === 0) return null
  const condition = conditionKey(criterion)
  const confirmed = condition === null || fitting.some(({ conditions }) => conditions.includes(condition))
  return criterion.scope === 'all' && confirmed ? 'presumed' : 'possible'
}

function fittingRelations(
  criterion: Extract<Criterion, { type: 'relation' }>,
  { relations }: Answers,
): RelationAnswer[] {
  const body = bodyKey(criterion)
  return relations.filter(
    answer => answer.relation === criterion.relation && answer.body === body && periodsOverlap(criterion, answer),
  )
}

function fittingCommunes(criterion: Extract<Criterion, { type: 'commune' }>, { communes }: Answers): CommuneAnswer[] {
  return communes.filter(
    answer =>
      criterion.communes.some(({ insee }) => insee === answer.insee) &&
      answer.as.some(one => criterion.as.includes(one)),
  )
}

/**
 * Whether two periods can have a day in common. A month or a year counts whole; an open end reaches as far as it may; a period that
 * ends before it starts says nothing, and so excludes nothing.
 */
export function periodsOverlap(a: Period, b: Period): boolean {
  const [one, other] = [known(a), known(b)]
  return one.first <= other.last && other.first <= one.last
}

/** First and last day as text that compares like days; `~` stands after every digit. */
function known({ from, to }: Period): { first: string; last: string } {
  const first = from ?? ''
  const last = to === null ? '~' : `${to}~`
  return first <= last ? { first, last } : { first: '', last: '~' }
}
