import { html } from 'hono/html'
import type { Figure, Incident } from '../../incident/record.ts'
import type { Language } from '../language.ts'
import { bases, countOf } from '../messages/terms.ts'
import type { Html } from '../page.ts'
import { sourceReference, time } from './sources.ts'

/** A figure with its unit, its basis, its date and its source: never a number alone. */
export function figureText(incident: Pick<Incident, 'sources'>, figure: Figure, language: Language): Html {
  const { date, source } = figure
  return html`${countText(figure, language)}${date === null ? '' : html` (${time(date, language)})`} ${sourceReference(incident, source, language)}${figureNote(figure, language)}`
}

/** The same where date and source stand beside it. */
export const datedFigureText = (figure: Figure, language: Language): Html =>
  html`${countText(figure, language)}${figureNote(figure, language)}`

function countText({ count, unit, basis }: Figure, language: Language): Html | '' {
  if (count === null || unit === null || basis === null) return ''
  return html`<strong>${countOf(count, unit, language)}</strong>, ${bases[language][basis]}`
}

const figureNote = ({ note }: Figure, language: Language) =>
  note ? html`<br><span class="quiet">${note[language]}</span>` : ''
