/** One partner: what is agreed with it, its keys, and what it used. */
import { html } from 'hono/html'
import { OfficerError } from '../../officer/officer-error.ts'
import { decide } from '../../officer/permissions.ts'
import { contractState } from '../../partner/agreement.ts'
import type { PartnerError } from '../../partner/partner-error.ts'
import { findPartner, type Partner } from '../../partner/partners.ts'
import { formatNumber } from '../../site/format.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { partnerKeysMessages } from '../messages/partner-keys.ts'
import { partnerWebhooksMessages } from '../messages/partner-webhooks.ts'
import { partnersMessages } from '../messages/partners.ts'
import { type AgreementFields, agreementFields, fieldsOfAgreement } from '../parts/agreement-fields.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { doneNotice } from '../parts/done-notice.ts'
import { keysStateNotice, keysTable } from '../parts/partner-key-facts.ts'
import { type KeyFields, NEW_KEY, newKeyFields } from '../parts/partner-key-fields.ts'
import { partnerUsagePart } from '../parts/partner-usage.ts'
import { partnerWebhooksPart } from '../parts/partner-webhooks.ts'
import { partnerKeyPage } from './partner-key.ts'
import { contractText } from './partners.ts'

/** What a form of this page brought that did not do. */
export type RefusedPartnerForm =
  | { readonly form: 'change'; readonly typed: AgreementFields; readonly why: PartnerError }
  | { readonly form: 'create-key'; readonly typed: KeyFields; readonly why: PartnerError }

export async function partnerPage(
  context: SignedInContext,
  refused: RefusedPartnerForm | null = null,
): Promise<DeskAnswer> {
  const { language, link, parameters, services, signedIn, url } = context
  const partner = await findPartner(services.db, parameters.partner ?? '')
  if (!partner) throw new OfficerError('unknown', 'there is no such partner')
  const key = url.searchParams.get('key')
  if (key !== null && refused === null) return partnerKeyPage(context, partner, key)
  const m = partnersMessages[language]
  const manages = decide(signedIn.officer, 'partner.change', { on: 'platform' }).allowed
  return {
    page: {
      title: partner.name,
      under: 'partners',
      scripts: ['passkey'],
      body: html`<h1><bdi>${partner.name}</bdi></h1>
${doneNotice(url, { ...m.done, ...partnerWebhooksMessages[language].done })}
${keysStateNotice(context)}
${manages ? '' : html`<p class="quiet">${m.readOnly}</p>`}
${factsPart(context, partner)}
${manages ? changePart(context, partner, refused) : ''}
<section aria-labelledby="keys"><h2 id="keys">${partnerKeysMessages[language].title}</h2>
${keysTable(context, partner, manages)}
${manages ? createKeyPart(context, partner, refused) : ''}</section>
${partnerWebhooksPart(context, partner.id, manages)}
${partnerUsagePart(context, partner.id)}
<p><a href="${link('partners')}">${m.all}</a></p>`,
    },
    ...(refused && { status: 422 }),
  }
}

function factsPart({ language, now }: SignedInContext, partner: Partner): Html {
  const m = partnersMessages[language]
  const { contacts, id, limits, purpose } = partner
  const number = (value: number) => formatNumber(value, language)
  const quotas = (['lookup', 'bulk'] as const).flatMap(quota => {
    const limit = limits[quota]
    return limit === null ? [] : [m.facts[quota](number(limit.minute), number(limit.month))]
  })
  return html`<dl class="facts"><dt>${m.facts.purpose}</dt><dd class="typed">${purpose ?? html`<span class="quiet">${m.facts.noPurpose}</span>`}</dd>
<dt>${m.facts.contract}</dt><dd>${contractText(partner, now, language)}</dd>
<dt>${m.facts.contacts}</dt><dd>${
    contacts.length === 0
      ? html`<span class="quiet">${m.facts.noContacts}</span>`
      : html`<ul>${contacts.map(one => html`<li><bdi>${one.name}</bdi> (${m.roles[one.role]}), <a href="mailto:${one.email}">${one.email}</a></li>`)}</ul>`
  }</dd>
<dt>${m.facts.limits}</dt><dd>${quotas.length === 0 ? m.facts.ownLimits : quotas.map((one, i) => html`${i > 0 ? html`<br>` : ''}${one}`)}</dd>
<dt>${m.facts.id}</dt><dd><code>${id}</code></dd></dl>`
}

function changePart(context: SignedInContext, partner: Partner, refused: RefusedPartnerForm | null): Html {
  const { language, link } = context
  const m = partnersMessages[language].change
  const own = refused?.form === 'change' ? refused : null
  return html`<details class="act"${own ? html` open` : ''}><summary>${m.title}</summary>
<form id="change" method="post" action="${link('partner', { partner: partner.id })}">${csrfField(context)}<input type="hidden" name="act" value="change"><input type="hidden" name="since" value="${partner.changedAt.toISOString()}">
${agreementFields(language, own?.typed ?? fieldsOfAgreement(partner), own?.why ?? null)}
<p class="actions"><button>${m.button}</button></p></form></details>`
}

function createKeyPart(context: SignedInContext, partner: Partner, refused: RefusedPartnerForm | null): Html {
  const { language, now } = context
  const m = partnerKeysMessages[language].create
  const own = refused?.form === 'create-key' ? refused : null
  if (contractState(partner.contract, now) === 'over' && !own) return html`<p class="quiet">${m.noContract}</p>`
  return html`<details class="act"${own ? html` open` : ''}><summary>${m.title}</summary>
${newKeyFields(context, partner, own?.typed ?? NEW_KEY, own?.why ?? null)}</details>`
}
