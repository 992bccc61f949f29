import { html } from 'hono/html'
import { DATA_CLASSES, type DataClass } from '../../incident/data-classes.ts'
import type { Incident } from '../../incident/record.ts'
import type { Revision } from '../../incident/revisions.ts'
import { COLON, formatList, SEMICOLON } from '../format.ts'
import type { Language } from '../language.ts'
import { historyMessages } from '../messages/history.ts'
import { incidentMessages } from '../messages/incident.ts'
import { exposures } from '../messages/terms.ts'
import type { Html } from '../page.ts'
import { datedFigureText } from './figure-text.ts'
import { sourceReference, time } from './sources.ts'

/** Every revision of a record as a table: when, what was said, and by which source. */
export function revisionTable(incident: Incident, revisions: readonly Revision[], language: Language): Html {
  const m = incidentMessages[language]
  return html`<div class="scroll" role="region" aria-label="${m.change}" tabindex="0"><table>
<thead><tr><th scope="col">${m.when}</th><th scope="col">${m.change}</th><th scope="col">${m.source}</th></tr></thead>
<tbody>${revisions.map(
    one =>
      html`<tr><td class="date">${time(one.date, language)}</td><td>${what(one, language)}</td><td>${
        sourceReference(incident, one.source, language) ||
        html`<span class="quiet">${historyMessages[language].noSource}</span>`
      }</td></tr>`,
  )}</tbody>
</table></div>`
}

function what(revision: Revision, language: Language): Html {
  const m = historyMessages[language]
  const names = (classes: readonly DataClass[]) =>
    formatList(
      classes.map(id => DATA_CLASSES[id].label[language]),
      language,
    )
  const head = `${m.revisions[revision.kind]}${COLON[language]}`
  switch (revision.kind) {
    case 'disclosed':
      return html`${head}${exposures[language][revision.exposure].label}${
        revision.dataClasses.length === 0 ? '' : html` – ${names(revision.dataClasses)}`
      }`
    case 'figure':
      return html`${head}${datedFigureText(revision.figure, language)}`
    case 'exposure': {
      const { from, to } = revision.exposure
      return html`${head}${m.status(exposures[language][from].label, exposures[language][to].label)}${note(revision, language)}`
    }
    case 'data-classes': {
      const { added, removed } = revision.dataClasses
      const parts = [
        ...(added.length === 0 ? [] : [`${m.added}${COLON[language]}${names(added)}`]),
        ...(removed.length === 0 ? [] : [`${m.removed}${COLON[language]}${names(removed)}`]),
      ]
      return html`${head}${parts.join(SEMICOLON[language])}${note(revision, language)}`
    }
  }
}

const note = (revision: { readonly note?: { readonly fr: string; readonly en: string } }, language: Language) =>
  revision.note ? html`<br><span class="quiet">${revision.note[language]}</span>` : ''
