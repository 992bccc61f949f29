/** The form for a new key of a partner. */
import { html } from 'hono/html'
import { contractEnd } from '../../partner/agreement.ts'
import type { PartnerError, PartnerFault } from '../../partner/partner-error.ts'
import type { KeyEnvironment, Partner } from '../../partner/partners.ts'
import { PARTNER_SCOPES } from '../../partner/scopes.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { partnerKeysMessages } from '../messages/partner-keys.ts'
import { csrfField } from './csrf-field.ts'
import { field } from './input-field.ts'
import { stepUpFields } from './step-up-fields.ts'

/** As it stands in the fields. */
export interface KeyFields {
  readonly environment: KeyEnvironment
  readonly label: string
  readonly scopes: readonly string[]
  readonly until: string
  /** One a line. */
  readonly addresses: string
}

export const NEW_KEY: KeyFields = { environment: 'test', label: '', scopes: ['lookup'], until: '', addresses: '' }

export const typedKey = (form: Form): KeyFields => ({
  environment: form.text('environment') === 'live' ? 'live' : 'test',
  label: form.text('label'),
  scopes: form.all('scope'),
  until: form.text('until'),
  addresses: form.text('addresses'),
})

/** The moment after a last day in Paris; null for none. What is no day is an invalid moment, which no key takes. */
export function endOfDay(until: string): Date | null {
  if (until === '') return null
  const day = /^\d{4}-\d{2}-\d{2}$/.test(until) && !Number.isNaN(Date.parse(`${until}T00:00:00Z`))
  return (day ? contractEnd({ from: null, until }) : null) ?? new Date(Number.NaN)
}

/** `refused`: why what was typed did not do; its second factor still holds. */
export function newKeyFields(
  context: SignedInContext,
  { id }: Partner,
  typed: KeyFields,
  refused: PartnerError | null,
): Html {
  const { language, link } = context
  const { create: m, environments, faults, scopes } = partnerKeysMessages[language]
  const wrongIn = (fault: Extract<PartnerFault, keyof typeof faults>) =>
    refused?.faults.includes(fault) ? faults[fault] : null
  const described = (name: string, error: string | null) => `${name}-hint${error ? ` ${name}-error` : ''}`
  const addresses = wrongIn('addresses')
  const contract = refused?.reason === 'no-contract' ? faults['no-contract'] : null
  const scopesFault = wrongIn('scopes')
  return html`<form id="create-key" method="post" action="${link('partner', { partner: id })}">${csrfField(context)}<input type="hidden" name="act" value="create-key">
<p>${m.text}</p>
<fieldset${contract ? html` aria-describedby="environment-error"` : ''}><legend>${m.environment}</legend>${contract ? html`<p class="error" id="environment-error">${contract}</p>` : ''}
${(['test', 'live'] as const).map(
  one =>
    html`<label class="choice"><input type="radio" name="environment" value="${one}"${one === typed.environment ? html` checked` : ''}><span><strong>${environments[one].label}</strong><span class="hint">${environments[one].text}</span></span></label>`,
)}</fieldset>
${field({ name: 'label', label: m.label, hint: m.labelHint, error: wrongIn('label'), value: typed.label, maxlength: 100 })}
<fieldset${scopesFault ? html` aria-describedby="scopes-error"` : ''}><legend>${m.scopes}</legend>${scopesFault ? html`<p class="error" id="scopes-error">${scopesFault}</p>` : ''}
${PARTNER_SCOPES.map(
  one =>
    html`<label class="choice"><input type="checkbox" name="scope" value="${one}"${typed.scopes.includes(one) ? html` checked` : ''}><span><strong>${scopes[one].label}</strong> <code>${one}</code><span class="hint">${scopes[one].text}</span></span></label>`,
)}</fieldset>
${field({ id: 'key-until', name: 'until', label: m.until, hint: m.untilHint, error: wrongIn('expiry'), type: 'date', value: typed.until, optional: true })}
<div class="field"><label for="addresses">${m.addresses}<span class="hint" id="addresses-hint">${m.addressesHint}</span></label>
<textarea id="addresses" name="addresses" rows="3" maxlength="4000" spellcheck="false" aria-describedby="${described('addresses', addresses)}"${addresses ? html` aria-invalid="true"` : ''}>${typed.addresses}</textarea>
${addresses ? html`<span class="error" id="addresses-error">${addresses}</span>` : ''}</div>
${refused ? '' : stepUpFields(context, { action: 'partner.create-key', subject: `partner:${id}` })}
<p class="actions"><button>${m.button}</button></p></form>`
}
