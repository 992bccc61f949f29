import { html } from 'hono/html'
import type { Member } from '../../officer/memberships.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import type { Organisation } from '../../officer/organisations.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { peopleMessages } from '../messages/people.ts'
import { accountActsPart } from '../parts/account-acts-part.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { doneNotice } from '../parts/done-notice.ts'
import { roleChoices } from '../parts/role-choices.ts'
import { stepUpFields } from '../parts/step-up-fields.ts'

/** One of an organisation's people: roles, and the account as a whole. @throws OfficerError 'unknown', 'forbidden' */
export async function memberPage(
  context: SignedInContext,
  organisation: Organisation,
  members: readonly Member[],
  id: string,
  manages: boolean,
): Promise<DeskAnswer> {
  if (!manages) throw new OfficerError('forbidden', 'only administrators change what people may do')
  const member = members.find(one => one.id === id)
  if (!member) throw new OfficerError('unknown', 'there is no such member')
  const { language, link, signedIn, url } = context
  const m = peopleMessages[language]
  const there = link('organisation', { organisation: organisation.id })
  return {
    page: {
      title: member.displayName ?? '',
      under: 'people',
      scripts: ['passkey'],
      body: html`<p><a href="${there}">${m.member.back}</a></p>
<h1><bdi>${member.displayName}</bdi></h1>
<p class="lead"><bdi>${organisation.name}</bdi></p>
${doneNotice(url, m.done)}
<dl class="facts"><dt>${m.member.email}</dt><dd>${member.email}</dd>
<dt>${m.member.status}</dt><dd>${m.organisation.statuses[member.status]}</dd></dl>
${id === signedIn.id ? html`<p class="notice">${m.member.own}</p>` : rolesPart(context, there, member)}
${accountActsPart(context, member, organisation.id)}`,
    },
  }
}

function rolesPart(context: SignedInContext, there: string, { id, roles }: Member): Html {
  const { language } = context
  const m = peopleMessages[language].member
  const target = { action: 'officer.set-roles', subject: `officer:${id}` } as const
  const start = html`${csrfField(context)}<input type="hidden" name="officer" value="${id}">`
  return html`<form method="post" action="${there}" class="card narrow">${start}<input type="hidden" name="act" value="roles">
${roleChoices(language, m.roles, roles)}
<p class="quiet">${m.rolesText}</p>
${stepUpFields(context, target)}
<p class="actions"><button>${m.save}</button></p></form>
<details class="act"><summary>${m.leave.summary}</summary>
<form method="post" action="${there}">${start}<input type="hidden" name="act" value="leave">
<p>${m.leave.text}</p>
<p class="actions"><button class="danger">${m.leave.button}</button></p></form></details>`
}
