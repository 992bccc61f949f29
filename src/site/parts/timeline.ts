import { html } from 'hono/html'
import type { TimelineEvent } from '../../incident/timeline.ts'
import { formatDate, formatNumber, formatOn, formatUntil } from '../format.ts'
import type { Language } from '../language.ts'
import { historyMessages } from '../messages/history.ts'
import type { Html } from '../page.ts'
import { time } from './sources.ts'

/** The events of an incident, one under the other. */
export function timelineList(events: readonly TimelineEvent[], language: Language): Html {
  return html`<ol class="timeline">${events.map(event => html`<li>${when(event, language)}<br>${what(event, language)}</li>`)}</ol>`
}

function when(event: TimelineEvent, language: Language): Html {
  const m = historyMessages[language]
  if (event.kind !== 'occurred' || event.to === null || event.to === event.from) return time(event.date, language)
  if (event.from === null) return html`<span>${formatUntil(event.to, language)}</span>`
  return html`<span>${m.range(formatDate(event.from, language), formatDate(event.to, language))}</span>`
}

function what(event: TimelineEvent, language: Language): string {
  const m = historyMessages[language]
  if (event.kind !== 'decided') return m.events[event.kind]
  const { authority, amountEur, publishedOn } = event
  const fine = amountEur ? `, ${m.fine(`${formatNumber(amountEur, language)}\u00a0€`)}` : ''
  const published = publishedOn === null ? '' : `, ${m.published(formatOn(publishedOn, language))}`
  return m.decision(authority).replace(' :', '\u00a0:') + fine + published
}
