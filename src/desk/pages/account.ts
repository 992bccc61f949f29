/** One's own account: what one signs in with, and where one is signed in. */
import { html } from 'hono/html'
import { type CredentialSummary, credentialsOf } from '../../officer/credentials.ts'
import { listPasskeys, type PasskeySummary } from '../../officer/passkeys.ts'
import { listSessions, type SessionSummary } from '../../officer/sessions.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { accountMessages } from '../messages/account.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { doneNotice } from '../parts/done-notice.ts'
import { shortMoment } from '../parts/short-moment.ts'
import { accountChangePage, isAccountChange } from './account-change.ts'

/** With `?change=`, the form for one change. */
export async function accountPage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, now, services, signedIn, url } = context
  const change = url.searchParams.get('change') ?? ''
  if (isAccountChange(change)) return accountChangePage(context, change)
  const m = accountMessages[language]
  const { db } = services
  const credentials = await credentialsOf(db, signedIn.id)
  const passkeys = await listPasskeys(db, signedIn.id)
  const sessions = await listSessions(db, { officer: signedIn.id, now })
  return {
    page: {
      title: m.title,
      body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead(signedIn.name, signedIn.email)}</p>
${doneNotice(url, m.done)}
${credentialsPart(context, credentials)}
${passkeysPart(context, passkeys)}
${sessionsPart(context, sessions)}`,
    },
  }
}

function changeLink({ language, link }: SignedInContext, change: string, what: string, there: boolean): Html {
  const m = accountMessages[language]
  const text = there ? m.change : m.add
  return html`<a class="button secondary" href="${link('account')}?change=${change}" aria-label="${text}, ${what}">${text}</a>`
}

function credentialsPart(context: SignedInContext, given: CredentialSummary): Html {
  const { language } = context
  const m = accountMessages[language]
  const since = (date: Date) => html`<span class="quiet">${m.sinceBefore}${shortMoment(date, language)}</span>`
  const { password, totp, recoveryCodesLeft: left } = given
  const none = html`<span class="quiet">${m.none}</span>`
  const row = (change: string, name: string, state: Html | null) =>
    html`<tr><th scope="row">${name}</th><td>${state ?? none}</td><td class="acts">${changeLink(context, change, name, state !== null)}</td></tr>`
  const few = left < 4 ? html`<br><strong>${m.recoveryFew}</strong>` : ''
  return html`<section aria-labelledby="credentials"><h2 id="credentials">${m.credentials}</h2>
<div class="scroll"><table class="entries"><tbody>
${row('password', m.password, password && since(password.changedAt))}
${row('totp', m.totp, totp && since(totp.confirmedAt))}
${row('recovery', m.recovery, html`${m.recoveryLeft(left)}${few}`)}
</tbody></table></div></section>`
}

function passkeysPart(context: SignedInContext, passkeys: readonly PasskeySummary[]): Html {
  const { language, link } = context
  const m = accountMessages[language]
  const act = (change: string, id: string, text: string, label: string) =>
    html`<a href="${link('account')}?change=${change}&amp;id=${encodeURIComponent(id)}" aria-label="${text}, ${label}">${text}</a>`
  const rows = passkeys.map(
    ({ id, label, backedUp, createdAt, usedAt }) => html`<tr>
<th scope="row"><bdi>${label}</bdi>${backedUp ? html`<br><span class="quiet small">${m.backedUp}</span>` : ''}</th>
<td>${shortMoment(createdAt, language)}</td><td>${usedAt ? shortMoment(usedAt, language) : m.never}</td>
<td class="acts">${act('rename', id, m.rename, label)} ${act('remove', id, m.remove, label)}</td></tr>`,
  )
  return html`<section aria-labelledby="passkeys"><h2 id="passkeys">${m.passkeys}</h2>
${
  passkeys.length === 0
    ? html`<p>${m.passkeysEmpty}</p>`
    : html`<div class="scroll"><table class="entries"><thead><tr>${m.passkeyColumns.map(one => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`
}
<p class="actions"><a class="button secondary" href="${link('account')}?change=passkey">${m.addPasskey}</a></p></section>`
}

function sessionsPart(context: SignedInContext, sessions: readonly SessionSummary[]): Html {
  const { language, signedIn } = context
  const m = accountMessages[language]
  const own = (id: string) => id === signedIn.session.id
  const rows = sessions.map(({ id, client, method, startedAt, seenAt }) => {
    const device = client ?? m.unknownClient
    return html`<tr><th scope="row">${device}${own(id) ? html` <span class="badge">${m.thisSession}</span>` : ''}<br><span class="quiet small">${m.methods[method]}</span></th>
<td>${shortMoment(startedAt, language)}</td><td>${shortMoment(seenAt, language)}</td>
<td class="acts">${own(id) ? '' : html`<form method="post">${csrfField(context)}<input type="hidden" name="act" value="end"><input type="hidden" name="id" value="${id}"><button class="secondary" aria-label="${m.end}, ${device}">${m.end}</button></form>`}</td></tr>`
  })
  return html`<section aria-labelledby="sessions"><h2 id="sessions">${m.sessions}</h2>
<p>${m.sessionsLead}</p>
<div class="scroll"><table class="entries"><thead><tr>${m.sessionColumns.map(one => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>
${
  sessions.length > 1
    ? html`<form method="post">${csrfField(context)}<input type="hidden" name="act" value="end-others"><p class="actions"><button class="secondary">${m.endOthers}</button></p></form>`
    : html`<p class="quiet">${m.noOthers}</p>`
}</section>`
}
