/** Organisations and the accounts of their people. */
import { html } from 'hono/html'
import { listUnattached, memberCounts } from '../../officer/memberships.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { findOfficer } from '../../officer/officers.ts'
import { listOrganisations, NEW_ORGANISATION, type Organisation } from '../../officer/organisations.ts'
import { decide } from '../../officer/permissions.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { peopleMessages } from '../messages/people.ts'
import { accountActsPart, governsAccounts } from '../parts/account-acts-part.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { doneNotice } from '../parts/done-notice.ts'
import { field } from '../parts/input-field.ts'
import { stepUpFields } from '../parts/step-up-fields.ts'

/** With `?account=`, one account that belongs to no organisation. */
export async function peoplePage(context: SignedInContext, refused: OfficerError | null = null): Promise<DeskAnswer> {
  const { language, link, services, url } = context
  const account = url.searchParams.get('account')
  if (account !== null && refused === null) return accountPage(context, account)
  const m = peopleMessages[language]
  const organisations = await organisationsOf(context)
  const governs = governsAccounts(context)
  if (!governs && organisations.length === 0) throw new OfficerError('forbidden', 'only administrators and auditors')
  if (!governs && organisations.length === 1) {
    return { redirect: link('organisation', { organisation: organisations[0]!.id }) }
  }
  const counts = await memberCounts(services.db)
  return {
    page: {
      title: m.title,
      scripts: ['passkey'],
      body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
${doneNotice(url, m.done)}
${organisationsPart(context, organisations, counts)}
${governs ? createPart(context, refused) : ''}
${governs ? unattachedPart(context) : ''}`,
    },
    ...(refused && { status: 422 }),
  }
}

/** Those whose people the officer may see. */
async function organisationsOf({ services, signedIn }: SignedInContext): Promise<Organisation[]> {
  const all = await listOrganisations(services.db)
  return all.filter(({ id }) => {
    return decide(signedIn.officer, 'officer.list', { on: 'organisation', organisation: id }).allowed
  })
}

function organisationsPart(
  { language, link }: SignedInContext,
  organisations: readonly Organisation[],
  counts: ReadonlyMap<string, number>,
): Html {
  const m = peopleMessages[language]
  if (organisations.length === 0) return html`<p>${m.empty}</p>`
  return html`<div class="scroll"><table class="entries"><thead><tr>${m.columns.map(one => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>${organisations.map(
    ({ id, name, platform }) =>
      html`<tr><th scope="row"><a href="${link('organisation', { organisation: id })}"><bdi>${name}</bdi></a>${platform ? html` <span class="badge">${m.platform}</span>` : ''}</th><td>${m.people(counts.get(id) ?? 0)}</td></tr>`,
  )}</tbody></table></div>`
}

function createPart(context: SignedInContext, refused: OfficerError | null): Html {
  const { language, link } = context
  const m = peopleMessages[language].create
  const error = refused && (refused.reason === 'wrong-state' ? m.taken : m.invalid)
  const target = { action: 'organisation.create', subject: NEW_ORGANISATION } as const
  return html`<details class="act"${refused ? html` open` : ''}><summary>${m.title}</summary>
<form method="post" action="${link('people')}">${csrfField(context)}<input type="hidden" name="act" value="create">
<p>${m.text}</p>
${field({ name: 'name', label: m.name, hint: m.hint, error, maxlength: 200 })}
${refused ? '' : stepUpFields(context, target)}
<p class="actions"><button>${m.button}</button></p></form></details>`
}

async function unattachedPart({ language, link, services }: SignedInContext): Promise<Awaited<Html>> {
  const m = peopleMessages[language].unattached
  const accounts = await listUnattached(services.db)
  if (accounts.length === 0) return html``
  return html`<section aria-labelledby="unattached"><h2 id="unattached">${m.title}</h2><p>${m.text}</p>
<ul>${accounts.map(({ id, displayName, email }) => html`<li><a href="${link('people')}?account=${encodeURIComponent(id)}"><bdi>${displayName}</bdi></a>, ${email}</li>`)}</ul></section>`
}

async function accountPage(context: SignedInContext, id: string): Promise<DeskAnswer> {
  const { language, link, services, url } = context
  const officer = governsAccounts(context) ? await findOfficer(services.db, id) : null
  if (!officer || officer.email === null) throw new OfficerError('unknown', 'there is no such account')
  const m = peopleMessages[language]
  return {
    page: {
      title: officer.displayName ?? '',
      scripts: ['passkey'],
      body: html`<h1><bdi>${officer.displayName}</bdi></h1>
<p class="lead">${officer.email} <span class="badge">${m.organisation.statuses[officer.status]}</span></p>
${doneNotice(url, m.done)}
${accountActsPart(context, officer, '')}
<p><a href="${link('people')}">${m.organisation.all}</a></p>`,
    },
  }
}
