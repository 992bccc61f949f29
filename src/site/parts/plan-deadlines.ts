import { html } from 'hono/html'
import type { Language } from '../language.ts'
import { deadlineMessages } from '../messages/deadlines.ts'
import type { Html } from '../page.ts'

/** Fields for the dates that deadlines run from. No field has a name: nothing of it can end up in an address. */
export function deadlineFields(language: Language): Html {
  const m = deadlineMessages[language]
  const date = (id: string, label: string, hint = '') =>
    html`<div class="field"><label for="${id}">${label}</label>${hint === '' ? '' : html`<span class="hint" id="${id}-hint">${hint}</span>`}
<input id="${id}" type="date" min="2000-01-01" autocomplete="off" aria-describedby="${hint === '' ? '' : `${id}-hint `}${id}-error"><span class="error" id="${id}-error"></span></div>`
  return html`<section id="deadlines" class="needs-script" aria-labelledby="deadlines-title"><h2 id="deadlines-title">${m.deadlines}</h2>
<div class="no-print"><p>${m.deadlinesText}</p>
${date('debit-date', m.debitDate)}
<div class="field"><label for="debit-bank">${m.debitBank}</label><select id="debit-bank" autocomplete="off">${(
    ['unknown', 'inside', 'outside'] as const
  ).map(one => html`<option value="${one}">${m.debitBanks[one]}</option>`)}</select></div>
${date('refund-date', m.refundDate)}
${date('access-date', m.accessDate, m.accessHint)}</div>
<div id="deadline-result" role="status"><p class="quiet">${m.noDeadline}</p></div>
<p class="quiet small">${m.workingDay}</p>
<p class="no-print"><button type="button" class="secondary" id="calendar" hidden>${m.calendar}</button> <span class="error" id="calendar-error" role="alert"></span></p></section>`
}
