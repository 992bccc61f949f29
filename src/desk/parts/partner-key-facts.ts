/** A partner's keys as the desk shows them; never the key itself. */
import { html } from 'hono/html'
import { isActive, type Partner, type PartnerKeySummary } from '../../partner/partners.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { partnerKeysMessages } from '../messages/partner-keys.ts'
import { shortMoment } from './short-moment.ts'

/** Whether the newest state of keys has reached the servers; nothing where it has. */
export function keysStateNotice({ language, services }: SignedInContext): Html {
  const { failing, spreading } = partnerKeysMessages[language]
  const state = services.publisher.keysState()
  if (state === 'published') return html``
  return state === 'failing'
    ? html`<p class="notice alert" role="status">${failing}</p>`
    : html`<p class="notice" role="status">${spreading}</p>`
}

/** All of a partner's keys; with `manages`, each with the way to its own page. */
export function keysTable(context: SignedInContext, { id: partner, keys }: Partner, manages: boolean): Html {
  const { language, link } = context
  const m = partnerKeysMessages[language]
  if (keys.length === 0) return html`<p>${m.none}</p>`
  const columns = manages ? m.columns : m.columns.slice(0, 4)
  return html`<div class="scroll"><table class="entries"><thead><tr>${columns.map(one => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>${keys.map(
    key => html`<tr><th scope="row"><bdi>${key.label}</bdi> <span class="badge">${m.environments[key.environment].badge}</span></th>
<td>${scopeNames(context, key)}</td><td>${addressList(context, key)}</td><td>${keyState(context, key, keys)}</td>${
      manages
        ? html`<td class="acts"><a href="${link('partner', { partner })}?key=${encodeURIComponent(key.id)}" aria-label="${m.manage}, ${key.label}">${m.manage}</a></td>`
        : ''
    }</tr>`,
  )}</tbody></table></div>`
}

export const scopeNames = ({ language }: SignedInContext, { scopes }: PartnerKeySummary): string =>
  scopes.map(scope => partnerKeysMessages[language].scopes[scope].label).join(', ')

export function addressList({ language }: SignedInContext, { addresses }: PartnerKeySummary): Html {
  if (addresses.length === 0) return html`${partnerKeysMessages[language].anyAddress}`
  return html`${addresses.map((one, i) => html`${i > 0 ? html`<br>` : ''}<code>${one}</code>`)}`
}

export function keyState(
  { language, now }: SignedInContext,
  key: PartnerKeySummary,
  keys: readonly PartnerKeySummary[],
): Html {
  const m = partnerKeysMessages[language].states
  const moment = (at: Date) => shortMoment(at, language)
  const state = () => {
    if (key.revokedAt !== null) return html`<span class="badge caution">${m.revoked} ${moment(key.revokedAt)}</span>`
    if (key.endsAt === null) return html`${m.open}`
    if (!isActive(key, now)) return html`<span class="badge caution">${m.ended} ${moment(key.endsAt)}</span>`
    return html`${m.until} ${moment(key.endsAt)}`
  }
  const replaced = keys.some(one => one.replaces === key.id)
  const relation = replaced ? m.replaced : key.replaces !== null ? m.replaces : null
  return html`${state()}${relation ? html` <span class="quiet small">(${relation})</span>` : ''}`
}
