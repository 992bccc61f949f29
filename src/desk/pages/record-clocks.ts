/** All clocks of one record, those that do not run too, with why. */
import { html } from 'hono/html'
import { type Clock, type ClockFacts, clocksAt } from '../../incident/clocks.ts'
import { formatMoment } from '../../incident/paris-moment.ts'
import { clockFactsOf } from '../../officer/register/clock-facts.ts'
import { clockMessages } from '../../site/messages/desk-clocks.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { clockStepMessages } from '../messages/clock-steps.ts'
import { clocksMessages } from '../messages/clocks.ts'
import { clockCountdown, clockNews } from '../parts/clock-countdown.ts'
import { clockMoment, clockNotes, nextSteps, stepLink } from '../parts/clock-facts.ts'
import { processorClocks } from '../parts/processor-clocks.ts'
import { recordHead, recordTitle } from '../parts/record-head.ts'
import { recordOf } from '../parts/record-page.ts'

export async function recordClocksPage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, link, now } = context
  const m = clocksMessages[language]
  const record = await recordOf(context)
  const { incident } = record
  const { register } = record.content
  const facts = clockFactsOf(register)
  const clocks = clocksAt(facts, now)
  const running = clocks.filter(one => one.state !== 'not-applicable')
  const still = clocks.filter(one => one.state === 'not-applicable')
  const part = (id: string, title: string, list: readonly Clock[]) =>
    list.length === 0
      ? ''
      : html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul class="clocks">${list.map(one => clockItem(context, incident, one, facts))}</ul></section>`
  return {
    page: {
      title: `${m.title} – ${recordTitle(record, language)}`,
      scripts: ['clocks'],
      under: 'home',
      body: html`${recordHead(context, record, 'recordClocks')}
<p class="lead">${m.record.lead}</p>
${clockNews(now)}
${facts.awareAt === null ? unstarted(context, incident) : ''}
${part('running', m.record.running, running)}
${part('still', facts.awareAt === null ? m.unstarted.title : m.record.still, still)}
${processorClocks(context, incident, register)}
<p class="actions"><a class="button secondary" href="${link('clocksFile', { file: `${incident}.ics` })}" download>${m.record.calendar}</a> <a class="button secondary" href="${link('clocks')}">${m.all}</a></p>`,
    },
  }
}

/** Said once for all of them. */
function unstarted(context: SignedInContext, incident: string): Html {
  const { language } = context
  return html`<div class="notice caution"><p>${clockMessages[language].reasons['awareness-unknown']}</p>
<p class="next-step">${stepLink(context, incident, 'aware')}</p></div>`
}

function clockItem(context: SignedInContext, incident: string, clock: Clock, facts: ClockFacts): Html {
  const { language } = context
  const m = clockMessages[language]
  const { id, state, from, reason } = clock
  const moment = clockMoment(clock, language)
  return html`<li class="clock ${state}" id="clock-${id}"><div class="clock-head"><h3>${m.names[id]}</h3> ${reason === 'awareness-unknown' ? '' : clockCountdown(clock, m.names[id], language)}</div>
<p class="quiet small">${m.laws[id]}</p>
${reason === 'awareness-unknown' ? '' : reason === null ? html`<p><strong>${moment[0]!.toUpperCase()}${moment.slice(1)}.</strong> ${from ? clocksMessages[language].since(formatMoment(from, language)) : ''}</p>` : html`<p>${m.reasons[reason]}</p>`}
<p>${clockStepMessages[language].meanings[id]}</p>
${clockNotes(clock, language).map(note => html`<p class="quiet small">${note}</p>`)}
${reason === 'awareness-unknown' ? '' : nextSteps(context, incident, clock, facts)}</li>`
}
