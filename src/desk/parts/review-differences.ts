import { html } from 'hono/html'
import type { RecordContent } from '../../officer/records/record.ts'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import type { Json, JsonObject } from '../fields/field.ts'
import { RECORD_FIELDS } from '../fields/record-forms.ts'
import { tell } from '../fields/tell.ts'
import { changedUnits, type Unit, unitsOf, unitValue } from '../fields/units.ts'
import { reviewMessages } from '../messages/review.ts'
import { fieldName } from './review-faults.ts'

const PUBLIC_UNITS: readonly Unit[] = unitsOf(RECORD_FIELDS.filter(({ key }) => key === 'incident'))

/** Fields of the public record that differ. */
export const publicChanges = (before: RecordContent, after: RecordContent): Unit[] =>
  changedUnits(PUBLIC_UNITS, before as unknown as JsonObject, after as unknown as JsonObject)

/** What is public today beside what will be. `before`: null when nothing is. */
export function reviewDifferences(before: RecordContent | null, after: RecordContent, language: Language): Html {
  const m = reviewMessages[language].differences
  if (before === null) return html`<p>${m.firstTime}</p>`
  const changed = publicChanges(before, after)
  if (changed.length === 0) return html`<p>${m.none}</p>`
  const told = (content: RecordContent, unit: Unit): Html => {
    const texts = tell(unit.field, unitValue(content as unknown as JsonObject, unit), language)
    return texts.length === 0
      ? html`<span class="quiet">${m.nothing}</span>`
      : html`${texts.map(text => html`<p>${text}</p>`)}`
  }
  return html`<div class="scroll" role="region" aria-label="${m.table}" tabindex="0"><table class="differences">
<caption class="visually-hidden">${m.table}</caption>
<thead><tr>${m.columns.map(column => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${changed.map(
    unit => html`<tr><th scope="row">${fieldName(unit.path, after as unknown as Json, language)}</th>
<td>${told(before, unit)}</td><td>${told(after, unit)}</td></tr>`,
  )}</tbody></table></div>`
}
