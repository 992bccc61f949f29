/** Where an account is given what it is signed in with: on its own page, by an invitation, by a reset. */
import { html } from 'hono/html'
import type { TotpProposal } from '../../officer/enrolment.ts'
import type { OfficerError } from '../../officer/officer-error.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../../officer/password-policy.ts'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import { newCredentialsMessages } from '../messages/new-credentials.ts'
import { field } from './input-field.ts'
import { qrCode } from './qr-code.ts'

/** A new password. `refused`: why the one before was not taken. */
export function passwordField(language: Language, refused: OfficerError | null = null): Html {
  const m = newCredentialsMessages[language]
  const fault = refused?.reason === 'weak-password' ? (refused.passwordFault ?? 'common') : null
  return field({
    name: 'password',
    label: m.password,
    hint: m.passwordHint,
    error: fault && m.faults[fault],
    type: 'password',
    autocomplete: 'new-password',
    minlength: MIN_PASSWORD_LENGTH,
    maxlength: 4 * MAX_PASSWORD_LENGTH,
  })
}

/** The key of an authenticator app as a picture and as text, and the field for the code that proves it. */
export function totpFields(language: Language, { secret, uri }: TotpProposal, error: string | null = null): Html {
  const m = newCredentialsMessages[language].totp
  return html`<fieldset class="totp"><legend>${m.title}</legend>
<p>${m.scan}</p>
<div class="totp-key">${qrCode(uri, m.label)}
<p>${m.typed}<br><code>${secret.match(/.{1,4}/g)!.join(' ')}</code></p></div>
${field({ name: 'code', label: m.code, hint: m.codeHint, error, autocomplete: 'one-time-code', code: true })}
</fieldset>`
}

/** Recovery codes, the only time that they are shown. */
export function recoveryCodesPart(language: Language, codes: readonly string[]): Html {
  const m = newCredentialsMessages[language].recovery
  return html`<section class="card" aria-labelledby="recovery"><h2 id="recovery">${m.title}</h2>
<p>${m.text}</p>
<ul class="recovery-codes">${codes.map(code => html`<li><code>${code}</code></li>`)}</ul>
<p class="no-print">${m.how}</p></section>`
}
