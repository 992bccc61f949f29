import { html } from 'hono/html'
import type { DraftFault } from '../../incident/draft.ts'
import type { DeskRecord } from '../../officer/records/record.ts'
import { COLON } from '../../site/format.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { idOf } from '../fields/drawing.ts'
import { labelsOf } from '../fields/labels.ts'
import { RECORD_FIELDS } from '../fields/record-forms.ts'
import { recordSummaryMessages } from '../messages/record-summary.ts'
import { reviewMessages } from '../messages/review.ts'

const SHOWN = 12

/** What keeps a record from being submitted, each with the way to its field. */
export function publicFaults(
  { language, link }: SignedInContext,
  { incident, content }: DeskRecord,
  faults: readonly DraftFault[],
): Html {
  const m = reviewMessages[language].missing
  const edit = link('recordIncident', { incident })
  const itemOf = ({ path, code, rule = '' }: DraftFault): Html => {
    const names = labelsOf(RECORD_FIELDS, ['incident', ...path.split('.').filter(Boolean)], language, content as never)
    const where = names.slice(1).join(' › ')
    const words = code === 'rule' ? (m.rules[rule] ?? m.rule) : m.codes[code]
    const anchor = path === '' ? 'sources' : `${path}${isPair(content.incident, path) ? '.fr' : ''}`
    const at = `${edit}#${idOf(`incident.${anchor}`)}`
    if (where === '') return html`<li><a href="${at}">${words === m.codes.invalid ? m.rule : words}</a></li>`
    return html`<li><a href="${at}">${where}</a>${COLON[language]}${words}</li>`
  }
  const rest = faults.length - SHOWN
  return html`<ul class="faults">${faults.slice(0, SHOWN).map(itemOf)}${rest > 0 ? html`<li class="quiet">${recordSummaryMessages[language].more(rest)}</li>` : ''}</ul>`
}

/** Whether a path leads to a text in both languages, which has two inputs. */
function isPair(record: unknown, path: string): boolean {
  const value = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], record)
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'fr' in value && !('criteria' in value)
}
