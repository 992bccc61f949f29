import { html } from 'hono/html'
import type { DraftFault } from '../../incident/draft.ts'
import type { DeskRecord } from '../../officer/records/record.ts'
import { COLON } from '../../site/format.ts'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import type { Json } from '../fields/field.ts'
import { labelsOf } from '../fields/labels.ts'
import { RECORD_FIELDS } from '../fields/record-forms.ts'
import { reviewMessages } from '../messages/review.ts'

/** What keeps a record from being public, field by field. */
export function reviewFaults(
  { language, link }: SignedInContext,
  record: DeskRecord,
  faults: readonly DraftFault[],
): Html {
  const m = reviewMessages[language].missing
  return html`<div class="notice caution"><h3>${m.title(faults.length)}</h3>
<p>${m.text}</p>
<ul>${faults.map(fault => html`<li>${faultText(fault, record, language)}</li>`)}</ul>
<p><a class="button secondary" href="${link('recordIncident', { incident: record.incident })}">${m.edit}</a></p></div>`
}

function faultText({ path, code, rule }: DraftFault, record: DeskRecord, language: Language): string {
  const m = reviewMessages[language].missing
  const words = code === 'rule' ? (m.rules[rule ?? ''] ?? m.rule) : m.codes[code]
  const where = fieldName(`incident.${path}`, record.content as unknown as Json, language)
  if (code === 'rule') return words
  return where === '' ? m.rule : `${where}${COLON[language]}${words}`
}

/** What a path of the content is called, without the name of the form. */
export const fieldName = (path: string, content: Json, language: Language): string =>
  labelsOf(RECORD_FIELDS, path.split('.').filter(Boolean), language, content).slice(1).join(' › ')
