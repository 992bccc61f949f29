/** Figures about the catalogue: each chart with its table and its limits. */
import { html } from 'hono/html'
import { currentCatalogue } from '../../http/snapshot.ts'
import { FIGURE_BASES } from '../../incident/closed-lists.ts'
import { DATA_CLASSES } from '../../incident/data-classes.ts'
import { type GroupStatistics, type Statistics, statisticsOf } from '../../incident/statistics.ts'
import { type BarRow, barChart, quartileChart } from '../charts/bar-chart.ts'
import { formatCompact, formatEuros, formatNumber } from '../format.ts'
import type { Language } from '../language.ts'
import { figuresMessages } from '../messages/figures.ts'
import { sectors } from '../messages/terms.ts'
import type { Html, PageContent, PageContext } from '../page.ts'

const MOST_EXPOSED = 15

export async function figuresPage({ language, services }: PageContext): Promise<PageContent> {
  const statistics = statisticsOf(await currentCatalogue(services))
  const m = figuresMessages[language]
  const { totals, years, dataClasses } = statistics
  const amount = formatEuros(totals.decisions.amountEur, language)
  const classRows = dataClasses.slice(0, MOST_EXPOSED).map(({ id, incidents }) => ({
    label: DATA_CLASSES[id].label[language],
    bars: [{ series: '', value: incidents, text: formatNumber(incidents, language) }],
  }))
  return {
    title: m.title,
    description: m.description,
    body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead(totals.incidents, totals.decisions.count, amount)}</p>
<div class="notice caution"><h2>${m.caveatTitle}</h2><ul>${m.caveats.map(one => html`<li>${one}</li>`)}</ul></div>
${legend(language)}
${section(
  'years',
  m.byYear,
  m.byYearText,
  groupChart(
    'years',
    m.byYear,
    years.map(one => ({ name: String(one.year), ...one })),
    language,
  ),
  language,
)}
${section('sectors', m.bySector, m.bySectorText, groupChart('sectors', m.bySector, bySize(statistics, language), language), language)}
${section(
  'classes',
  m.byClass,
  m.byClassText,
  html`${barChart({ id: 'classes', title: m.byClass, rows: classRows, tick: value => formatNumber(value, language) })}
${table(
  'classes-table',
  m.byClass,
  [m.dataClass, m.incidents],
  dataClasses.map(one => [DATA_CLASSES[one.id].label[language], formatNumber(one.incidents, language)]),
  language,
)}`,
  language,
)}
${delays(statistics, language)}`,
  }
}

type Group = GroupStatistics & { readonly name: string }

const largest = (group: GroupStatistics): number => Math.max(...FIGURE_BASES.map(basis => group.people[basis].count))

const bySize = ({ sectors: groups }: Statistics, language: Language): Group[] =>
  groups.map(one => ({ name: sectors[language][one.sector], ...one })).sort((a, b) => largest(b) - largest(a))

function legend(language: Language): Html {
  const m = figuresMessages[language]
  return html`<ul class="legend">${FIGURE_BASES.map(basis => html`<li><span class="key ${basis}"></span>${m.bases[basis]}</li>`)}</ul>`
}

function section(id: string, title: string, text: string, content: Html, language: Language): Html {
  return html`<section aria-labelledby="${id}-heading"><h2 id="${id}-heading">${title}</h2><p>${text}</p>
<figure>${content}<figcaption>${figuresMessages[language].source}</figcaption></figure></section>`
}

function groupChart(id: string, title: string, groups: readonly Group[], language: Language): Html {
  const m = figuresMessages[language]
  const rows: BarRow[] = groups.flatMap(group => {
    const bars = FIGURE_BASES.filter(basis => group.people[basis].count > 0).map(basis => ({
      series: basis,
      value: group.people[basis].count,
      text: formatCompact(group.people[basis].count, language),
    }))
    return bars.length === 0 ? [] : [{ label: group.name, bars }]
  })
  const head = [
    id === 'years' ? m.year : m.sector,
    m.incidents,
    ...FIGURE_BASES.map(basis => m.bases[basis]),
    m.otherUnit,
    m.withoutFigure,
    m.withoutExposure,
  ]
  const body = groups.map(group => [
    group.name,
    ...[
      group.incidents,
      ...FIGURE_BASES.map(basis => group.people[basis].count),
      group.otherUnit,
      group.withoutFigure,
      group.withoutExposure,
    ].map(value => (value === 0 ? '–' : formatNumber(value, language))),
  ])
  return html`${barChart({ id, title, rows, tick: value => formatCompact(value, language) })}${table(`${id}-table`, title, head, body, language)}`
}

function table(
  id: string,
  title: string,
  head: readonly string[],
  body: readonly (readonly string[])[],
  language: Language,
): Html {
  return html`<details><summary>${figuresMessages[language].asTable}</summary>
<div class="scroll" role="region" aria-labelledby="${id}" tabindex="0"><table><caption id="${id}">${title}</caption>
<thead><tr>${head.map((cell, index) => html`<th scope="col"${index > 0 ? html` class="number"` : ''}>${cell}</th>`)}</tr></thead>
<tbody>${body.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map(cell => html`<td class="number">${cell}</td>`)}</tr>`)}</tbody>
</table></div></details>`
}

function delays({ daysToDisclosure }: Statistics, language: Language): Html {
  const m = figuresMessages[language]
  const { firstQuartile, median, thirdQuartile, medianBounds, incidents, excluded } = daysToDisclosure
  const days = (value: number) => m.days(Math.round(value))
  if (firstQuartile === null || median === null || thirdQuartile === null)
    return section('delay', m.delay, m.delayNone, html``, language)
  const quartiles = [firstQuartile, median, thirdQuartile] as const
  const rows = quartiles.map((value, index) => [m.quartiles[index]!, formatNumber(Math.round(value), language)])
  const content = html`${quartileChart({ id: 'delay', title: m.delay, quartiles, tick: days })}
${table('delay-table', m.delay, [m.quartile, m.number], rows, language)}
<p>${medianBounds ? m.delayBounds(days(medianBounds.from), days(medianBounds.to)) : ''} ${m.delayExcluded(excluded.inexact, excluded.unknown)}</p>`
  return section(
    'delay',
    m.delay,
    m.delayText(days(median), days(firstQuartile), days(thirdQuartile), incidents),
    content,
    language,
  )
}
