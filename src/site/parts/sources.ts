import { html } from 'hono/html'
import type { Incident } from '../../incident/record.ts'
import { COLON, formatDate } from '../format.ts'
import type { Language } from '../language.ts'
import { incidentMessages } from '../messages/incident.ts'
import type { Html } from '../page.ts'

const anchor = (number: number): string => `source-${number}`

/** The sources of a record, numbered, each with what it bears out. */
export function sourceList({ sources }: Pick<Incident, 'sources'>, language: Language): Html {
  const m = incidentMessages[language]
  return html`<ol class="sources">${sources.map(
    ({ url, publisher, date, supports }, index) =>
      html`<li id="${anchor(index + 1)}"><a href="${url}" rel="noopener external">${publisher}</a>, ${
        date === null ? m.undated : time(date, language)
      }${COLON[language]}${supports[language]}.</li>`,
  )}</ol>`
}

/** A reference to one of the sources by its number in the list, or nothing when it is not there. */
export function sourceReference(
  { sources }: Pick<Incident, 'sources'>,
  url: string | null,
  language: Language,
): Html | '' {
  const number = sources.findIndex(one => one.url === url) + 1
  if (number === 0) return ''
  const label = incidentMessages[language].sourceOf(number)
  return html`<a class="reference" href="#${anchor(number)}" aria-label="${label}">[${number}]</a>`
}

/** A partial date as a reader and a machine read it. */
export const time = (date: string, language: Language): Html =>
  html`<time datetime="${date}">${formatDate(date, language)}</time>`
