/** The questionnaire that the criteria of all incidents make together: each relation to each body is asked once. */

import type { Relation, Sector } from './closed-lists.ts'
import { byText } from './fold.ts'
import { bodyKey, conditionKey } from './population.ts'
import type { Criterion, Incident } from './record.ts'

/** Under which heading a question stands; also the order of the headings. */
export const QUESTION_GROUPS = [
  'jobs',
  'health',
  'services',
  'telecom',
  'shops',
  'parcels',
  'travel',
  'leisure',
  'money',
  'school',
  'professional',
] as const

export type QuestionGroup = (typeof QUESTION_GROUPS)[number]

export interface Question {
  /** Unlike any other question's; for attributes and lookups. */
  readonly key: string
  /** `bodyKey` of the body. */
  readonly body: string
  readonly relation: Relation
  readonly with: Extract<Criterion, { type: 'relation' }>['with']
  readonly group: QuestionGroup
  /** Ids of the incidents that ask it. */
  readonly incidents: readonly string[]
  /** What narrows some of the criteria, each once: can be confirmed. */
  readonly conditions: readonly { readonly key: string; readonly fr: string; readonly en: string }[]
  /** Whether it matters since when (some criterion ends), and until when (some criterion begins). */
  readonly asksSince: boolean
  readonly asksUntil: boolean
}

/** The part of an incident, or of its card, that questions are made of. */
export interface Asking extends Pick<Incident, 'id' | 'sector'> {
  readonly criteria: readonly Criterion[]
}

const GROUP_OF_RELATION: Readonly<Partial<Record<Relation, QuestionGroup>>> = {
  patient: 'health',
  student: 'school',
  recipient: 'parcels',
  staff: 'professional',
  professional: 'professional',
}

const GROUP_OF_SECTOR: Readonly<Record<Sector, QuestionGroup>> = {
  automotive: 'travel',
  'central-government': 'services',
  education: 'school',
  employment: 'jobs',
  finance: 'money',
  health: 'health',
  'health-insurance': 'health',
  insurance: 'money',
  'local-government': 'services',
  logistics: 'parcels',
  media: 'leisure',
  'public-finance': 'money',
  'public-service': 'services',
  retail: 'shops',
  'social-security': 'services',
  'social-services': 'services',
  sport: 'leisure',
  telecom: 'telecom',
  transport: 'travel',
}

/** All questions, by group, then by relation and name. A question keeps the group of the first incident that asks it. */
export function questionsOf(incidents: readonly Asking[]): { group: QuestionGroup; questions: Question[] }[] {
  const questions = new Map<string, Question>()
  for (const { id, sector, criteria } of incidents) {
    for (const criterion of criteria) {
      if (criterion.type !== 'relation') continue
      const key = `${criterion.relation} ${bodyKey(criterion)}`
      questions.set(key, merged(questions.get(key), criterion, key, id, sector))
    }
  }
  const sorted = [...questions.values()].sort((a, b) => byText(a.relation, b.relation) || byText(a.body, b.body))
  return QUESTION_GROUPS.map(group => ({ group, questions: sorted.filter(one => one.group === group) })).filter(
    one => one.questions.length > 0,
  )
}

function merged(
  known: Question | undefined,
  criterion: Extract<Criterion, { type: 'relation' }>,
  key: string,
  id: string,
  sector: Sector,
): Question {
  const condition = conditionKey(criterion)
  const conditions = known?.conditions ?? []
  const isNew = condition !== null && !conditions.some(one => one.key === condition)
  return {
    key,
    body: bodyKey(criterion),
    relation: criterion.relation,
    with: known?.with ?? criterion.with,
    group: known?.group ?? GROUP_OF_RELATION[criterion.relation] ?? GROUP_OF_SECTOR[sector],
    incidents: known?.incidents.includes(id) ? known.incidents : [...(known?.incidents ?? []), id],
    conditions: isNew ? [...conditions, { key: condition, ...criterion.condition! }] : conditions,
    asksSince: (known?.asksSince ?? false) || criterion.to !== null,
    asksUntil: (known?.asksUntil ?? false) || criterion.from !== null,
  }
}
