import { html } from 'hono/html'
import { type Delivery, listDeliveries } from '../../partner/webhooks/deliveries.ts'
import { listEndpoints, type WebhookEndpoint } from '../../partner/webhooks/endpoints.ts'
import { formatNumber } from '../../site/format.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { partnerWebhooksMessages } from '../messages/partner-webhooks.ts'
import { csrfField } from './csrf-field.ts'
import { shortMoment } from './short-moment.ts'

/** Where a partner is told of changes, how that goes, and, with `manages`, what can be done about it. */
export async function partnerWebhooksPart(
  context: SignedInContext,
  partner: string,
  manages: boolean,
): Promise<Awaited<Html>> {
  const { language, services } = context
  const m = partnerWebhooksMessages[language]
  const endpoints = await listEndpoints(services.db, partner)
  const newest = await Promise.all(endpoints.map(async one => (await listDeliveries(services.db, one, 1))[0]))
  const columns = manages ? [...m.columns, m.actsColumn] : m.columns
  return html`<section aria-labelledby="webhooks"><h2 id="webhooks">${m.title}</h2>
<p class="quiet">${m.text}</p>
${
  endpoints.length === 0
    ? html`<p>${m.none}</p>`
    : html`<div class="scroll"><table class="entries"><thead><tr>${columns.map(one => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>${endpoints.map((one, i) => row(context, one, newest[i], manages))}</tbody></table></div>`
}</section>`
}

function row(
  context: SignedInContext,
  endpoint: WebhookEndpoint,
  newest: Delivery | undefined,
  manages: boolean,
): Html {
  const { language, link } = context
  const m = partnerWebhooksMessages[language]
  const { events, id, partner, status, url, waiting, dead } = endpoint
  const number = (value: number) => formatNumber(value, language)
  // The path may be what admits to the endpoint.
  const shown = manages ? url : new URL(url).origin
  const acts = [status === 'active' ? 'pause' : 'resume', ...(dead > 0 ? ['replay'] : []), 'delete'] as const
  const last =
    newest?.lastAt == null ? m.never : html`${shortMoment(newest.lastAt, language)} <code>${String(newest.last)}</code>`
  return html`<tr><th scope="row"><bdi>${shown}</bdi></th>
<td>${events.length === 0 ? m.all : html`<code>${events.join(' ')}</code>`}</td>
<td>${m.states[status]}<br><span class="quiet small">${m.last} ${last}</span></td>
<td class="number">${number(waiting)}</td><td class="number">${number(dead)}</td>
${
  manages
    ? html`<td class="acts"><form method="post" action="${link('partner', { partner })}">${csrfField(context)}<input type="hidden" name="act" value="webhook"><input type="hidden" name="endpoint" value="${id}">
${acts.map(act => html`<button class="secondary" name="webhook" value="${act}" aria-label="${m.acts[act as 'pause']} – ${url}">${m.acts[act as 'pause']}</button> `)}</form></td>`
    : ''
}</tr>`
}
