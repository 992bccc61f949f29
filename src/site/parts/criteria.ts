import { html } from 'hono/html'
import type { Criterion } from '../../incident/record.ts'
import type { Language } from '../language.ts'
import { criterionText } from '../messages/criteria.ts'
import type { Html } from '../page.ts'

/** The criteria of a population as a list for readers: one is enough. */
export function criteriaList(criteria: readonly Criterion[], language: Language): Html | '' {
  if (criteria.length === 0) return ''
  return html`<ul>${criteria.map(one => html`<li>${criterionText(one, language)}</li>`)}</ul>`
}
