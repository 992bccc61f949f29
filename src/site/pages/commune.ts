/** What is known about one commune: the incidents that name it, its bodies or its residents. */
import { html } from 'hono/html'
import { ProblemError } from '../../http/problem.ts'
import { currentCatalogue } from '../../http/snapshot.ts'
import { touchesCommune } from '../../incident/communes.ts'
import { sortIncidents } from '../../incident/order.ts'
import { summarise } from '../../incident/summary.ts'
import { incidentsMessages } from '../messages/incidents.ts'
import type { PageContent, PageContext } from '../page.ts'
import { incidentItem } from '../parts/incident-item.ts'
import { feedPathOf } from '../paths.ts'

export async function communePage(context: PageContext): Promise<PageContent> {
  const { language, services, parameters, link } = context
  const commune = await services.communes.find(parameters.insee ?? '')
  if (!commune) throw new ProblemError('not-found')
  const touching = (await currentCatalogue(services)).filter(one => touchesCommune(one, commune.insee))
  const incidents = sortIncidents(touching, 'disclosed')
  const m = incidentsMessages[language].commune
  const feed = { title: m.feed(commune.name), path: feedPathOf(`communes/${commune.insee}`, language) }
  return {
    title: m.title(commune.name),
    description: m.description(commune.name),
    feeds: [feed],
    indexed: incidents.length > 0,
    body: html`<h1>${m.title(commune.name)}</h1>
<p class="lead">${m.lead(commune.name, commune.department)}</p>
${incidents.length === 0 ? html`<p>${m.none}</p>` : html`<h2>${m.some}</h2>`}
${incidents.length === 0 ? '' : html`<ul class="grid">${incidents.map(one => incidentItem(context, summarise(one)))}</ul>`}
<div class="notice"><p>${m.everywhere}</p><p><a class="button" href="${link('concerned')}">${m.ask}</a></p></div>
<p class="no-print"><a href="${feed.path}.atom">${feed.title}</a></p>`,
  }
}
