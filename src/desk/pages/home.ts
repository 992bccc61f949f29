/** The records that the officer may read, and what waits for an answer. */
import { html } from 'hono/html'
import { answerShare, listOpenShares, type Share } from '../../officer/incident-shares.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { listOrganisations } from '../../officer/organisations.ts'
import { openRecord } from '../../officer/records/create-record.ts'
import { listRecords, listUnopened, type RecordSummary } from '../../officer/records/list-records.ts'
import { readRecord } from '../../officer/records/record.ts'
import { otherLanguage } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { recordHeadMessages } from '../messages/record-head.ts'
import { recordsMessages } from '../messages/records.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { doneNotice } from '../parts/done-notice.ts'
import { nextClock } from '../parts/next-clock.ts'
import { statusBadge } from '../parts/record-head.ts'
import { shortMoment } from '../parts/short-moment.ts'

export async function homePage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, services, signedIn, url } = context
  const m = recordsMessages[language]
  const [records, unopened] = await Promise.all([
    listRecords(services.db, signedIn.id),
    listUnopened(services.db, signedIn.id),
  ])
  return {
    page: {
      title: m.title,
      body: html`<div class="title-row"><h1>${m.title}</h1>${opens(context) ? openLink(context) : ''}</div>
${doneNotice(url, m.done)}${await invitations(context)}
${records.length > 0 ? table(context, records) : unopened.length > 0 ? '' : emptyState(context)}
${unopenedList(context, unopened)}`,
    },
  }
}

/** Whether somebody may open records at all. */
export const opens = ({ signedIn }: SignedInContext): boolean =>
  signedIn.officer.memberships.some(one => one.roles.includes('officer'))

const openLink = ({ language, link }: SignedInContext): Html =>
  html`<a class="button" href="${link('recordNew')}">${recordsMessages[language].open}</a>`

function table(context: SignedInContext, records: readonly RecordSummary[]): Html {
  const { language, link, now } = context
  const m = recordsMessages[language]
  const titleOf = ({ title }: RecordSummary) =>
    title[language] || title[otherLanguage(language)] || recordHeadMessages[language].untitled
  return html`<table class="records"><thead><tr><th scope="col">${m.columns.record}</th><th scope="col">${m.columns.clock}</th><th scope="col">${m.columns.changed}</th></tr></thead>
<tbody>${records.map(
    record => html`<tr><th scope="row"><a href="${link('record', { incident: record.incident })}">${titleOf(record)}</a> ${statusBadge({ status: record.status, published: record.publishedVersion === null ? null : { version: record.publishedVersion } }, language)}
<span class="quiet small">${record.organisations.map(({ name, access }) => html`<span class="part">${name}${access === 'own' ? '' : html` (${m.access[access]})`}</span>`)}</span></th>
<td>${nextClock(record.clockFacts, now, language)}</td><td class="small">${shortMoment(record.updatedAt, language)}</td></tr>`,
  )}</tbody></table>`
}

function emptyState(context: SignedInContext): Html {
  const { empty } = recordsMessages[context.language]
  return html`<section class="card empty"><h2>${empty.title}</h2><p>${empty.text}</p>
<ol>${empty.steps.map(step => html`<li>${step}</li>`)}</ol>
${opens(context) ? html`<p class="actions">${openLink(context)}</p>` : html`<p class="quiet">${empty.notOfficer}</p>`}</section>`
}

function unopenedList(
  context: SignedInContext,
  unopened: readonly {
    readonly incident: string
    readonly title: { fr: string; en: string }
    readonly organisation: string
  }[],
): Html | '' {
  if (unopened.length === 0) return ''
  const m = recordsMessages[context.language]
  return html`<section><h2>${m.unopened}</h2><p class="quiet">${m.unopenedText}</p>
<ul class="waiting">${unopened.map(
    ({
      incident,
      title,
      organisation,
    }) => html`<li class="card"><p><strong>${title[context.language]}</strong> <span class="quiet small">${organisation}</span></p>
${opens(context) ? html`<form method="post">${csrfField(context)}<input type="hidden" name="open" value="${incident}"><button class="secondary small-button">${m.openThis}</button></form>` : ''}</li>`,
  )}</ul></section>`
}

async function invitations(context: SignedInContext): Promise<Html | ''> {
  const { language, services, signedIn, now } = context
  const mine = signedIn.officer.memberships.filter(one => one.roles.includes('officer'))
  const shares = await Promise.all(mine.map(({ organisation }) => listOpenShares(services.db, { organisation, now })))
  const open = shares.flat()
  if (open.length === 0) return ''
  const m = recordsMessages[language]
  const names = new Map((await listOrganisations(services.db)).map(one => [one.id, one.name]))
  const items = open.map(async share => {
    const title = await titleOf(context, share)
    const button = (answer: 'accept' | 'decline', className = '') =>
      html`<button name="answer" value="${answer}" class="small-button${className}">${m[answer]}</button>`
    return html`<li class="card"><p>${m.invitation(names.get(share.from) ?? '', title)} <span class="quiet small">${names.get(share.to) ?? ''} : ${m.access[share.access]}. ${m.expires(shortDay(share.expiresAt, language))}</span></p>
<form method="post" class="actions">${csrfField(context)}<input type="hidden" name="share" value="${share.id}"><input type="hidden" name="organisation" value="${share.to}">${button('accept')}${button('decline', ' secondary')}</form></li>`
  })
  return html`<section><h2>${m.invitations}</h2><ul class="waiting">${await Promise.all(items)}</ul></section>`
}

/** Who is invited may know what into. */
async function titleOf({ services, language }: SignedInContext, { incident }: Share): Promise<string> {
  const record = await readRecord(services.db, incident)
  const title = record?.content.incident.title ?? { fr: '', en: '' }
  return title[language] || title[otherLanguage(language)] || recordsMessages[language].untitledInvitation
}

const shortDay = (instant: Date, language: 'fr' | 'en'): string =>
  instant.toLocaleDateString(language === 'fr' ? 'fr-FR' : 'en-GB', { timeZone: 'Europe/Paris', dateStyle: 'long' })

/** Answers an invitation, or takes an incident of the catalogue up. */
export async function actAtHome(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { services, act, link } = context
  const incident = form.text('open')
  if (incident !== '') {
    await openRecord(services.db, { incident, ...act })
    return { redirect: link('record', { incident }) }
  }
  const answer = { accept: 'accepted', decline: 'declined' }[form.text('answer')] as 'accepted' | 'declined' | undefined
  if (!answer) throw new OfficerError('invalid', 'the form says neither')
  await answerShare(services.db, { id: form.text('share'), organisation: form.text('organisation'), answer, ...act })
  return { redirect: `${link('home')}?done=${answer}` }
}
