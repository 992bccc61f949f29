import { html } from 'hono/html'
import { prefilled } from '../../officer/records/prefill.ts'
import type { DeskRecord } from '../../officer/records/record.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import type { JsonObject } from '../fields/field.ts'
import { RECORD_FIELDS } from '../fields/record-forms.ts'
import { tell } from '../fields/tell.ts'
import { changedUnits, unitsOf, unitValue } from '../fields/units.ts'
import { papersMessages } from '../messages/papers.ts'
import { csrfField } from './csrf-field.ts'
import { placeLabel } from './paper-card.ts'

const UNITS = unitsOf(RECORD_FIELDS)

/** What of the register follows from the rest of the record, to be taken over; nothing where nothing does. */
export function prefillOffer(context: SignedInContext, { content, version }: DeskRecord): Html | '' {
  const { language } = context
  const { prefill: m } = papersMessages[language]
  const filled = prefilled(content) as unknown as JsonObject
  const units = changedUnits(UNITS, content as unknown as JsonObject, filled)
  if (units.length === 0) return ''
  return html`<section class="notice" id="prefill" aria-labelledby="prefill-title"><h2 id="prefill-title">${m.title}</h2>
<p>${m.text}</p>
<dl class="facts">${units.map(
    unit =>
      html`<dt>${placeLabel(unit.path, language)}</dt><dd>${tell(unit.field, unitValue(filled, unit), language).join(', ')}</dd>`,
  )}</dl>
<form method="post">${csrfField(context)}<input type="hidden" name="version" value="${version}">
<p class="actions"><button>${m.button}</button></p></form></section>`
}
