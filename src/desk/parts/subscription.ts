/** How deadlines come into a calendar: once as a file, or by a private address. */
import { html } from 'hono/html'
import { formatMoment } from '../../incident/paris-moment.ts'
import { type FeedToken, findFeedToken } from '../../officer/feed-tokens.ts'
import { formatDate } from '../../site/format.ts'
import type { Html } from '../../site/page.ts'
import { ALL_CLOCKS } from '../clock-files.ts'
import type { SignedInContext } from '../context.ts'
import { subscriptionMessages } from '../messages/subscription.ts'
import { csrfField } from './csrf-field.ts'
import { stepUpFields } from './step-up-fields.ts'

/** `token`: the address that was just made, which is shown this once. */
export async function subscription(context: SignedInContext, token: string | null): Promise<Html> {
  const { language, link, services, signedIn } = context
  const m = subscriptionMessages[language]
  const active = await findFeedToken(services.db, signedIn.id)
  const all = link('clocksFile', { file: `${ALL_CLOCKS[language]}.ics` })
  return html`<section aria-labelledby="calendar" class="subscription"><h2 id="calendar">${m.title}</h2>
<p><a class="button secondary" href="${all}" download>${m.download}</a><br><span class="quiet small">${m.downloadHint}</span></p>
<h3>${m.subscribe}</h3>
<p>${m.text}</p>
${token === null ? '' : createdPart(context, token)}
${token === null ? html`<p class="notice caution">${m.caution}</p>` : ''}
${active === null ? creation(context, m.create) : activePart(context, active, token !== null)}
</section>`
}

function createdPart({ language, link, url }: SignedInContext, token: string): Html {
  const { created: m } = subscriptionMessages[language]
  const address = (kind: string) => url.origin + link('clocksFile', { file: `${token}.${kind}` })
  const line = (id: string, label: string, value: string) =>
    html`<div class="field"><label for="${id}">${label}</label><input id="${id}" class="address" value="${value}" readonly autocomplete="off" spellcheck="false"></div>`
  return html`<div class="notice caution" role="status"><h3>${m.title}</h3>
<p>${m.text}</p>
${line('feed-ics', m.calendar, address('ics'))}
${line('feed-atom', m.feed, address('atom'))}
<p>${subscriptionMessages[language].caution}</p></div>`
}

async function activePart(context: SignedInContext, { createdAt, used }: FeedToken, justMade: boolean): Promise<Html> {
  const { language } = context
  const m = subscriptionMessages[language]
  return html`${justMade ? '' : html`<p>${m.active(formatMoment(createdAt, language))} ${used === null ? m.unused : m.used(formatDate(used.day, language), used.times)}</p>`}
<form method="post" id="revoke-feed">${csrfField(context)}<input type="hidden" name="do" value="revoke">
<p class="actions"><button class="secondary">${m.revoke}</button></p><p class="quiet small">${m.revokeText}</p></form>
<details><summary>${m.replace}</summary><p>${m.replaceText}</p>${creation(context, m.replace)}</details>`
}

async function creation(context: SignedInContext, button: string): Promise<Html> {
  const target = { action: 'credential.feed', subject: `officer:${context.signedIn.id}` } as const
  return html`<form method="post" class="card" id="create-feed">${csrfField(context)}<input type="hidden" name="do" value="subscribe">
${await stepUpFields(context, target)}<p class="actions"><button>${button}</button></p></form>`
}
