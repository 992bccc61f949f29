/** All that is due over all of an officer's records, the most pressing first. */
import { html } from 'hono/html'
import { type DueClock, dueClocks, URGENCIES, type Urgency } from '../../officer/due-clocks.ts'
import { createFeedToken, revokeFeedToken } from '../../officer/feed-tokens.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { listRecords, type RecordSummary } from '../../officer/records/list-records.ts'
import { COLON } from '../../site/format.ts'
import { clockMessages } from '../../site/messages/desk-clocks.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, DeskContent, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { clocksMessages } from '../messages/clocks.ts'
import { subscriptionMessages } from '../messages/subscription.ts'
import { clockCountdown, clockNews } from '../parts/clock-countdown.ts'
import { clockMoment, clockNotes, nextSteps, stepLink } from '../parts/clock-facts.ts'
import { doneNotice } from '../parts/done-notice.ts'
import { recordTitle } from '../parts/record-head.ts'
import { subscription } from '../parts/subscription.ts'

export async function clocksPage(context: SignedInContext): Promise<DeskAnswer> {
  return { page: await overview(context, null) }
}

/** Makes the private address, or revokes it. */
export async function changeSubscription(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { act, link, services } = context
  switch (form.text('do')) {
    case 'subscribe':
      // Shown this once: not in an address that a redirect would lead to.
      return { page: await overview(context, (await createFeedToken(services.accounts, act)).token) }
    case 'revoke':
      await revokeFeedToken(services.db, act)
      return { redirect: `${link('clocks')}?done=revoked` }
    default:
      throw new OfficerError('invalid', 'there is no such act')
  }
}

/** `token`: the private address that was just made. */
async function overview(context: SignedInContext, token: string | null): Promise<DeskContent> {
  const { language, now, services, signedIn, url } = context
  const m = clocksMessages[language]
  const records = await listRecords(services.db, signedIn.id)
  const { byUrgency, unstarted } = dueClocks(records, now)
  const shown = URGENCIES.filter(one => byUrgency[one].length > 0)
  const pressing = shown.some(one => one !== 'done')
  return {
    title: m.title,
    scripts: ['clocks', 'passkey'],
    body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
${clockNews(now)}
${doneNotice(url, { revoked: subscriptionMessages[language].revoked })}
${token === null ? '' : subscription(context, token)}
${records.length === 0 ? nothingYet(context) : ''}
${records.length > 0 && !pressing && unstarted.length === 0 ? html`<p class="notice">${m.nothingDue}</p>` : ''}
${unstartedPart(context, unstarted)}
${shown.map(one => urgencyPart(context, one, byUrgency[one]))}
${token === null ? subscription(context, null) : ''}`,
  }
}

function nothingYet({ language, link }: SignedInContext): Html {
  const { none: m } = clocksMessages[language]
  return html`<section class="card"><h2>${m.title}</h2><p>${m.text}</p><p><a class="button" href="${link('recordNew')}">${m.button}</a></p></section>`
}

function unstartedPart(context: SignedInContext, records: readonly RecordSummary[]): Html | '' {
  if (records.length === 0) return ''
  const { language, link } = context
  const { unstarted: m } = clocksMessages[language]
  return html`<section aria-labelledby="unstarted" class="notice caution"><h2 id="unstarted">${m.title}</h2>
<p>${m.text}</p>
<ul>${records.map(
    record =>
      html`<li><a href="${link('recordClocks', { incident: record.incident })}">${titleOf(record, language)}</a>${COLON[language]}${stepLink(context, record.incident, 'aware')}</li>`,
  )}</ul></section>`
}

function urgencyPart(context: SignedInContext, urgency: Urgency, clocks: readonly DueClock<RecordSummary>[]): Html {
  const m = clocksMessages[context.language]
  return html`<section aria-labelledby="${urgency}"><h2 id="${urgency}">${m.urgencies[urgency]} <span class="quiet">(${clocks.length})</span></h2>
<ul class="clocks">${clocks.map(one => dueItem(context, one, urgency))}</ul></section>`
}

function dueItem(context: SignedInContext, due: DueClock<RecordSummary>, urgency: Urgency): Html {
  const { record, clock } = due
  const { language, link } = context
  const { names, laws } = clockMessages[language]
  const incident = record.incident
  const title = titleOf(record, language)
  const notes = clockNotes(clock, language)
  const cnil = clock.id === 'cnil' || clock.id === 'cnil-complement'
  return html`<li class="clock ${urgency}"><div class="clock-head"><h3>${names[clock.id]}</h3> ${clockCountdown(clock, `${names[clock.id]}, ${title}`, language)}</div>
<p class="clock-record"><a href="${link('recordClocks', { incident })}">${title}</a> <span class="quiet small">${record.organisations.map(one => one.name).join(', ')}</span></p>
<p>${sentence(clockMoment(clock, language))} <span class="quiet small">${laws[clock.id]}</span></p>
${notes.length === 0 ? '' : html`<p class="quiet small">${notes.join(' ')}</p>`}
${nextSteps(context, incident, clock, record.clockFacts)}
${
  cnil && clock.state !== 'done'
    ? html`<p class="small"><a href="${link('recordPaper', { incident, paper: 'cnil.html' })}">${clocksMessages[language].papers}</a></p>`
    : ''
}</li>`
}

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`

const titleOf = (record: RecordSummary, language: SignedInContext['language']): string =>
  recordTitle({ content: { incident: record } }, language)
