import { html } from 'hono/html'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import type { Change } from '../fields/changes.ts'
import { recordHistoryMessages } from '../messages/record-history.ts'

/** Texts one under the other, or the word for none of them. */
export const toldValues = (texts: readonly string[], nothing: string): Html =>
  texts.length === 0
    ? html`<span class="quiet">${nothing}</span>`
    : html`${texts.map(text => html`<p class="said">${text}</p>`)}`

/** What changed, field by field. */
export function changeTable(changes: readonly Change[], caption: string, language: Language): Html {
  const m = recordHistoryMessages[language].version
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table class="changes">
<caption class="visually-hidden">${caption}</caption>
<thead><tr><th scope="col">${m.field}</th><th scope="col">${m.before}</th><th scope="col">${m.after}</th></tr></thead>
<tbody>${changes.map(
    ({ labels, before, after }) =>
      html`<tr><th scope="row">${labels.slice(0, -1).map(label => html`<span class="quiet small">${label} › </span>`)}${labels.at(-1)}</th>
<td class="before">${toldValues(before, m.nothing)}</td><td class="after">${toldValues(after, m.nothing)}</td></tr>`,
  )}</tbody></table></div>`
}
