/** The lists of a record, and the form that begins one. */
import { html } from 'hono/html'
import * as z from 'zod'
import { KINDS } from '../../identifier/kind.ts'
import { DATA_CLASS_IDS, DATA_CLASSES } from '../../incident/data-classes.ts'
import { createListFor } from '../../officer/data-sets.ts'
import { incidentTarget } from '../../officer/incident-access.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { findOrganisation, type Organisation } from '../../officer/organisations.ts'
import { decide } from '../../officer/permissions.ts'
import type { DeskRecord } from '../../officer/records/record.ts'
import { isSensitiveContent } from '../../officer/records/save-record.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { listMessages } from '../messages/lists.ts'
import { reviewMessages } from '../messages/review.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { listTable } from '../parts/list-table.ts'
import { recordHead, recordTitle } from '../parts/record-head.ts'
import { recordOf } from '../parts/record-page.ts'

export async function recordLists(context: SignedInContext): Promise<DeskAnswer> {
  const { language } = context
  const m = listMessages[language]
  const { sensitive } = reviewMessages[language]
  const record = await recordOf(context)
  return {
    page: {
      title: `${m.title} – ${recordTitle(record, language)}`,
      under: 'home',
      body: html`${recordHead(context, record, 'recordLists')}
<p class="lead">${m.lead}</p>
${listTable(context, record.incident, m.none)}
${
  isSensitiveContent(record.content)
    ? html`<div class="notice alert"><h2>${sensitive.title}</h2><p>${sensitive.text}</p></div>`
    : record.status === 'withdrawn'
      ? ''
      : createForm(context, record)
}`,
    },
  }
}

async function createForm(context: SignedInContext, record: DeskRecord): Promise<Html> {
  const { language, services } = context
  const m = listMessages[language].create
  const { kinds } = listMessages[language]
  const owners = await ownersOf(context, record.incident)
  if (owners.length === 0) return html`<p class="notice">${m.readOnly}</p>`
  const classes = record.content.incident.dataClasses
  return html`<section class="card" aria-labelledby="create"><h2 id="create">${m.title}</h2><p>${m.text}</p>
<form method="post">${csrfField(context)}
<fieldset><legend>${m.kind}</legend><div class="choices">${KINDS.map(
    (kind, i) =>
      html`<label class="choice"><input type="radio" name="kind" value="${kind}"${i === 0 ? html` checked` : ''}>${kinds[kind]}</label>`,
  )}</div></fieldset>
${
  classes.length === 0
    ? html`<p class="quiet">${m.noClasses}</p>`
    : html`<fieldset><legend>${m.classes}<span class="hint">${m.classesHint}</span></legend><div class="choices">${classes.map(
        one =>
          html`<label class="choice"><input type="checkbox" name="class" value="${one}" checked>${DATA_CLASSES[one].label[language]}</label>`,
      )}</div></fieldset>`
}
<div class="field"><label for="organisation">${m.organisation}</label>
<select id="organisation" name="organisation">${owners.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></div>
<label class="choice"><input type="checkbox" name="invented" value="yes"${services.demo ? html` checked` : ''}><span>${m.invented}<span class="hint">${m.inventedHint}</span></span></label>
<p class="actions"><button>${m.button}</button></p></form></section>`
}

/** Organisations of the record for which the officer may begin a list. */
async function ownersOf({ services, signedIn }: SignedInContext, incident: string): Promise<Organisation[]> {
  const { organisations } = await incidentTarget(services.db, incident)
  const own = organisations.filter(
    one => decide(signedIn.officer, 'data-set.create', { on: 'incident', organisations: [one] }).allowed,
  )
  const found = await Promise.all(own.map(({ id }) => findOrganisation(services.db, id)))
  return found.filter(one => one !== null)
}

const newListSchema = z.object({
  kind: z.enum(KINDS),
  organisation: z.string().min(1).max(36),
  dataClasses: z.array(z.enum(DATA_CLASS_IDS)).max(DATA_CLASS_IDS.length),
})

export async function createList(
  { act, link, parameters, services }: SignedInContext,
  form: Form,
): Promise<DeskAnswer> {
  const given = newListSchema.safeParse({
    kind: form.text('kind'),
    organisation: form.text('organisation'),
    dataClasses: form.all('class'),
  })
  if (!given.success) throw new OfficerError('invalid', 'this is no list')
  const incident = parameters.incident ?? ''
  const synthetic = form.text('invented') === 'yes'
  const code = await createListFor(services.db, { incident, ...given.data, synthetic, ...act })
  return { redirect: link('list', { code }) }
}
