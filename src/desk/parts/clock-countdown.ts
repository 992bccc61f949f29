import { html } from 'hono/html'
import type { Clock, ClockState } from '../../incident/clocks.ts'
import type { Language } from '../../site/language.ts'
import { clockMessages, formatLength } from '../../site/messages/desk-clocks.ts'
import type { Html } from '../../site/page.ts'

const TONES: Readonly<Partial<Record<ClockState, string>>> = { late: ' alert', 'due-soon': ' caution' }

/** The state of a clock and how long is left. The script `clocks` keeps it up to date; `name` is what it calls the clock aloud. */
export function clockCountdown({ state, from, due, leftMs }: Clock, name: string, language: Language): Html {
  const m = clockMessages[language]
  const badge = html`<span class="badge${TONES[state] ?? ''}" data-state="${state}">${m.states[state]}</span>`
  if (state === 'done' || state === 'not-applicable') return html`<span class="countdown">${badge}</span>`
  if (leftMs === null) return html`<span class="countdown">${badge} <strong>${m.withoutDelay}</strong></span>`
  const left = leftMs < 0 ? m.past(formatLength(leftMs, language)) : m.left(formatLength(leftMs, language))
  return html`<span class="countdown" data-from="${from!.toISOString()}" data-due="${due!.toISOString()}" data-name="${name}">${badge} <strong data-left>${left}</strong></span>`
}

/** Where the script says what has changed; and what time it is here, whatever the device believes. */
export const clockNews = (now: Date): Html =>
  html`<p class="visually-hidden" role="status" data-clock-news data-now="${now.toISOString()}"></p>`
