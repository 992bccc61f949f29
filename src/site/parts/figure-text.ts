import { html } from 'hono/html'
import type { Figure, Incident } from '../../incident/record.ts'
import type { Language } from '../language.ts'
import { figureWords } from '../messages/terms.ts'
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

function countText(figure: Figure, language: Language): Html | '' {
  const words = figureWords(figure, language)
  return words ? html`<strong>${words.count}</strong>, ${words.basis}` : ''
}

const figureNote = ({ note }: Figure, language: Language) =>
  note ? html`<br><span class="quiet">${note[language]}</span>` : ''
