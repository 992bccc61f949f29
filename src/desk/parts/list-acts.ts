import { html } from 'hono/html'
import type { ListSummary } from '../../officer/data-sets.ts'
import { listTarget } from '../../officer/list-target.ts'
import type { DeskRecord } from '../../officer/records/record.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { type ListAct, listMessages } from '../messages/lists.ts'
import { csrfField } from './csrf-field.ts'
import { type Deciding, mayDecide, notOffered } from './deciders.ts'
import { listState } from './list-table.ts'

/** The decisions that are open about a list, for those who may take them; for others, who may. */
export async function listActs(context: SignedInContext, list: ListSummary, record: DeskRecord): Promise<Html> {
  const m = listMessages[context.language]
  const state = listState(list)
  if (state === 'withdrawn') return html`<p>${m.final}</p>`
  const about = await listTarget(context.services.db, list.code)
  const next: readonly ListAct[] =
    state === 'submitted' ? ['approve', 'withdraw'] : state === 'approved' ? ['publish', 'withdraw'] : ['withdraw']
  const parts = next.map(act =>
    act === 'publish' && record.published === null
      ? html`<section class="card"><h3>${m.acts.publish.title}</h3><p>${m.recordFirst}</p></section>`
      : part(context, act, about),
  )
  return html`${await Promise.all(parts)}`
}

async function part(context: SignedInContext, act: ListAct, about: Deciding): Promise<Html> {
  const m = listMessages[context.language]
  const words = m.acts[act]
  const action = `data-set.${act}` as const
  const decision = mayDecide(context, action, about)
  if (!decision.allowed) {
    return html`<section class="card"><h3>${words.title}</h3>${await notOffered(context, action, about, decision.why, m.role[act])}</section>`
  }
  const form = html`<form method="post" id="${act}">${csrfField(context)}<input type="hidden" name="act" value="${act}">
<p>${words.text}</p>
${act === 'withdraw' ? html`<ol>${m.withdrawEffects.map(effect => html`<li>${effect}</li>`)}</ol>` : ''}
${decision.stepUp ? html`<p class="quiet">${m.confirm}</p>` : ''}
<p class="actions"><button>${words.button}</button></p></form>`
  // What cannot be taken back is not a click away.
  return act === 'withdraw'
    ? html`<details class="card"><summary>${words.title}</summary>${form}</details>`
    : html`<section class="card"><h3>${words.title}</h3>${form}</section>`
}
