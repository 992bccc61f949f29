/** One list of affected people: where it stands, who did what, and the decisions about it. */
import { html } from 'hono/html'
import * as z from 'zod'
import { formatMoment } from '../../incident/paris-moment.ts'
import { approveList, findList, type ListSummary, publishList, withdrawList } from '../../officer/data-sets.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { readRecord } from '../../officer/records/record.ts'
import type { Html } from '../../site/page.ts'
import { dataClassChips } from '../../site/parts/data-classes.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { listMessages } from '../messages/lists.ts'
import { listActs } from '../parts/list-acts.ts'
import { contributorNames, listBadge, listState, received } from '../parts/list-table.ts'
import { recordHead, recordTitle } from '../parts/record-head.ts'
import { mayDo } from '../parts/record-page.ts'

/** The list of the path. @throws OfficerError 'unknown' */
async function listOf({ parameters, services }: SignedInContext): Promise<ListSummary> {
  const list = await findList(services.db, Number(parameters.code))
  if (!list) throw new OfficerError('unknown', 'there is no such list')
  return list
}

export async function listPage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, link, services } = context
  const m = listMessages[language]
  const list = await listOf(context)
  const record = await readRecord(services.db, list.incident)
  if (!record) throw new OfficerError('unknown', 'there is no such record')
  const title = m.one.title(list.code, m.kinds[list.kind])
  return {
    page: {
      title: `${title} – ${recordTitle(record, language)}`,
      under: 'home',
      body: html`${recordHead(context, record, 'list')}
<p><a href="${link('recordLists', { incident: list.incident })}">${m.one.back}</a></p>
<h2>${title}</h2>
<p>${listBadge(list, language)}${list.synthetic ? html` <span class="badge">${m.invented}</span>` : ''} ${m.states[listState(list)].meaning}</p>
<div class="columns"><div>${facts(context, list)}
${list.status === 'draft' ? contribution(context, list) : ''}
${commandLine(context, list)}</div>
<aside aria-labelledby="decide"><h2 id="decide">${m.acts.title}</h2>${listActs(context, list, record)}</aside></div>`,
    },
  }
}

async function facts(context: SignedInContext, list: ListSummary): Promise<Html> {
  const { language } = context
  const m = listMessages[language].one
  const nameOf = await contributorNames(context, [list])
  const done = (label: string, who: string | null, at: Date | null) =>
    at === null
      ? ''
      : html`<dt>${label}</dt><dd>${m.by(who === null ? m.unknownWho : nameOf(who), formatMoment(at, language))}</dd>`
  const happened = (label: string, at: Date | null) =>
    at === null ? '' : html`<dt>${label}</dt><dd>${formatMoment(at, language)}</dd>`
  return html`<dl class="facts">
<dt>${m.organisation}</dt><dd>${list.organisation}</dd>
<dt>${m.count}</dt><dd>${received(list, language)}</dd>
${list.dataClasses.length === 0 ? '' : html`<dt>${m.exposes}</dt><dd>${dataClassChips(list.dataClasses, language)}</dd>`}
${done(m.created, list.createdBy, list.createdAt)}
${done(m.submitted, list.submittedBy, list.submittedAt)}
${done(m.approved, list.approvedBy, list.approvedAt)}
${list.status === 'published' ? happened(m.published, list.publishedAt) : ''}
${happened(m.withdrawn, list.withdrawnAt)}</dl>`
}

async function contribution(context: SignedInContext, { code }: ListSummary): Promise<Html | ''> {
  if (!(await mayDo(context, 'data-set.contribute'))) return ''
  const m = listMessages[context.language].one
  return html`<p class="actions"><a class="button" href="${context.link('listContribute', { code })}">${m.contribute}</a>
<span class="quiet">${m.contributeText}</span></p>`
}

/** The operator's way to the next step. */
function commandLine({ language }: SignedInContext, { code, kind, status }: ListSummary): Html | '' {
  const m = listMessages[language].one
  const columns = { email: 'e-mail', phone: 'tel', iban: 'iban', person: 'nom,prenom,date_naissance' }
  const command = {
    draft: `vigifuite contribute personnes.csv --column ${kind}=${columns[kind]} --dataset ${kind}=${code}`,
    submitted: `vigifuite dataset approve ${code} && vigifuite publish`,
    approved: 'vigifuite publish',
    published: `vigifuite withdraw ${code}`,
    withdrawn: null,
  }[status]
  if (command === null) return ''
  return html`<details><summary>${m.cli}</summary><p>${m.cliText}</p><pre tabindex="0"><code>${command}</code></pre></details>`
}

const actSchema = z.enum(['approve', 'publish', 'withdraw'])

/** Takes a decision, and begins the publication that it needs. */
export async function decideList(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { act, link, services } = context
  const { db, publisher } = services
  const decision = actSchema.safeParse(form.text('act'))
  if (!decision.success) throw new OfficerError('invalid', 'it is not said what is decided')
  const { code } = await listOf(context)
  const given = { code, ...act }
  if (decision.data === 'approve') {
    await approveList(db, given)
    return { redirect: link('list', { code }) }
  }
  if (decision.data === 'publish') {
    await publishList(db, given)
    publisher.start()
  } else {
    await withdrawList(db, given)
    publisher.start({ marking: true })
  }
  return { redirect: link('publication') }
}
