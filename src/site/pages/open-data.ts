import { html } from 'hono/html'
import type { CatalogueFormat } from '../../http/routes/open-data.ts'
import { currentSnapshot, reading } from '../../http/snapshot.ts'
import { CATALOGUE_COLUMNS } from '../../incident/catalogue-columns.ts'
import { CATALOGUE_LICENCE } from '../../incident/licence.ts'
import { COLON, formatNumber } from '../format.ts'
import { openDataMessages } from '../messages/open-data.ts'
import type { PageContent, PageContext } from '../page.ts'
import { datasetJsonLd } from '../parts/dataset-json-ld.ts'
import { time } from '../parts/sources.ts'
import { feedPathOf } from '../paths.ts'

/** The handiest first. */
const FORMATS = ['csv', 'json', 'ndjson'] as const satisfies readonly CatalogueFormat[]

/** The whole catalogue to take away: files, licence, what the columns mean. */
export async function openDataPage({ language, services, url, link }: PageContext): Promise<PageContent> {
  const snapshot = await currentSnapshot(services)
  const catalogue = await reading(() => snapshot.catalogue())
  const m = openDataMessages[language]
  const { epoch, publishedAt } = snapshot.manifest
  const licence = CATALOGUE_LICENCE.url + (language === 'fr' ? 'deed.fr' : '')
  const [before, name, after] = m.licence
  const [beforeDay, afterDay] = m.state(epoch)
  return {
    title: m.title,
    description: m.description,
    body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead(formatNumber(catalogue.length, language))}</p>
<p>${m.noPerson}</p>
<h2>${m.filesTitle}</h2>
<ul>${FORMATS.map(
      format =>
        html`<li><a href="/v1/catalogue.${format}" download>${m.files[format].name}</a>${COLON[language]}${m.files[format].text}</li>`,
    )}</ul>
<p class="quiet">${beforeDay}${time(publishedAt.slice(0, 10), language)}${afterDay}</p>
<h2>${m.licenceTitle}</h2>
<p>${before}<a href="${licence}" rel="license noopener external">${name}</a>${after} ${m.credit}</p>
<p>${m.sources}</p>
<p class="notice caution">${m.caution}</p>
<h2>${m.columnsTitle}</h2>
<p>${m.columnsText}</p>
<dl class="parameters">${CATALOGUE_COLUMNS.map(
      ({ name, description }) => html`<dt><code>${name}</code></dt><dd>${description[language]}</dd>`,
    )}</dl>
<h2>${m.moreTitle}</h2>
<ul>
<li><a href="/v1/statistics">${m.figures}</a></li>
<li><a href="/v1/data-classes">${m.dataClasses}</a></li>
<li><a href="${feedPathOf('incidents', language)}.atom">${m.feeds}</a></li>
<li><a href="${link('api')}">${m.api}</a></li>
<li>${m.hibp} <code>${url.origin}/api/v3</code></li>
</ul>
${datasetJsonLd(catalogue, publishedAt, url.origin, language)}`,
  }
}
