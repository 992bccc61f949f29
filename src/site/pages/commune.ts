/** What is known about one commune: the incidents that name it, its bodies or its residents. */
import { html } from 'hono/html'
import { ProblemError } from '../../http/problem.ts'
import { currentSnapshot, reading } from '../../http/snapshot.ts'
import { communesOf } from '../../incident/facets.ts'
import { summarise } from '../../incident/summary.ts'
import { incidentsMessages } from '../messages/incidents.ts'
import type { PageContent, PageContext } from '../page.ts'
import { incidentItem } from '../parts/incident-item.ts'

export async function communePage(context: PageContext): Promise<PageContent> {
  const { language, services, parameters, link } = context
  const commune = await services.communes.find(parameters.insee ?? '')
  if (!commune) throw new ProblemError('not-found')
  const snapshot = await currentSnapshot(services)
  const catalogue = await reading(() => snapshot.catalogue())
  const incidents = catalogue
    .filter(one => communesOf(one).some(({ insee }) => insee === commune.insee))
    .sort((a, b) => (a.dates.disclosed < b.dates.disclosed ? 1 : -1))
  const m = incidentsMessages[language].commune
  const feed = {
    title: m.feed(commune.name),
    path: `${language === 'fr' ? '' : '/en'}/feeds/communes/${commune.insee}`,
  }
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
