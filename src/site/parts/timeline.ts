import { html } from 'hono/html'
import type { TimelineEvent } from '../../incident/timeline.ts'
import { formatEuros, formatOn, formatPeriod } from '../format.ts'
import type { Language } from '../language.ts'
import { historyMessages } from '../messages/history.ts'
import type { Html } from '../page.ts'
import { time } from './sources.ts'

/** The events of an incident, one under the other. */
export function timelineList(events: readonly TimelineEvent[], language: Language): Html {
  return html`<ol class="timeline">${events.map(event => html`<li>${when(event, language)}<br>${what(event, language)}</li>`)}</ol>`
}

function when(event: TimelineEvent, language: Language): Html {
  const isPeriod = event.kind === 'occurred' && event.to !== null && event.to !== event.from
  return isPeriod ? html`<span>${formatPeriod(event.from, event.to, language)}</span>` : time(event.date, language)
}

function what(event: TimelineEvent, language: Language): string {
  const m = historyMessages[language]
  if (event.kind !== 'decided') return m.events[event.kind]
  const { authority, amountEur, publishedOn } = event
  const fine = amountEur ? `, ${m.fine(formatEuros(amountEur, language))}` : ''
  const published = publishedOn === null ? '' : `, ${m.published(formatOn(publishedOn, language))}`
  return m.decision(authority) + fine + published
}
