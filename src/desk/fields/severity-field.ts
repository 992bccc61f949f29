/** ENISA's factors in a form: for each category of data whether it is involved, and how far each context moves it. */
import {
  AVAILABILITY_LOSSES,
  CONFIDENTIALITY_LOSSES,
  CONTEXTS,
  DATA_BASES,
  IDENTIFICATIONS,
  INTEGRITY_LOSSES,
} from '../../incident/severity.ts'
import { isObject, type Json, type JsonObject } from './field.ts'
import { allOf, rawOf, type Typed, textOf } from './typed.ts'

const CATEGORIES = Object.keys(DATA_BASES)
const CONTEXT_KEYS = Object.keys(CONTEXTS)
const LOSSES = {
  identification: IDENTIFICATIONS,
  confidentiality: CONFIDENTIALITY_LOSSES,
  integrity: INTEGRITY_LOSSES,
  availability: AVAILABILITY_LOSSES,
} as const

/** Questions with one answer each. */
export const SEVERITY_QUESTIONS = Object.keys(LOSSES) as readonly (keyof typeof LOSSES)[]

export function* severityInputs(value: Json | undefined, name: string): Generator<readonly [string, string]> {
  if (!isObject(value)) return
  const data = Array.isArray(value.data) ? (value.data as JsonObject[]) : []
  for (const { category } of data) yield [`${name}.data`, String(category)]
  yield [`${name}.data.order`, data.map(one => String(one.category)).join(' ')]
  for (const { category, adjustments } of data) {
    const list = adjustments as JsonObject[]
    for (const { context, steps } of list) yield [`${name}.data.${category}.${context}`, String(steps)]
    yield [`${name}.data.${category}.order`, list.map(one => String(one.context)).join(' ')]
  }
  for (const question of SEVERITY_QUESTIONS) yield [`${name}.${question}`, String(value[question])]
  if (value.malicious === true) yield [`${name}.malicious`, 'yes']
  yield [`${name}.persons`, typeof value.persons === 'number' ? String(value.persons) : '']
  if (value.unintelligible === true) yield [`${name}.unintelligible`, 'yes']
}

const inOrder = (typed: Typed, name: string, known: readonly string[]): string[] => [
  ...new Set([
    ...rawOf(typed, `${name}.order`)
      .split(' ')
      .filter(one => known.includes(one)),
    ...known,
  ]),
]

/** Null while nothing is answered. An answer that lacks others is a fault: a score has no unknowns. */
export function readSeverity(
  typed: Typed,
  name: string,
  fault: (code: 'severity-incomplete' | 'not-a-number') => null,
): Json {
  const chosen = new Set(allOf(typed, `${name}.data`))
  const data = inOrder(typed, `${name}.data`, CATEGORIES)
    .filter(one => chosen.has(one))
    .map(category => ({ category, adjustments: adjustmentsOf(typed, `${name}.data.${category}`) }))
  const answers = SEVERITY_QUESTIONS.map(question => {
    const answer = rawOf(typed, `${name}.${question}`)
    return Object.hasOwn(LOSSES[question], answer) ? answer : null
  })
  const persons = textOf(typed, `${name}.persons`).replace(/[\s.,’']/g, '')
  const flags = {
    malicious: rawOf(typed, `${name}.malicious`) === 'yes',
    unintelligible: rawOf(typed, `${name}.unintelligible`) === 'yes',
  }
  if (persons !== '' && !/^\d{1,15}$/.test(persons)) return fault('not-a-number')
  if (data.length === 0 && answers.every(one => one === null) && persons === '' && !flags.malicious) return null
  if (data.length === 0 || answers.includes(null)) return fault('severity-incomplete')
  const answered = Object.fromEntries(SEVERITY_QUESTIONS.map((question, index) => [question, answers[index]!]))
  return { data, ...answered, ...flags, persons: persons === '' ? null : Number(persons) }
}

function adjustmentsOf(typed: Typed, name: string): JsonObject[] {
  return inOrder(typed, name, CONTEXT_KEYS).flatMap(context => {
    const steps = rawOf(typed, `${name}.${context}`)
    return /^[1-3]$/.test(steps) ? [{ context, steps: Number(steps) }] : []
  })
}
