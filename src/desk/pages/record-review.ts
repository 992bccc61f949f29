/** What will become public of a record, who decides about it, and the decisions. */
import { html } from 'hono/html'
import * as z from 'zod'
import { publicRecordOf } from '../../incident/draft.ts'
import { formatMoment } from '../../incident/paris-moment.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import {
  approveRecord,
  publishRecord,
  returnRecord,
  submitRecord,
  withdrawRecord,
} from '../../officer/records/decide-record.ts'
import { contentOf, type DeskRecord } from '../../officer/records/record.ts'
import { isSensitiveContent } from '../../officer/records/save-record.ts'
import { otherLanguage } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import { dataClassChips } from '../../site/parts/data-classes.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { recordHeadMessages } from '../messages/record-head.ts'
import { reviewMessages } from '../messages/review.ts'
import { reviewActMessages } from '../messages/review-acts.ts'
import { listTable } from '../parts/list-table.ts'
import { officerNames } from '../parts/officer-names.ts'
import { recordHead, recordTitle } from '../parts/record-head.ts'
import { recordOf } from '../parts/record-page.ts'
import { reviewActs } from '../parts/review-acts.ts'
import { publicChanges, reviewDifferences } from '../parts/review-differences.ts'
import { reviewFaults } from '../parts/review-faults.ts'
import { deskPath } from '../paths.ts'

export async function recordReview(context: SignedInContext): Promise<DeskAnswer> {
  const { language, link, services } = context
  const m = reviewMessages[language]
  const record = await recordOf(context)
  const { incident, content, published, status } = record
  const result = publicRecordOf(content.incident)
  const before = published && status !== 'withdrawn' ? await contentOf(services.db, incident, published.version) : null
  const unchanged = before !== null && publicChanges(before, content).length === 0
  const other = otherLanguage(language)
  return {
    page: {
      title: `${m.title} – ${recordTitle(record, language)}`,
      under: 'home',
      body: html`${recordHead(context, record, 'recordReview')}
<p class="lead">${m.lead}</p>
${standing(context, record)}
${isSensitiveContent(content) ? html`<div class="notice alert"><h2>${m.sensitive.title}</h2><p>${m.sensitive.text}</p>${dataClassChips(content.incident.dataClasses, language)}</div>` : ''}
<div class="columns"><div>
<section aria-labelledby="will-be"><h2 id="will-be">${m.willBe.title}</h2>
${
  result.ok
    ? html`<p class="actions"><a class="button" href="${link('recordPreview', { incident })}" target="_blank" rel="noopener">${m.willBe.preview}</a>
<a class="button secondary" href="${deskPath('recordPreview', other, { incident })}" target="_blank" rel="noopener">${m.willBe.previewEnglish}</a>
<span class="quiet small">${m.willBe.newTab}</span></p>`
    : reviewFaults(context, record, result.faults)
}</section>
<section aria-labelledby="differences"><h2 id="differences">${m.differences.title}</h2>${reviewDifferences(before, content, language)}</section>
<section aria-labelledby="lists"><h2 id="lists">${m.lists.title}</h2>${listTable(context, incident, m.lists.none)}
<p class="quiet">${m.lists.apart} <a href="${link('recordLists', { incident })}">${m.lists.see}</a></p></section>
</div><aside aria-labelledby="decide"><h2 id="decide">${reviewActMessages[language].acts.title}</h2>
${reviewActs(context, record, result.ok ? (unchanged ? 'unchanged' : 'yes') : 'incomplete')}</aside></div>`,
    },
  }
}

/** Who decided what so far. */
async function standing({ language, services }: SignedInContext, record: DeskRecord): Promise<Html> {
  const { stood } = reviewMessages[language]
  const { statuses, correction } = recordHeadMessages[language]
  const { submitted, approved, published, withdrawn, status } = record
  const decisions = [submitted, approved, published, withdrawn].filter(one => one !== null)
  const nameOf = await officerNames(
    services.db,
    decisions.map(one => one.by),
    language,
  )
  const when = (at: Date) => formatMoment(at, language)
  const said = [
    status === 'submitted' || status === 'approved'
      ? submitted && stood.submitted(nameOf(submitted.by), when(submitted.at))
      : null,
    status === 'approved' ? approved && stood.approved(nameOf(approved.by), when(approved.at)) : null,
    published &&
      (published.by === 'catalogue'
        ? stood.catalogue
        : stood.published(nameOf(published.by), when(published.at), published.version)),
    withdrawn && stood.withdrawn(nameOf(withdrawn.by), when(withdrawn.at)),
  ].filter(one => one !== null)
  const { meaning } = status === 'draft' && published !== null ? correction : statuses[status]
  return html`<div class="notice"><p>${meaning}</p>${said.map(one => html`<p>${one}</p>`)}
${withdrawn ? html`<p>${stood.reason} ${withdrawn.reason}</p>` : ''}</div>`
}

const decisionSchema = z.object({
  act: z.enum(['submit', 'return', 'approve', 'publish', 'withdraw']),
  version: z.coerce.number().int().positive(),
})

/** Takes one of the decisions; each is authorised by its own use case, for the version that was looked at. */
export async function decideReview(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { act, link, parameters, services } = context
  const { db, publisher, accounts } = services
  const incident = parameters.incident ?? ''
  const decision = decisionSchema.safeParse({ act: form.text('act'), version: form.text('version') })
  if (!decision.success) throw new OfficerError('invalid', 'it is not said what is decided')
  const { version } = decision.data
  const given = { incident, version, ...act }
  const reason = form.text('reason')
  switch (decision.data.act) {
    case 'submit':
      await submitRecord(db, given)
      break
    case 'return':
      await returnRecord({ db, random: accounts.random }, { ...given, reason })
      break
    case 'approve':
      await approveRecord(db, given)
      break
    case 'publish':
      await publishRecord(db, given)
      publisher.start()
      return { redirect: link('publication') }
    case 'withdraw':
      await withdrawRecord(db, { incident, reason, ...act })
      publisher.start({ marking: true })
      return { redirect: link('publication') }
  }
  return { redirect: link('recordReview', { incident }) }
}
