/** One organisation: who works there, in which roles, and who is invited. */
import { html } from 'hono/html'
import { type InvitationSummary, listInvitations } from '../../officer/links.ts'
import { listMembers, type Member } from '../../officer/memberships.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { findOrganisation, type Organisation } from '../../officer/organisations.ts'
import { decide } from '../../officer/permissions.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { peopleMessages } from '../messages/people.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { doneNotice } from '../parts/done-notice.ts'
import { field } from '../parts/input-field.ts'
import { roleChoices, roleNames } from '../parts/role-choices.ts'
import { shortMoment } from '../parts/short-moment.ts'
import { stepUpFields } from '../parts/step-up-fields.ts'
import { memberPage } from './member.ts'

/** With `?member=`, one of its people. `refused`: why an invitation was not made; `email`: as it was typed. */
export async function organisationPage(
  context: SignedInContext,
  refused: OfficerError | null = null,
  email = '',
): Promise<DeskAnswer> {
  const { language, link, now, parameters, services, url } = context
  const m = peopleMessages[language]
  const organisation = await findOrganisation(services.db, parameters.organisation ?? '')
  if (!organisation) throw new OfficerError('unknown', 'there is no such organisation')
  const members = await listMembers(services.db, organisation.id)
  const member = url.searchParams.get('member')
  if (member !== null && refused === null) {
    return memberPage(context, organisation, members, member, governs(context, organisation))
  }
  const invitations = await listInvitations(services.db, { organisation: organisation.id, now })
  const manages = governs(context, organisation)
  return {
    page: {
      title: organisation.name,
      under: 'people',
      scripts: ['passkey'],
      body: html`<h1><bdi>${organisation.name}</bdi>${organisation.platform ? html` <span class="badge">${m.platform}</span>` : ''}</h1>
${doneNotice(url, m.done)}
${manages ? '' : html`<p class="quiet">${m.organisation.readOnly}</p>`}
${membersPart(context, organisation, members, manages)}
${invitationsPart(context, invitations, manages)}
${manages ? invitePart(context, organisation, refused, email) : ''}
<p><a href="${link('people')}">${m.organisation.all}</a></p>`,
    },
    ...(refused && { status: 422 }),
  }
}

/** Whether the officer invites people here and sets their roles. */
const governs = ({ signedIn }: SignedInContext, { id }: Organisation): boolean =>
  decide(signedIn.officer, 'officer.invite', { on: 'organisation', organisation: id }).allowed

function membersPart(
  { language, link, signedIn }: SignedInContext,
  { id: organisation, platform }: Organisation,
  members: readonly Member[],
  manages: boolean,
): Html {
  const m = peopleMessages[language].organisation
  const columns = manages ? m.memberColumns : m.memberColumns.slice(0, 3)
  const rows = members.map(({ id, displayName, email, roles, status }) => {
    const manage = html`<td class="acts"><a href="${link('organisation', { organisation })}?member=${encodeURIComponent(id)}" aria-label="${m.manage}, ${displayName}">${m.manage}</a></td>`
    return html`<tr><th scope="row"><bdi>${displayName}</bdi>${id === signedIn.id ? html` <span class="badge">${m.you}</span>` : ''}<br><span class="quiet small">${email}</span></th>
<td>${roleNames(language, roles)}</td><td>${status === 'active' ? m.statuses.active : html`<span class="badge caution">${m.statuses[status]}</span>`}</td>${manages ? manage : ''}</tr>`
  })
  const working = members.filter(one => one.status === 'active' && one.roles.includes('reviewer'))
  const writing = members.filter(one => one.status === 'active' && one.roles.includes('officer'))
  const alone = writing.some(one => !working.some(other => other.id !== one.id))
  return html`<section aria-labelledby="members"><h2 id="members">${m.members}</h2>
${
  members.length === 0
    ? html`<p>${m.noMembers}</p>`
    : html`<div class="scroll"><table class="entries"><thead><tr>${columns.map(one => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`
}
${alone && !platform ? html`<p class="notice caution">${m.missing}</p>` : ''}</section>`
}

function invitationsPart(context: SignedInContext, invitations: readonly InvitationSummary[], manages: boolean): Html {
  const { language } = context
  const m = peopleMessages[language].organisation
  const columns = manages ? m.invitationColumns : m.invitationColumns.slice(0, 3)
  const rows = invitations.map(({ id, email, roles, expiresAt }) => {
    const revoke = html`<td class="acts"><form method="post">${csrfField(context)}<input type="hidden" name="act" value="revoke"><input type="hidden" name="id" value="${id}"><button class="secondary" aria-label="${m.revoke}, ${email}">${m.revoke}</button></form></td>`
    return html`<tr><th scope="row">${email}</th><td>${roleNames(language, roles)}</td><td>${shortMoment(expiresAt, language)}</td>${manages ? revoke : ''}</tr>`
  })
  return html`<section aria-labelledby="invitations"><h2 id="invitations">${m.invitations}</h2>
${
  invitations.length === 0
    ? html`<p class="quiet">${m.noInvitations}</p>`
    : html`<p class="quiet">${m.revokeText}</p><div class="scroll"><table class="entries"><thead><tr>${columns.map(one => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`
}</section>`
}

function invitePart(context: SignedInContext, { id }: Organisation, refused: OfficerError | null, email: string): Html {
  const { language, link } = context
  const m = peopleMessages[language].organisation.invite
  const target = { action: 'officer.invite', subject: `organisation:${id}` } as const
  return html`<section aria-labelledby="invite"><h2 id="invite">${m.title}</h2>
<form method="post" action="${link('organisation', { organisation: id })}" class="card narrow">${csrfField(context)}<input type="hidden" name="act" value="invite">
<p>${m.text}</p>
${field({ name: 'email', label: m.email, type: 'email', error: refused && m.invalid, value: email, maxlength: 254 })}
${roleChoices(language, m.roles)}
${refused ? '' : stepUpFields(context, target)}
<p class="actions"><button>${m.button}</button></p></form></section>`
}
