/**
 * A one-time link: an invitation, or the way back into an account. Its token stands in the fragment of the address, which browsers send to
 * nobody; the page's script puts it into the form, and who has no scripts pastes it.
 */
import { html } from 'hono/html'
import type { OfficerError } from '../../officer/officer-error.ts'
import { challengeForLink, type LinkContent, proposeTotpForLink, readLink } from '../../officer/use-link.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, DeskContext, SignedInContext } from '../context.ts'
import { linkMessages } from '../messages/link.ts'
import { roleMessages } from '../messages/roles.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { field } from '../parts/input-field.ts'
import { passwordField, totpFields } from '../parts/new-credential-fields.ts'
import { registrationOptions } from '../parts/passkey-options.ts'
import { shortMoment } from '../parts/short-moment.ts'

/** Where the link is opened. */
export function linkPage({ language }: DeskContext, error: string | null = null): DeskAnswer {
  const m = linkMessages[language]
  return {
    page: {
      title: m.title,
      scripts: ['link'],
      body: html`<div class="narrow"><h1>${m.title}</h1>
<p class="lead">${m.open.lead}</p>
<form method="post" class="card" id="open-link"><input type="hidden" name="act" value="open">
${field({ name: 'token', label: m.open.label, hint: m.open.hint, error, maxlength: 500 })}
<p class="actions"><button>${m.open.button}</button></p></form></div>`,
    },
    ...(error !== null && { status: 404 }),
  }
}

/** What a link is for, with the form to use it. `refused`: why the form is shown again; `name`: as it was typed. */
export async function openedLinkPage(
  context: DeskContext,
  token: string,
  refused: OfficerError | null = null,
  name = '',
): Promise<DeskAnswer> {
  const { language, now, services } = context
  const m = linkMessages[language]
  const content = await readLink(services.accounts, { token, now })
  const joins = content.purpose === 'invitation' && content.hasAccount
  const title = content.purpose === 'reset' ? m.reset.title : m.invitation.title(content.organisation)
  return {
    page: {
      title,
      scripts: ['passkey'],
      body: html`<h1>${title}</h1>
<p class="lead">${content.purpose === 'reset' ? m.reset.lead : m.invitation.lead}</p>
${factsPart(context, content)}
${joins ? joinPart(context, token, content) : await credentialForms(context, token, content, refused, name)}`,
    },
    ...(refused && { status: 422 }),
  }
}

/** What a passkey is made with, for the page's script. @throws OfficerError 'link-unusable' */
export async function linkPasskeyOptions({ now, services }: DeskContext, token: string): Promise<DeskAnswer> {
  const { officer, email } = await readLink(services.accounts, { token, now })
  const challenge = await challengeForLink(services.accounts, { token, now })
  return { json: registrationOptions({ challenge, officer, email, name: email }) }
}

function factsPart({ language }: DeskContext, content: LinkContent): Html {
  const m = linkMessages[language].invitation
  const roles = content.purpose === 'invitation' ? content.roles : []
  const names = roleMessages[language]
  return html`<dl class="facts">
${roles.length > 0 ? html`<dt>${m.roles}</dt><dd>${roles.map(role => html`<div><strong>${names[role].label}</strong><span class="quiet">, ${names[role].text}</span></div>`)}</dd>` : ''}
<dt>${m.email}</dt><dd>${content.email}</dd>
<dt>${m.until}</dt><dd>${shortMoment(content.expiresAt, language)}</dd></dl>`
}

/** Who has an account signs in and joins. */
function joinPart(
  context: DeskContext,
  token: string,
  { email, organisation }: LinkContent & { organisation: string },
): Html {
  const { language, link, signedIn } = context
  const m = linkMessages[language].join
  const tokenField = html`<input type="hidden" name="token" value="${token}">`
  if (signedIn && signedIn.email === email) {
    return html`<p>${m.lead(organisation)}</p>
<form method="post">${csrfField(context as SignedInContext)}<input type="hidden" name="act" value="join">${tokenField}<p class="actions"><button>${m.button}</button></p></form>`
  }
  if (signedIn) return html`<div class="notice caution"><p>${m.other(signedIn.email)}</p></div>`
  return html`<p>${m.lead(organisation)} ${m.signIn}</p>
<div class="actions"><a class="button" href="${link('signIn')}" target="_blank" rel="noopener">${m.signInButton}</a>
<form method="post"><input type="hidden" name="act" value="open">${tokenField}<button class="secondary">${m.again}</button></form></div>`
}

async function credentialForms(
  { language, link, now, services }: DeskContext,
  token: string,
  content: LinkContent,
  refused: OfficerError | null,
  name: string,
): Promise<Html> {
  const m = linkMessages[language]
  const proposal = await proposeTotpForLink(services.accounts, { token, now, again: refused !== null })
  const badName = refused?.reason === 'invalid' ? m.invitation.badName : null
  const nameField = (id: string) =>
    content.purpose === 'reset'
      ? ''
      : field({
          id,
          name: 'name',
          label: m.invitation.name,
          hint: m.invitation.nameHint,
          error: badName,
          autocomplete: 'name',
          maxlength: 100,
          value: name,
        })
  const start = html`<input type="hidden" name="act" value="use"><input type="hidden" name="token" value="${token}">`
  const wrongCode = refused?.reason === 'not-proved' ? m.withPassword.wrongCode : null
  return html`<div class="ways">
<form method="post" class="card" data-passkey-register="${link('link')}" data-failed="${m.withPasskey.failed}" hidden>
<h2>${m.withPasskey.title}</h2><p>${m.withPasskey.text}</p>
${start}<input type="hidden" name="passkey" value="">
${nameField('passkey-owner')}
${field({ name: 'label', label: m.withPasskey.label, hint: m.withPasskey.labelHint, maxlength: 100 })}
<p class="actions"><button>${m.withPasskey.button}</button></p></form>
<form method="post" class="card" id="with-password">
<h2>${m.withPassword.title}</h2><p>${m.withPassword.text}</p>
${start}
${nameField('name')}
<input type="text" name="username" value="${content.email}" autocomplete="username" readonly hidden>
${passwordField(language, refused)}
${totpFields(language, proposal, wrongCode)}
<p class="actions"><button>${m.withPassword.button}</button></p></form></div>`
}
