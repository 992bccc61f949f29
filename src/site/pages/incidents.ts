/** The searchable list: a form that works without a script, facets with their counts, and the year month by month. */
import { html } from 'hono/html'
import { currentCatalogue } from '../../http/snapshot.ts'
import { containsNir } from '../../identifier/nir.ts'
import { DATA_CLASSES, type DataClass } from '../../incident/data-classes.ts'
import { FACETS, type Facet, type FacetCount } from '../../incident/facets.ts'
import { SORTS } from '../../incident/order.ts'
import type { Incident } from '../../incident/record.ts'
import { type IncidentQuery, incidentQuerySchema, searchIncidents } from '../../incident/search.ts'
import { formatDate } from '../format.ts'
import type { Language } from '../language.ts'
import { incidentsMessages } from '../messages/incidents.ts'
import { exposures, kinds, roles, sectors } from '../messages/terms.ts'
import type { Html, PageContent, PageContext } from '../page.ts'
import { incidentItem } from '../parts/incident-item.ts'
import { feedPathOf } from '../paths.ts'

const MAX_WORDS_LENGTH = 100
const PARAMETERS = ['q', 'sort', 'cursor', ...FACETS] as const

export async function incidentsPage(context: PageContext): Promise<PageContent> {
  const { language, services, link, url } = context
  const m = incidentsMessages[language]
  const catalogue = await currentCatalogue(services)
  const refused = containsNir(url.searchParams.get('q') ?? '')
  const query = queryOf(url.searchParams, refused)
  const { incidents, total, nextCursor, facets } = searchIncidents(catalogue, query)
  const filtered = query.q !== undefined || FACETS.some(facet => query[facet] !== undefined)
  const here = link('incidents')
  const feed = { title: m.feed, path: feedPathOf('incidents', language) }
  return {
    title: m.title,
    description: m.description,
    feeds: [feed],
    indexed: url.search === '',
    body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
<form class="search" role="search" action="${here}" method="get">
<div class="field"><label for="q">${m.search}</label>
<input id="q" name="q" type="search" maxlength="${MAX_WORDS_LENGTH}" value="${query.q ?? ''}" aria-describedby="q-hint${refused ? ' q-error' : ''}"${refused ? html` aria-invalid="true"` : ''} autocomplete="off">
<span class="hint" id="q-hint">${m.searchHint}</span>${refused ? html`<span class="error" id="q-error">${m.nir}</span>` : ''}</div>
<details${filtered || query.sort !== 'disclosed' ? html` open` : ''}><summary>${m.filters}</summary><div class="choices">
${FACETS.map(facet => facetSelect(facet, facets[facet], query[facet], language))}
<div class="field"><label for="sort">${m.sort}</label><select id="sort" name="sort">${SORTS.map(
      sort => html`<option value="${sort}"${sort === query.sort ? html` selected` : ''}>${m.sorts[sort]}</option>`,
    )}</select></div></div></details>
<div class="actions"><button type="submit">${m.submit}</button>${filtered ? html` <a href="${here}">${m.reset}</a>` : ''}</div>
</form>
<h2 id="results">${m.results(total)}</h2>
${total === 0 ? html`<p class="notice caution">${m.none}</p>` : html`<ul class="grid">${incidents.map(one => incidentItem(context, one))}</ul>`}
<p class="actions">${query.cursor ? html`<a href="${here}?${parametersOf(query, null)}">${m.first}</a>` : ''}${
      nextCursor === null
        ? ''
        : html`<a class="button secondary" href="${here}?${parametersOf(query, nextCursor)}">${m.next}</a>`
    }</p>
${yearSection(context, catalogue, query.year)}`,
  }
}

/** What of the address makes a query; what is not understood is left out, so that an old link still shows a list. */
function queryOf(given: URLSearchParams, withoutWords: boolean): IncidentQuery {
  const pairs = PARAMETERS.flatMap(name => {
    const value = given.get(name)
    if (value === null || value.trim() === '' || (withoutWords && name === 'q')) return []
    return [[name, name === 'q' ? value.slice(0, MAX_WORDS_LENGTH) : value] as const]
  })
  const understood = pairs.filter(
    ([name, value]) => incidentQuerySchema.safeParse({ [name]: value }).success || name === 'cursor',
  )
  const query = incidentQuerySchema.safeParse(Object.fromEntries(understood))
  return query.success
    ? query.data
    : incidentQuerySchema.parse(Object.fromEntries(understood.filter(([name]) => name !== 'cursor')))
}

function parametersOf(query: IncidentQuery, cursor: string | null): string {
  const parameters = new URLSearchParams()
  if (query.q !== undefined) parameters.set('q', query.q)
  for (const facet of FACETS) if (query[facet] !== undefined) parameters.set(facet, query[facet])
  if (query.sort !== 'disclosed') parameters.set('sort', query.sort)
  if (cursor !== null) parameters.set('cursor', cursor)
  return parameters.toString()
}

function facetSelect(
  facet: Facet,
  counts: readonly FacetCount[],
  chosen: string | undefined,
  language: Language,
): Html {
  const m = incidentsMessages[language]
  const options = counts.map(
    one =>
      html`<option value="${one.value}"${one.value === chosen ? html` selected` : ''}>${labelOf(facet, one, language)} (${one.count})</option>`,
  )
  return html`<div class="field"><label for="${facet}">${m.facets[facet]}</label><select id="${facet}" name="${facet}"><option value="">${m.all}</option>${options}</select></div>`
}

function labelOf(facet: Facet, { value, name }: FacetCount, language: Language): string {
  const labels: Readonly<Record<Facet, () => string>> = {
    sector: () => sectors[language][value as Incident['sector']],
    kind: () => kinds[language][value as Incident['kind']],
    exposure: () => exposures[language][value as Incident['exposure']].label,
    dataClass: () => DATA_CLASSES[value as DataClass].label[language],
    year: () => value,
    role: () => roles[language][value as keyof (typeof roles)['fr']],
    commune: () => name ?? value,
  }
  return labels[facet]()
}

/** The incidents of one year by month of disclosure: the year asked for, or the latest. */
function yearSection(
  { language, link }: PageContext,
  catalogue: readonly Incident[],
  asked: string | undefined,
): Html | '' {
  const m = incidentsMessages[language]
  const yearOf = (one: Incident) => one.dates.disclosed.slice(0, 4)
  const years = [...new Set(catalogue.map(yearOf))].sort().reverse()
  const year = asked ?? years[0]
  const months = Map.groupBy(
    catalogue.filter(one => yearOf(one) === year),
    one => one.dates.disclosed.slice(0, 7),
  )
  if (year === undefined || months.size === 0) return ''
  const entries = [...months].sort(([a], [b]) => (a < b ? -1 : 1))
  return html`<section aria-labelledby="year"><h2 id="year">${m.year(year)}</h2><p>${m.yearText}</p>
<ol class="timeline">${entries.map(
    ([month, incidents]) => html`<li><time datetime="${month}">${formatDate(month, language)}</time>
<ul>${incidents.map(one => html`<li><a href="${link('incident', { id: one.id })}">${one.title[language]}</a></li>`)}</ul></li>`,
  )}</ol>
<nav aria-label="${m.otherYears}"><ul class="chips">${years
    .filter(one => one !== year)
    .map(one => html`<li><a href="${link('incidents')}?year=${one}#year">${one}</a></li>`)}</ul></nav></section>`
}
