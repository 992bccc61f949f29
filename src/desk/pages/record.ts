/** The summary of a record: where it stands, what it lacks, and what to do next. */
import { html } from 'hono/html'
import { clocksAt, outstanding } from '../../incident/clocks.ts'
import { publicRecordOf } from '../../incident/draft.ts'
import { severityOf } from '../../incident/severity.ts'
import { listsOf } from '../../officer/data-sets.ts'
import { listComments } from '../../officer/records/comments.ts'
import type { DeskRecord } from '../../officer/records/record.ts'
import { isSensitiveContent } from '../../officer/records/save-record.ts'
import { clockFactsOf } from '../../officer/register/clock-facts.ts'
import { cnilNotification } from '../../officer/register/cnil-notification.ts'
import { formatList, formatNumber } from '../../site/format.ts'
import { clockMessages } from '../../site/messages/desk-clocks.ts'
import { severityMessages } from '../../site/messages/desk-severity.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { fieldsOf, type JsonObject } from '../fields/field.ts'
import { blankOf } from '../fields/read.ts'
import { REGISTER_FORM } from '../fields/record-forms.ts'
import { sameJson } from '../fields/same-json.ts'
import { unitsOf, unitValue } from '../fields/units.ts'
import { type RecordSummaryMessages, recordSummaryMessages } from '../messages/record-summary.ts'
import { doneNotice } from '../parts/done-notice.ts'
import { nextClock, timeLeft } from '../parts/next-clock.ts'
import { officerNames } from '../parts/officer-names.ts'
import { publicFaults } from '../parts/public-faults.ts'
import { recordHead, recordTitle } from '../parts/record-head.ts'
import { mayDo, recordOf, setAsideNotice } from '../parts/record-page.ts'
import { shortMoment } from '../parts/short-moment.ts'
import type { DeskPage } from '../paths.ts'

export async function recordPage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, url } = context
  const m = recordSummaryMessages[language]
  const record = await recordOf(context)
  return {
    page: {
      title: recordTitle(record, language),
      under: 'home',
      body: html`${recordHead(context, record, 'record')}
${doneNotice(url, m.done)}${setAsideNotice(context, record.incident)}${nextStep(context, record)}
<div class="summary">${publicCard(context, record)}${clocksCard(context, record)}${registerCard(context, record)}${severityCard(context, record)}${listsCard(context, record)}${commentsCard(context, record)}</div>`,
    },
  }
}

type Step = keyof RecordSummaryMessages['steps']

/** The one thing that this officer can do to bring the record on, or what it waits for. */
async function nextStep(context: SignedInContext, record: DeskRecord): Promise<Html> {
  const { language, link, signedIn } = context
  const m = recordSummaryMessages[language]
  const [edits, reviews] = [await mayDo(context, 'incident.edit'), await mayDo(context, 'incident.approve')]
  const own = record.authors.includes(signedIn.id)
  const complete = publicRecordOf(record.content.incident).ok
  const go = (page: DeskPage, key: keyof RecordSummaryMessages['stepLinks'], className = 'button') =>
    html`<p class="actions"><a class="${className}" href="${link(page, { incident: record.incident })}">${m.stepLinks[key]}</a></p>`
  const [step, action] = ((): [Step, Html | ''] => {
    switch (record.status) {
      case 'draft':
        if (!edits) return ['draftReader', '']
        return complete ? ['submit', go('recordReview', 'submit')] : ['complete', go('recordIncident', 'complete')]
      case 'submitted':
        if (!reviews) return ['waitReview', '']
        return own ? ['ownReview', ''] : ['review', go('recordReview', 'review')]
      case 'approved':
        return reviews && !own ? ['publish', go('recordReview', 'publish')] : ['waitPublish', '']
      case 'published':
        return edits ? ['published', go('recordIncident', 'correct', 'button secondary')] : ['publishedReader', '']
      case 'withdrawn':
        return ['withdrawn', '']
    }
  })()
  return html`<section class="notice next-step" aria-labelledby="next"><h2 id="next">${m.next}</h2>${urgent(context, record)}<p>${m.steps[step]}</p>${action}</section>`
}

/** What the law wants first comes before what the record lacks. */
function urgent({ language, now }: SignedInContext, { content }: DeskRecord): Html | '' {
  const facts = clockFactsOf(content.register)
  const due = outstanding(clocksAt(facts, now)).some(one => one.state === 'late' || one.state === 'due-soon')
  return due ? html`<p>${recordSummaryMessages[language].urgent} ${nextClock(facts, now, language)}</p>` : ''
}

const card = (title: string, body: Html | Html[], more: Html | '' = ''): Html =>
  html`<section class="card"><h2>${title}</h2>${body}${more === '' ? '' : html`<p class="more">${more}</p>`}</section>`

function publicCard(context: SignedInContext, record: DeskRecord): Html {
  const m = recordSummaryMessages[context.language]
  const more = html`<a href="${context.link('recordIncident', { incident: record.incident })}">${m.publicPart}</a>`
  const result = publicRecordOf(record.content.incident)
  if (result.ok)
    return card(m.publicPart, html`<p>${record.status === 'published' ? m.publicAsIs : m.publicComplete}</p>`, more)
  const { faults } = result
  return card(
    m.publicPart,
    html`<p>${m.publicMissing(faults.length)}</p>${publicFaults(context, record, faults)}`,
    more,
  )
}

function clocksCard({ language, link, now }: SignedInContext, { incident, content }: DeskRecord): Html {
  const m = recordSummaryMessages[language]
  const facts = clockFactsOf(content.register)
  if (facts.awareAt === null) {
    const at = `${link('recordRegister', { incident })}#register-timeline-awareAt`
    return card(m.clocks, html`<p>${m.noAwareness}</p>`, html`<a href="${at}">${m.noAwarenessLink}</a>`)
  }
  const due = outstanding(clocksAt(facts, now))
  return card(
    m.clocks,
    html`<ul class="due">${due.map(clock => html`<li>${clockMessages[language].names[clock.id]} ${timeLeft(clock, language)}</li>`)}</ul>`,
    html`<a href="${link('recordClocks', { incident })}">${m.allClocks}</a>`,
  )
}

function registerCard({ language, link }: SignedInContext, { incident, content }: DeskRecord): Html {
  const m = recordSummaryMessages[language]
  const fields = fieldsOf(REGISTER_FORM)
  const blank = blankOf(fields)
  const register = content.register as unknown as JsonObject
  const units = unitsOf(fields)
  const filled = units.filter(unit => !sameJson(unitValue(register, unit), unitValue(blank, unit))).length
  const { missing } = cnilNotification(content.incident as never, content.register, language)
  return card(
    m.register,
    html`<p>${m.registerFilled(filled, units.length)}</p><p>${missing.length === 0 ? m.cnilComplete : m.cnilMissing(missing.length)}</p>`,
    html`<a href="${link('recordRegister', { incident })}">${m.register}</a> · <a href="${link('recordPapers', { incident })}">${m.papers}</a>`,
  )
}

function severityCard({ language, link }: SignedInContext, { incident, content }: DeskRecord): Html {
  const m = recordSummaryMessages[language]
  const to = html`<a href="${link('recordSeverity', { incident })}">${m.severityLink}</a>`
  const factors = content.register.risk.severity
  if (factors === null) return card(m.severity, html`<p>${m.severityNone}</p>`, to)
  const { score, level, flags } = severityOf(factors)
  const t = severityMessages[language]
  return card(
    m.severity,
    html`<p><strong>SE = ${formatNumber(score, language)}</strong> – ${t.levels[level].label}</p><p class="quiet">${t.levels[level].meaning}</p>${
      flags.length > 0
        ? html`<p class="small">${formatList(
            flags.map(flag => t.flags[flag].label),
            language,
          )}</p>`
        : ''
    }`,
    to,
  )
}

async function listsCard({ language, link, services }: SignedInContext, record: DeskRecord): Promise<Html> {
  const m = recordSummaryMessages[language]
  const lists = await listsOf(services.db, record.incident)
  const sensitive = isSensitiveContent(record.content)
  const items = lists.map(
    ({ code, kind, status, entries, organisation }) =>
      html`<li><a href="${link('list', { code })}">${m.list(code, m.kinds[kind])}</a> <span class="badge">${m.listStates[status]}</span> <span class="quiet small">${organisation}${entries === null ? '' : ` · ${formatNumber(entries, language)}`}</span></li>`,
  )
  return card(
    m.lists,
    html`${sensitive ? html`<p>${m.listsSensitive}</p>` : ''}${items.length > 0 ? html`<ul>${items}</ul>` : sensitive ? '' : html`<p>${m.listsNone}</p>`}`,
    html`<a href="${link('recordLists', { incident: record.incident })}">${m.lists}</a>`,
  )
}

const SHOWN_COMMENTS = 2

async function commentsCard({ language, link, services }: SignedInContext, { incident }: DeskRecord): Promise<Html> {
  const m = recordSummaryMessages[language]
  const comments = (await listComments(services.db, incident)).slice(-SHOWN_COMMENTS)
  const nameOf = await officerNames(
    services.db,
    comments.map(one => one.author),
    language,
  )
  const items = comments.map(
    ({ author, at, text }) =>
      html`<blockquote class="comment"><p class="quiet small">${nameOf(author)}, ${shortMoment(at, language)}</p><p class="said">${text}</p></blockquote>`,
  )
  return card(
    m.comments,
    items.length > 0 ? items : html`<p>${m.commentsNone}</p>`,
    html`<a href="${link('recordComments', { incident })}">${m.allComments}</a>`,
  )
}
