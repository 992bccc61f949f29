/** One change of one's own account: a form of its own each, with what it will do and the second factor that it takes. */
import { html } from 'hono/html'
import { credentialsOf, proposeTotp } from '../../officer/credentials.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { listPasskeys, type PasskeySummary } from '../../officer/passkeys.ts'
import type { Action } from '../../officer/permissions.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { accountMessages } from '../messages/account.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { field } from '../parts/input-field.ts'
import { passwordField, totpFields } from '../parts/new-credential-fields.ts'
import { stepUpFields } from '../parts/step-up-fields.ts'

const CHANGES = ['password', 'totp', 'recovery', 'passkey', 'rename', 'remove'] as const
export type AccountChange = (typeof CHANGES)[number]

export const isAccountChange = (text: string): text is AccountChange => CHANGES.includes(text as AccountChange)

const ACTIONS: Readonly<Partial<Record<AccountChange, Action>>> = {
  password: 'credential.password',
  totp: 'credential.totp',
  recovery: 'credential.recovery-codes',
  passkey: 'credential.passkey-add',
  remove: 'credential.passkey-remove',
}

/** `refused`: why the form is shown again; `passkey`: which one it was about. @throws OfficerError 'unknown' for a passkey that is not there */
export async function accountChangePage(
  context: SignedInContext,
  change: AccountChange,
  refused: OfficerError | null = null,
  passkey: string = context.url.searchParams.get('id') ?? '',
): Promise<DeskAnswer> {
  const { language, link, signedIn } = context
  const m = accountMessages[language]
  const { title, text, button } = m.changes[change]
  const about = change === 'rename' || change === 'remove' ? await ownPasskey(context, passkey) : null
  const action = ACTIONS[change]
  const subject = about ? `passkey:${about.id}` : `officer:${signedIn.id}`
  const registers = change === 'passkey'
  // What was proved for this act and not used up is still good; only a wrong current password costs it.
  const proved = refused !== null && !(change === 'password' && refused.reason === 'not-proved')
  const form = html`<form method="post" action="${link('account')}" class="card"${registers ? html` data-passkey-register="${link('account')}" data-failed="${m.changes.passkey.failed}" hidden` : ''}>
${csrfField(context)}<input type="hidden" name="act" value="${change}">
${about ? html`<input type="hidden" name="id" value="${about.id}">` : ''}
${await fieldsFor(context, change, about, refused)}
${action && !proved ? stepUpFields(context, { action, subject }) : ''}
<p class="actions"><button>${button}</button> <a href="${link('account')}">${m.back}</a></p>
</form>`
  return {
    page: {
      title,
      scripts: ['passkey'],
      under: 'account',
      body: html`<div class="narrow"><h1>${title}</h1>
<p class="lead">${text}</p>
${refused && change === 'remove' ? html`<div class="notice alert" role="alert"><p>${m.lastCredential}</p></div>` : ''}
${form}
${registers ? html`<p class="quiet" data-without-passkeys>${m.changes.passkey.noScript} <a href="${link('account')}">${m.back}</a></p>` : ''}</div>`,
    },
    ...(refused && { status: 422 }),
  }
}

async function fieldsFor(
  context: SignedInContext,
  change: AccountChange,
  about: PasskeySummary | null,
  refused: OfficerError | null,
): Promise<Html> {
  const { act, language, services, signedIn } = context
  const m = accountMessages[language]
  const label = (error: string | null, value?: string) =>
    field({ name: 'label', label: m.label, hint: m.labelHint, error, maxlength: 100, ...(value && { value }) })
  switch (change) {
    case 'password': {
      const wrong = refused?.reason === 'not-proved' ? m.wrongCurrent : null
      const { password } = await credentialsOf(services.db, signedIn.id)
      const current = { name: 'current', label: m.current, error: wrong, type: 'password', maxlength: 1024 } as const
      // Password managers tell by it which entry to change.
      return html`<input type="text" name="username" value="${signedIn.email}" autocomplete="username" readonly hidden>
${password ? field({ ...current, autocomplete: 'current-password' }) : ''}
${passwordField(language, refused)}`
    }
    case 'totp': {
      const proposal = await proposeTotp(services.accounts, { ...act, again: refused !== null })
      return totpFields(language, proposal, refused && m.wrongCode)
    }
    case 'passkey': {
      const error = refused?.reason === 'wrong-state' ? m.knownPasskey : m.changes.passkey.failed
      return html`<input type="hidden" name="passkey" value="">${label(refused && (refused.reason === 'invalid' ? m.badLabel : error))}`
    }
    case 'rename':
      return label(refused && m.badLabel, about?.label)
    case 'remove':
      return html`<p><strong>${m.changes.remove.which(about!.label)}</strong></p>`
    case 'recovery':
      return html``
  }
}

async function ownPasskey({ services, signedIn }: SignedInContext, id: string): Promise<PasskeySummary> {
  const found = (await listPasskeys(services.db, signedIn.id)).find(one => one.id === id)
  if (!found) throw new OfficerError('unknown', 'there is no such passkey')
  return found
}
