/** One key of a partner: replacing and revoking it; and a key that was just made, the only time that it is shown. */
import { html } from 'hono/html'
import { OfficerError } from '../../officer/officer-error.ts'
import { decide } from '../../officer/permissions.ts'
import type { PartnerError } from '../../partner/partner-error.ts'
import { isActive, type Partner } from '../../partner/partners.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { partnerKeysMessages } from '../messages/partner-keys.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { field } from '../parts/input-field.ts'
import { addressList, keyState, keysStateNotice, scopeNames } from '../parts/partner-key-facts.ts'
import { shortMoment } from '../parts/short-moment.ts'
import { stepUpFields } from '../parts/step-up-fields.ts'

/** What was typed to replace a key, and why it did not do. */
export interface RefusedRotation {
  readonly overlap: string
  readonly until: string
  readonly why: PartnerError
}

export async function partnerKeyPage(
  context: SignedInContext,
  partner: Partner,
  id: string,
  refused: RefusedRotation | null = null,
): Promise<DeskAnswer> {
  const { language, link, now, signedIn } = context
  const key = partner.keys.find(one => one.id === id)
  if (!key) throw new OfficerError('unknown', 'there is no such key')
  const m = partnerKeysMessages[language]
  const manages = decide(signedIn.officer, 'partner.revoke-key', { on: 'platform' }).allowed
  const replaced = partner.keys.some(one => one.replaces === id)
  const active = isActive(key, now)
  return {
    page: {
      title: `${key.label} – ${partner.name}`,
      under: 'partners',
      scripts: ['passkey'],
      body: html`<h1><bdi>${key.label}</bdi> <span class="badge">${m.environments[key.environment].badge}</span></h1>
<p class="lead"><bdi>${partner.name}</bdi></p>
${keysStateNotice(context)}
<dl class="facts"><dt>${m.facts.state}</dt><dd>${keyState(context, key, partner.keys)}</dd>
<dt>${m.facts.scopes}</dt><dd>${scopeNames(context, key)}</dd>
<dt>${m.facts.addresses}</dt><dd>${addressList(context, key)}</dd>
<dt>${m.facts.created}</dt><dd>${shortMoment(key.createdAt, language)}</dd>
<dt>${m.facts.id}</dt><dd><code>${key.id}</code></dd></dl>
${manages && active && !replaced ? rotatePart(context, partner, id, refused) : ''}
${manages && key.revokedAt === null && active ? revokePart(context, partner, id) : ''}
${active ? '' : html`<p class="quiet">${m.ended}</p>`}
<p><a href="${link('partner', { partner: partner.id })}">${m.back}</a></p>`,
    },
    ...(refused && { status: 422 }),
  }
}

function rotatePart(
  context: SignedInContext,
  { id: partner }: Partner,
  key: string,
  refused: RefusedRotation | null,
): Html {
  const { language, link } = context
  const { faults, rotate: m } = partnerKeysMessages[language]
  const wrongIn = (fault: 'overlap' | 'expiry') => (refused?.why.faults.includes(fault) ? faults[fault] : null)
  return html`<details class="act"${refused ? html` open` : ''}><summary>${m.title}</summary>
<form id="rotate" method="post" action="${link('partner', { partner })}">${csrfField(context)}<input type="hidden" name="act" value="rotate"><input type="hidden" name="key" value="${key}">
<p>${m.text}</p>
${field({ name: 'overlap', label: m.overlap, hint: m.overlapHint, error: wrongIn('overlap'), value: refused?.overlap ?? '7', numeric: true, maxlength: 2 })}
${field({ name: 'until', label: m.until, hint: m.untilHint, error: wrongIn('expiry'), type: 'date', value: refused?.until ?? '', optional: true })}
${refused ? '' : stepUpFields(context, { action: 'partner.rotate-key', subject: `partner-key:${key}` })}
<p class="actions"><button>${m.button}</button></p></form></details>`
}

function revokePart(context: SignedInContext, { id: partner }: Partner, key: string): Html {
  const { language, link } = context
  const m = partnerKeysMessages[language].revoke
  return html`<details class="act"><summary>${m.title}</summary>
<form id="revoke" method="post" action="${link('partner', { partner })}">${csrfField(context)}<input type="hidden" name="act" value="revoke"><input type="hidden" name="key" value="${key}">
<p>${m.text}</p>
${stepUpFields(context, { action: 'partner.revoke-key', subject: `partner-key:${key}` })}
<p class="actions"><button class="danger">${m.button}</button></p></form></details>`
}

/** `oldEndsAt`: until when the key works that this one takes the place of. */
export function shownKeyPage(
  context: SignedInContext,
  partner: string,
  key: string,
  oldEndsAt: Date | null,
): DeskAnswer {
  const { language, link } = context
  const m = partnerKeysMessages[language].shown
  return {
    page: {
      title: m.title,
      under: 'partners',
      scripts: ['copy'],
      body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
<div class="card"><div class="field"><label for="key">${m.label}<span class="hint" id="key-hint">${m.hint}</span></label>
<input id="key" class="long" readonly value="${key}" autocomplete="off" spellcheck="false" aria-describedby="key-hint" data-copy="${m.copy}" data-copied="${m.copied}"></div></div>
<p>${m.how}</p>
<p>${m.works}${oldEndsAt ? html` ${m.old} ${shortMoment(oldEndsAt, language)}.` : ''}</p>
<p><a class="button" href="${link('partner', { partner })}">${m.button}</a></p>`,
    },
  }
}
