import { html } from 'hono/html'
import type { Figure, Incident } from '../../incident/record.ts'
import type { Language } from '../language.ts'
import { bases, countOf } from '../messages/terms.ts'
import type { Html } from '../page.ts'
import { sourceReference, time } from './sources.ts'

/** A figure with its unit, its basis, its date and its source: never a number alone. */
export function figureText(incident: Pick<Incident, 'sources'>, figure: Figure, language: Language): Html {
  const { count, unit, basis, date, source, note } = figure
  if (count === null || unit === null || basis === null) return html`${note?.[language] ?? ''}`
  return html`<strong>${countOf(count, unit, language)}</strong>, ${bases[language][basis]}${
    date === null ? '' : html` (${time(date, language)})`
  } ${sourceReference(incident, source, language)}${note ? html`<br><span class="quiet">${note[language]}</span>` : ''}`
}
