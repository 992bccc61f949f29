/** What there is to say about one clock: its law, its hour, what is uncertain about it, and what to do next. */
import { html } from 'hono/html'
import type { Clock, ClockFacts } from '../../incident/clocks.ts'
import { timeInParis } from '../../incident/paris-clock.ts'
import { formatMoment } from '../../incident/paris-moment.ts'
import { COLON } from '../../site/format.ts'
import type { Language } from '../../site/language.ts'
import { clockMessages } from '../../site/messages/desk-clocks.ts'
import type { Html } from '../../site/page.ts'
import { CLOCK_STEPS, type ClockStep, clockSteps } from '../clock-steps.ts'
import type { SignedInContext } from '../context.ts'
import { idOf } from '../fields/drawing.ts'
import { clockStepMessages } from '../messages/clock-steps.ts'
import { clocksMessages } from '../messages/clocks.ts'

/** Until when, or when it was done, in words. */
export function clockMoment({ state, due, doneAt, inTime }: Clock, language: Language): string {
  const m = clockMessages[language]
  if (doneAt !== null) {
    const moment = formatMoment(doneAt, language)
    return inTime === false ? m.doneLate(moment) : m.done(moment)
  }
  if (state === 'not-applicable') return m.states[state]
  return due === null ? m.withoutDelay : m.due(formatMoment(due, language))
}

/** What makes it less certain than it looks, and what is still missing of it; nothing of what was done in time. */
export function clockNotes(clock: Clock, language: Language): string[] {
  const { from, due, doneAt, extended, assumed, provisional, reasonsMissing, verified, state } = clock
  const m = clockMessages[language]
  if (state === 'not-applicable') return []
  const open = doneAt === null
  return [
    open && assumed && m.assumed,
    open && provisional && m.provisional,
    open && from && due && shifts(from, due) && clocksMessages[language].clockChange,
    reasonsMissing && m.reasonsMissing,
    extended && (open || clock.inTime === false) && m.extended(formatMoment(extended, language)),
    !verified && m.unverified,
  ].filter(one => typeof one === 'string')
}

/** Whether the clocks in Paris change between two instants. */
const shifts = (from: Date, due: Date): boolean => timeInParis(from).offset !== timeInParis(due).offset

/** The field of a record's register in which a step is written down. */
export function stepLink({ language, link }: SignedInContext, incident: string, step: ClockStep): Html {
  const address = `${link('recordRegister', { incident })}#${idOf(CLOCK_STEPS[step])}`
  return html`<a href="${address}">${clockStepMessages[language].steps[step]}</a>`
}

/** What to do, one line each. */
export function nextSteps(context: SignedInContext, incident: string, clock: Clock, facts: ClockFacts): Html | '' {
  const steps = clockSteps(clock, facts)
  if (steps.length === 0) return ''
  const m = clockStepMessages[context.language]
  const answered =
    clock.reason !== null && clock.reason !== 'awareness-unknown' && clock.reason !== 'notification-awaited'
  const label = (answered ? m.change : m.next) + COLON[context.language].trimEnd()
  return html`<p class="next-step"><span class="quiet">${label}</span> ${steps.map(
    (step, index) =>
      html`${index === 0 ? '' : html`<span class="quiet"> · </span>`}${stepLink(context, incident, step)}`,
  )}</p>`
}
