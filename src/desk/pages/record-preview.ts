import { html } from 'hono/html'
import { publicRecordOf } from '../../incident/draft.ts'
import { listsOf } from '../../officer/data-sets.ts'
import { layout } from '../../site/layout.ts'
import type { PageContext } from '../../site/page.ts'
import { incidentContent } from '../../site/pages/incident.ts'
import { pathOf } from '../../site/paths.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { reviewMessages } from '../messages/review.ts'
import { recordOf } from '../parts/record-page.ts'
import { reviewFaults } from '../parts/review-faults.ts'

/**
 * The public page of the record as it would be, made by the site's own renderer and layout. It speaks of the lists that a publication would
 * make readable now.
 */
export async function recordPreview(context: SignedInContext): Promise<DeskAnswer> {
  const { language, services, url, link } = context
  const m = reviewMessages[language].preview
  const record = await recordOf(context)
  const back = link('recordReview', { incident: record.incident })
  const result = publicRecordOf(record.content.incident)
  if (!result.ok) {
    const body = html`<h1>${m.incomplete}</h1>${reviewFaults(context, record, result.faults)}<p><a href="${back}">${m.back}</a></p>`
    return { page: { title: m.title, under: 'home', body } }
  }
  const page: PageContext = {
    page: 'incident',
    language,
    services,
    url,
    parameters: { id: record.incident },
    link: (key, parameters) => pathOf(key, language, parameters),
  }
  const lists = (await listsOf(services.db, record.incident)).filter(
    ({ status, released }) => status === 'published' || (status === 'approved' && released),
  )
  const content = incidentContent(page, result.incident, lists)
  const banner = html`<aside class="notice caution" aria-label="${m.label}" data-preview><p><strong>${m.label}.</strong> ${m.text} <a href="${back}">${m.back}</a></p></aside>`
  const document = await layout(page, { ...content, indexed: false, body: html`${banner}${content.body}` })
  return { file: String(document), contentType: 'text/html; charset=utf-8' }
}
