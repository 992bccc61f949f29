import { html } from 'hono/html'
import { DATA_CLASSES } from '../../incident/data-classes.ts'
import type { IncidentSummary } from '../../incident/summary.ts'
import { formatList } from '../format.ts'
import { incidentsMessages } from '../messages/incidents.ts'
import { figureWords } from '../messages/terms.ts'
import type { Html, PageContext } from '../page.ts'
import { badges } from './badges.ts'
import { time } from './sources.ts'

const SHOWN_CLASSES = 5

/** An incident in a list: a heading that links to it, what it is, how large, and what leaked. */
export function incidentItem({ language, link }: PageContext, incident: IncidentSummary): Html {
  const m = incidentsMessages[language]
  const { affected, dataClasses, disclosed } = incident
  const figure = affected && figureWords(affected, language)
  const shown = dataClasses.slice(0, SHOWN_CLASSES).map(id => DATA_CLASSES[id].label[language])
  const rest = dataClasses.length - SHOWN_CLASSES
  return html`<li class="card">
<h3><a href="${link('incident', { id: incident.id })}">${incident.title[language]}</a></h3>
${badges(incident, language)}
<p class="small">${m.disclosed} ${time(disclosed, language)}<br>${
    figure
      ? html`${figure.count} <span class="quiet">(${figure.basis})</span>`
      : incident.exposure === 'none'
        ? ''
        : html`<span class="quiet">${m.noFigure}</span>`
  }</p>
${dataClasses.length === 0 ? '' : html`<p class="small">${formatList([...shown, ...(rest > 0 ? [m.more(rest)] : [])], language)}</p>`}
</li>`
}
