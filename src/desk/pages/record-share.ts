/** Who takes part in a record: inviting an organisation, ending its part, leaving. */
import { html } from 'hono/html'
import type { IncidentAccess } from '../../database/officer-tables.ts'
import { endShare, inviteToIncident } from '../../officer/incident-shares.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { listOrganisations } from '../../officer/organisations.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { recordHeadMessages } from '../messages/record-head.ts'
import { recordShareMessages } from '../messages/record-share.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { doneNotice } from '../parts/done-notice.ts'
import { recordHead, recordTitle } from '../parts/record-head.ts'
import { recordOf } from '../parts/record-page.ts'
import { shortMoment } from '../parts/short-moment.ts'
import { stepUpFields } from '../parts/step-up-fields.ts'

const ACCESSES = ['edit', 'read', 'own'] as const satisfies readonly IncidentAccess[]

interface Part {
  readonly id: string
  readonly name: string
  readonly access: IncidentAccess
  readonly since: Date
}

async function partsOf({ services }: SignedInContext, incident: string): Promise<Part[]> {
  return services.db
    .selectFrom('incident_organisations as part')
    .innerJoin('organisations', 'organisations.id', 'part.organisation')
    .select(['organisations.id', 'organisations.name', 'part.access', 'part.since'])
    .where('part.incident', '=', incident)
    .orderBy('organisations.name')
    .execute()
}

/** Invitations into this record that nobody answered yet. */
async function waitingOf({ services, now }: SignedInContext, incident: string) {
  return services.db
    .selectFrom('incident_shares as share')
    .innerJoin('organisations', 'organisations.id', 'share.to_organisation')
    .select(['organisations.id', 'organisations.name', 'share.access', 'share.expires_at'])
    .where('share.incident', '=', incident)
    .where('share.answered_at', 'is', null)
    .where('share.expires_at', '>', now)
    .orderBy('organisations.name')
    .execute()
}

/** The officer's own organisations that take part. */
const mineAmong = ({ signedIn }: SignedInContext, parts: readonly Part[]): Part[] =>
  parts.filter(({ id }) =>
    signedIn.officer.memberships.some(one => one.organisation === id && one.roles.includes('officer')),
  )

export async function recordSharePage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, url } = context
  const m = recordShareMessages[language]
  const record = await recordOf(context)
  const parts = await partsOf(context, record.incident)
  const waiting = await waitingOf(context, record.incident)
  const mine = mineAmong(context, parts)
  const owner = mine.find(one => one.access === 'own')
  const owners = parts.filter(one => one.access === 'own')
  const rows = parts.map(({ name, access, since }) => {
    const { label, meaning } = m.accesses[access]
    return html`<tr><th scope="row">${name}</th><td>${label}<span class="hint">${meaning}</span></td><td class="small">${shortMoment(since, language)}</td></tr>`
  })
  const invited = waiting.map(
    ({ name, access, expires_at }) =>
      html`<tr><th scope="row">${name}</th><td>${m.accesses[access].label} <span class="badge caution">${m.waiting}</span></td><td class="small">${m.until('')}${shortMoment(expires_at, language)}</td></tr>`,
  )
  return {
    page: {
      title: `${recordHeadMessages[language].tabs.recordShare} – ${recordTitle(record, language)}`,
      under: 'home',
      scripts: owner ? ['passkey'] : [],
      body: html`${recordHead(context, record, 'recordShare')}<p class="lead">${m.lead}</p>
${doneNotice(url, m.done)}
<h2>${m.who}</h2>
<table class="records"><thead><tr><th scope="col">${m.organisation}</th><th scope="col">${m.access}</th><th scope="col">${m.since}</th></tr></thead><tbody>${rows}${invited}</tbody></table>
${owner ? inviteForm(context, record.incident, owner, parts) : ''}
${endings(context, parts, mine, owner, owners.length)}`,
    },
  }
}

async function inviteForm(
  context: SignedInContext,
  incident: string,
  owner: Part,
  parts: readonly Part[],
): Promise<Html> {
  const { language, services } = context
  const m = recordShareMessages[language]
  const all = await listOrganisations(services.db)
  const others = all.filter(one => !one.platform && !parts.some(part => part.id === one.id))
  if (others.length === 0) return html`<h2>${m.invite}</h2><p class="quiet">${m.nobodyLeft}</p>`
  return html`<h2>${m.invite}</h2><form method="post" class="card">${csrfField(context)}<input type="hidden" name="from" value="${owner.id}"><p>${m.inviteText}</p>
<div class="field"><label for="to">${m.inviteWhom}</label><select id="to" name="to" required>${others.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></div>
<fieldset><legend>${m.inviteHow}</legend>${ACCESSES.map(
    (access, index) =>
      html`<label class="choice"><input type="radio" name="access" value="${access}" required${index === 0 ? html` checked` : ''}><span>${m.accesses[access].label}<span class="hint">${m.accesses[access].meaning}</span></span></label>`,
  )}</fieldset>
${stepUpFields(context, { action: 'incident.share', subject: `incident:${incident}` })}
<p class="actions"><button name="act" value="invite">${m.inviteButton}</button></p></form>`
}

/** Each says what it does before it does it. An owner's ending asks for a second factor on a page of its own. */
function endings(
  context: SignedInContext,
  parts: readonly Part[],
  mine: readonly Part[],
  owner: Part | undefined,
  owners: number,
): Html {
  const m = recordShareMessages[context.language]
  const lastOwner = (part: Part) => part.access === 'own' && owners === 1
  const form = (title: string, text: string, button: string, by: 'owner' | 'itself', part: Part) =>
    html`<details><summary>${title}</summary><form method="post" class="card">${csrfField(context)}<input type="hidden" name="organisation" value="${part.id}"><input type="hidden" name="by" value="${by}"><p>${text}</p><p class="actions"><button class="secondary" name="act" value="end">${button}</button></p></form></details>`
  const others = owner ? parts.filter(part => !mine.includes(part) && !lastOwner(part)) : []
  return html`<div class="endings">${others.map(part => form(m.end(part.name), m.endWhat, m.endButton, 'owner', part))}${mine
    .filter(part => !lastOwner(part))
    .map(part => form(m.leave(part.name), m.leaveWhat, m.leaveButton, 'itself', part))}
${mine.some(lastOwner) ? html`<p class="quiet small">${m.lastOwner}</p>` : ''}</div>`
}

export async function changeShares(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { services, act, link, parameters } = context
  const incident = parameters.incident ?? ''
  const here = link('recordShare', { incident })
  if (form.text('act') === 'invite') {
    const access = ACCESSES.find(one => one === form.text('access'))
    if (!access) throw new OfficerError('invalid', 'the form says no access')
    const share = { incident, from: form.text('from'), to: form.text('to'), access }
    await inviteToIncident({ db: services.db, random: services.accounts.random }, { ...share, ...act })
    return { redirect: `${here}?done=invited` }
  }
  const by = form.text('by') === 'itself' ? 'itself' : 'owner'
  const organisation = form.text('organisation')
  await endShare(services.db, { incident, organisation, by, ...act })
  return { redirect: by === 'itself' ? `${link('home')}?done=left` : `${here}?done=ended` }
}
