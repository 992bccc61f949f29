/**
 * What a client of Have I Been Pwned shows of an incident: a paragraph of English HTML.
 *
 * Its `Description` is markup that clients put into their pages as it is. Everything from a record is escaped here, and the only tags are
 * `em` and `a` with an `href` of http or https.
 */
import type { Exposure } from './closed-lists.ts'
import { earliestDay, latestDay, type PartialDate } from './partial-date.ts'
import type { Incident } from './record.ts'
import { standingFigure } from './summary.ts'

const MEANINGS: Readonly<Record<Exposure, string>> = {
  confirmed: 'The organisation or an authority admits that data was exposed.',
  claimed: 'Only the attacker or a seller says that data leaked.',
  suspected: 'A leak of data is neither established nor excluded.',
  none: 'No personal data was exposed.',
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, character => ESCAPES[character]!)

const link = (url: string, text: string): string =>
  /^https?:\/\//i.test(url) ? `<a href="${escaped(url)}">${escaped(text)}</a>` : escaped(text)

/** The HTML. `page`: absolute address of the incident's page. */
export function hibpDescription(incident: Incident, page: string): string {
  const { caveat, exposure, population, sources } = incident
  return [
    ...(caveat ? ['<em>Read with caution: the sources are few or weak, or only the attacker says so.</em>'] : []),
    escaped(MEANINGS[exposure]),
    escaped(datesOf(incident)),
    ...(exposure === 'none' ? [] : [escaped(figureOf(incident)), `Concerned: ${sentence(escaped(population.en))}`]),
    `Sources: ${sources.map(({ url, publisher }) => link(url, publisher)).join(', ')}.`,
    `<a href="${escaped(page)}">The whole record at Vigifuite</a> (wording: CC BY 4.0).`,
  ].join(' ')
}

/** When it began as far as is known: else the first date on which anybody knew of it. */
export function beginningOf({ occurredFrom, detected, claimed, disclosed }: Incident['dates']): PartialDate {
  if (occurredFrom !== null) return occurredFrom
  const known = [disclosed, detected, claimed].filter(date => date !== null)
  return known.reduce((first, date) => (earliestDay(date) < earliestDay(first) ? date : first))
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

function datesOf({ dates }: Incident): string {
  const { occurredFrom, occurredTo, disclosed } = dates
  const known = beginningOf(dates)
  const inexact = latestDay(known) === known ? '' : ' Of a month or a year the breach date is the first day.'
  return `${happened(occurredFrom, occurredTo)} It was made public ${when(disclosed)}.${inexact}`
}

function happened(from: string | null, to: string | null): string {
  if (from === null) return 'When it began is not known.'
  if (to === null) return `It began ${when(from)}.`
  return from === to ? `It happened ${when(from)}.` : `It happened from ${from} to ${to}.`
}

const when = (date: string): string => `${date.length === 10 ? 'on' : 'in'} ${date}`

function figureOf(incident: Incident): string {
  const figure = standingFigure(incident)
  if (figure?.count == null || figure.unit === null) return 'No reliable figure has been published.'
  const date = figure.date === null ? '' : `, ${figure.date}`
  return `${figure.count.toLocaleString('en-GB')} ${figure.unit.replaceAll('-', ' ')} (${figure.basis}${date}).`
}
