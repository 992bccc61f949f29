/** What those who write a record and those who review it say to each other. */
import { html } from 'hono/html'
import { OfficerError } from '../../officer/officer-error.ts'
import { comment, listComments } from '../../officer/records/comments.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { recordHeadMessages } from '../messages/record-head.ts'
import { recordHistoryMessages } from '../messages/record-history.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { doneNotice } from '../parts/done-notice.ts'
import { officerNames } from '../parts/officer-names.ts'
import { recordHead, recordTitle } from '../parts/record-head.ts'
import { mayDo, recordOf } from '../parts/record-page.ts'
import { shortMoment } from '../parts/short-moment.ts'

export async function recordCommentsPage(context: SignedInContext, typed = '', refused = false): Promise<DeskAnswer> {
  const { language, services, url } = context
  const m = recordHistoryMessages[language].comments
  const record = await recordOf(context)
  const comments = await listComments(services.db, record.incident)
  const nameOf = await officerNames(
    services.db,
    comments.map(one => one.author),
    language,
  )
  const items = comments.map(
    ({ id, author, at, version, text }) =>
      html`<li class="card comment" id="comment-${id}"><p><strong>${nameOf(author)}</strong> <span class="quiet small">${shortMoment(at, language)}, ${m.about(version)}</span></p><p class="said">${text}</p></li>`,
  )
  const form = html`<form method="post" class="card">${csrfField(context)}
<div class="field"><label for="text">${m.label}<span class="hint" id="text-hint">${m.hint}</span></label>
<textarea id="text" name="text" rows="4" required aria-describedby="text-hint${refused ? ' text-error' : ''}"${refused ? html` aria-invalid="true"` : ''}>${'\n'}${typed}</textarea>
${refused ? html`<span class="error" id="text-error" role="alert">${m.refused}</span>` : ''}</div>
<p class="actions"><button>${m.button}</button></p></form>`
  return {
    page: {
      title: `${recordHeadMessages[language].tabs.recordComments} – ${recordTitle(record, language)}`,
      under: 'home',
      body: html`${recordHead(context, record, 'recordComments')}<p class="lead">${m.lead}</p>
${doneNotice(url, { added: m.done })}
${items.length === 0 ? html`<p>${m.empty}</p>` : html`<ol class="comments">${items}</ol>`}
${(await mayDo(context, 'incident.comment')) ? form : ''}`,
    },
    status: refused ? 422 : 200,
  }
}

export async function addComment(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { services, act, link, parameters } = context
  const incident = parameters.incident ?? ''
  const text = form.text('text')
  try {
    await comment({ db: services.db, random: services.accounts.random }, { incident, text, ...act })
  } catch (error) {
    if (error instanceof OfficerError && error.reason === 'invalid') return recordCommentsPage(context, text, true)
    throw error
  }
  return { redirect: `${link('recordComments', { incident })}?done=added` }
}
