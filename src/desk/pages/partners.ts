/** All partners, and adding one. */
import { html } from 'hono/html'
import { decide } from '../../officer/permissions.ts'
import { contractState } from '../../partner/agreement.ts'
import { PartnerError } from '../../partner/partner-error.ts'
import { addPartner, isActive, listPartners, type Partner } from '../../partner/partners.ts'
import { monthTotals } from '../../partner/usage.ts'
import { formatDate, formatNumber } from '../../site/format.ts'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { partnersMessages } from '../messages/partners.ts'
import {
  type AgreementFields,
  agreementFields,
  agreementOf,
  NO_AGREEMENT,
  typedAgreement,
} from '../parts/agreement-fields.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { keysStateNotice } from '../parts/partner-key-facts.ts'

export async function partnersPage(
  context: SignedInContext,
  typed: AgreementFields = NO_AGREEMENT,
  refused: PartnerError | null = null,
): Promise<DeskAnswer> {
  const { language, link, now, services, signedIn } = context
  const m = partnersMessages[language]
  const partners = await listPartners(services.db)
  const totals = await monthTotals(services.db, now.toISOString().slice(0, 7))
  const lookups = new Map(totals.filter(one => one.quota === 'lookup').map(one => [one.partner, one.units]))
  const manages = decide(signedIn.officer, 'partner.add', { on: 'platform' }).allowed
  const row = (partner: Partner) => {
    const usable = partner.keys.filter(key => isActive(key, now)).length
    return html`<tr><th scope="row"><a href="${link('partner', { partner: partner.id })}"><bdi>${partner.name}</bdi></a></th>
<td>${contractText(partner, now, language)}</td><td>${m.keys(usable)}</td><td class="number">${formatNumber(lookups.get(partner.id) ?? 0, language)}</td></tr>`
  }
  return {
    page: {
      title: m.title,
      body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
${keysStateNotice(context)}
${manages ? '' : html`<p class="quiet">${m.readOnly}</p>`}
${
  partners.length === 0
    ? html`<p>${m.empty}</p>`
    : html`<div class="scroll"><table class="entries"><thead><tr>${m.columns.map((one, i) => html`<th scope="col"${i === 3 ? html` class="number"` : ''}>${one}</th>`)}</tr></thead><tbody>${partners.map(row)}</tbody></table></div>`
}
${
  manages
    ? html`<details class="act"${refused ? html` open` : ''}><summary>${m.add.title}</summary>
<form method="post" action="${link('partners')}">${csrfField(context)}<p>${m.add.text}</p>
${agreementFields(language, typed, refused)}
<p class="actions"><button>${m.add.button}</button></p></form></details>`
    : ''
}`,
    },
    ...(refused && { status: 422 }),
  }
}

export async function addPartnerPage(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { act, link, services } = context
  const typed = typedAgreement(form)
  try {
    const { id } = await addPartner(services.db, { ...agreementOf(typed), ...act }, services.accounts.random)
    return { redirect: `${link('partner', { partner: id })}?done=added` }
  } catch (error) {
    if (!(error instanceof PartnerError)) throw error
    return partnersPage(context, typed, error)
  }
}

/** The days of a contract, and whether it has not begun or is over. */
export function contractText({ contract }: Partner, now: Date, language: Language): Html {
  const m = partnersMessages[language]
  const day = (one: string | null) => one && formatDate(one, language)
  const state = contractState(contract, now)
  const text = m.contract(day(contract.from), day(contract.until))
  return html`${text}${state === 'holds' ? '' : html` <span class="badge caution">${m.states[state]}</span>`}`
}
