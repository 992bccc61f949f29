import { html } from 'hono/html'
import { type Clock, type ClockFacts, clocksAt, outstanding } from '../../incident/clocks.ts'
import type { Language } from '../../site/language.ts'
import { clockMessages, formatLength } from '../../site/messages/desk-clocks.ts'
import type { Html } from '../../site/page.ts'
import { recordsMessages } from '../messages/records.ts'

/** How long is left, in a frame that says how urgent it is. */
export function timeLeft({ leftMs, state }: Clock, language: Language): Html {
  const m = clockMessages[language]
  const tone = { late: ' alert', 'due-soon': ' caution' }[state as string] ?? ''
  const text =
    leftMs === null
      ? m.withoutDelay
      : leftMs < 0
        ? m.past(formatLength(leftMs, language))
        : m.left(formatLength(leftMs, language))
  return html`<span class="badge${tone}">${text}</span>`
}

/** What has to be done first, and how long is left for it. */
export function nextClock(facts: ClockFacts, now: Date, language: Language): Html {
  const m = recordsMessages[language]
  if (facts.awareAt === null) return html`<span class="quiet">${m.nothingDue}</span>`
  const next = outstanding(clocksAt(facts, now))[0]
  if (!next) return html`<span class="quiet">${m.allDone}</span>`
  return html`${timeLeft(next, language)} ${clockMessages[language].names[next.id]}`
}
