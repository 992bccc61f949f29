import { html } from 'hono/html'
import type { DeskRecord } from '../../officer/records/record.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { type ReviewAct, reviewActMessages } from '../messages/review-acts.ts'
import { csrfField } from './csrf-field.ts'
import { type Deciding, decidingAbout, mayDecide, notOffered } from './deciders.ts'

const ACTIONS = {
  submit: 'incident.submit',
  return: 'incident.approve',
  approve: 'incident.approve',
  publish: 'incident.publish',
  withdraw: 'incident.withdraw',
} as const

/** What comes next in each state. */
const NEXT: Readonly<Record<DeskRecord['status'], readonly ReviewAct[]>> = {
  draft: ['submit'],
  submitted: ['approve', 'return'],
  approved: ['publish', 'return'],
  published: [],
  withdrawn: [],
}

/** The decisions that are open, for those who may take them; for others, who may. `ready`: complete, and not what is public already. */
export async function reviewActs(
  context: SignedInContext,
  record: DeskRecord,
  ready: 'yes' | 'incomplete' | 'unchanged',
): Promise<Html> {
  const { language, link } = context
  const m = reviewActMessages[language]
  const about = await decidingAbout(context, record.incident, record.authors)
  const acts = [...NEXT[record.status]]
  const parts = acts.map(act => part(context, record, act, about, ready))
  const editing = mayDecide(context, 'incident.edit', about).allowed
  const correct =
    record.status === 'published' && editing
      ? html`<section class="card"><h3>${m.correct.title}</h3><p>${m.correct.text}</p>
<p class="actions"><a class="button secondary" href="${link('recordIncident', { incident: record.incident })}">${m.correct.button}</a></p></section>`
      : ''
  const isPublic = record.published !== null && record.status !== 'withdrawn'
  return html`${await Promise.all(parts)}${correct}${isPublic ? await part(context, record, 'withdraw', about, ready) : ''}`
}

async function part(
  context: SignedInContext,
  record: DeskRecord,
  act: ReviewAct,
  about: Deciding,
  ready: 'yes' | 'incomplete' | 'unchanged',
): Promise<Html | ''> {
  const m = reviewActMessages[context.language]
  const words = m.acts[act]
  const action = ACTIONS[act]
  const decision = mayDecide(context, action, about)
  if (!decision.allowed) {
    // The same people may send it back: said once is enough.
    if (act === 'return') return ''
    return html`<section class="card"><h3>${words.title}</h3>${await notOffered(context, action, about, decision.why, m.refused.role[act])}</section>`
  }
  if (act === 'submit' && ready !== 'yes') {
    return html`<section class="card"><h3>${words.title}</h3><p>${m.refused[ready]}</p></section>`
  }
  const form = html`<form method="post" id="${act}">${csrfField(context)}<input type="hidden" name="act" value="${act}"><input type="hidden" name="version" value="${record.version}">
<p>${words.text}</p>
${act === 'withdraw' ? html`<ol>${m.withdrawEffects.map(effect => html`<li>${effect}</li>`)}</ol>` : ''}
${act === 'return' || act === 'withdraw' ? reasonField(act, context) : ''}
${act === 'withdraw' ? html`<p class="quiet">${m.withdrawConfirm}</p>` : ''}
<p class="actions"><button${act === 'return' ? html` class="secondary"` : ''}>${words.button}</button></p></form>`
  // What cannot be taken back is not a click away.
  return act === 'withdraw'
    ? html`<details class="card"><summary>${words.title}</summary>${form}</details>`
    : html`<section class="card"><h3>${words.title}</h3>${form}</section>`
}

function reasonField(act: 'return' | 'withdraw', { language }: SignedInContext): Html {
  const m = reviewActMessages[language]
  return html`<div class="field"><label for="${act}-reason">${m.reasonLabel}<span class="hint" id="${act}-hint">${act === 'return' ? m.returnHint : m.withdrawHint}</span></label>
<textarea id="${act}-reason" name="reason" rows="3" required maxlength="4000" aria-describedby="${act}-hint"></textarea></div>`
}
