/** An incident as an entry of a feed: who, when, what, how sure, and the caution that it needs. */
import { html } from 'hono/html'
import { DATA_CLASSES, type DataClass } from '../../incident/data-classes.ts'
import { earliestDay } from '../../incident/partial-date.ts'
import type { Figure, Incident } from '../../incident/record.ts'
import { lastChangeOf } from '../../incident/revisions.ts'
import { COLON, formatDate, formatEuros, formatList, formatPeriod, SEMICOLON } from '../format.ts'
import type { Language } from '../language.ts'
import { feedMessages } from '../messages/feeds.ts'
import { historyMessages } from '../messages/history.ts'
import { incidentMessages } from '../messages/incident.ts'
import { confidences, exposures, figureWords, nameOf, roles } from '../messages/terms.ts'
import { pathOf } from '../paths.ts'
import type { FeedEntry } from './feed.ts'

export async function feedEntry(incident: Incident, language: Language): Promise<FeedEntry> {
  const { id, title, dates, exposure, sector, kind, dataClasses, caveat, population } = incident
  const m = incidentMessages[language]
  const meaning = exposures[language][exposure].meaning
  const facts = factsOf(incident, language)
  const colon = COLON[language].trimEnd()
  const content = html`${caveat ? html`<p><strong>${m.caveat}</strong></p>` : ''}<p>${meaning}</p>
<ul>${facts.map(([label, text]) => html`<li><strong>${label}${colon}</strong> ${text}</li>`)}</ul>
<p>${population[language]}</p>
<p>${m.sources}${colon} ${incident.sources.map(
    ({ url, publisher }, index) => html`${index === 0 ? '' : ', '}<a href="${url}">${publisher}</a>`,
  )}.</p>`
  return {
    id: `urn:vigifuite:incident:${id}:${language}`,
    path: pathOf('incident', language, { id }),
    title: title[language],
    summary: [...(caveat ? [m.caveat] : []), meaning, population[language]].join(' '),
    html: String(await content),
    published: atMidnight(earliestDay(dates.disclosed)),
    updated: atMidnight(lastChangeOf(incident)),
    tags: [sector, kind, ...dataClasses],
  }
}

const atMidnight = (day: string): string => `${day}T00:00:00Z`

/** The facts as labels and values, those that are known. */
function factsOf(incident: Incident, language: Language): (readonly [label: string, text: string])[] {
  const { dates, exposure, dataClasses, dataClassesNotExposed, organisations, confidence } = incident
  const m = incidentMessages[language]
  const { occurredFrom, occurredTo, disclosed } = dates
  const classes = (list: readonly DataClass[]): string =>
    formatList(
      list.map(id => DATA_CLASSES[id].label[language]),
      language,
    )
  const nothing = exposure === 'none' ? m.leakedNothing : m.leakedUnknown
  const bodies = organisations.map(body => `${nameOf(body, language)} (${roles[language][body.role]})`)
  const occurred = formatPeriod(occurredFrom, occurredTo, language)
  const figures = incident.affected.flatMap(figure => figureText(figure, language) ?? [])
  const { label, meaning } = confidences[language][confidence]
  return [
    [m.organisations, formatList(bodies, language)],
    ...(occurred === null ? [] : [[m.occurred, occurred] as const]),
    [m.disclosed, formatDate(disclosed, language)],
    [m.leaked, dataClasses.length === 0 ? nothing : classes(dataClasses)],
    ...(dataClassesNotExposed.length === 0 ? [] : [[m.notLeaked, classes(dataClassesNotExposed)] as const]),
    ...(exposure === 'none' ? [] : [[m.affected, figures.length === 0 ? m.noFigure : figures.join(' → ')] as const]),
    ...decisionsOf(incident, language),
    [m.sure, `${label} (${meaning})`],
  ]
}

/** A figure with its basis and its date, or null where nobody counted. */
function figureText(figure: Figure, language: Language): string | null {
  const words = figureWords(figure, language)
  const when = figure.date === null ? '' : ` (${formatDate(figure.date, language)})`
  return words && `${words.count}, ${words.basis}${when}`
}

function decisionsOf({ regulatory }: Incident, language: Language): (readonly [string, string])[] {
  const m = historyMessages[language]
  const texts = regulatory.decisions.map(({ authority, date, amountEur }) => {
    const fine = amountEur ? [m.fine(formatEuros(amountEur, language))] : []
    return [authority, formatDate(date, language), ...fine].join(', ')
  })
  return texts.length === 0 ? [] : [[feedMessages[language].decided, texts.join(SEMICOLON[language])]]
}
