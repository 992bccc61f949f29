/** What stands on top of every page about one record: its title, its state, who saved it, and the way to its other parts. */
import { html } from 'hono/html'
import { formatMoment } from '../../incident/paris-moment.ts'
import { type Bilingual, type Language, otherLanguage } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { type RecordStatusName, type RecordTab, recordHeadMessages } from '../messages/record-head.ts'
import type { DeskPage } from '../paths.ts'
import { officerNames } from './officer-names.ts'

/** What the head needs of a `DeskRecord`. */
export interface HeadRecord {
  readonly incident: string
  readonly status: RecordStatusName
  readonly version: number
  readonly content: { readonly incident: { readonly title: Bilingual } }
  /** What is public: the version, or null. */
  readonly published: { readonly version: number } | null
  readonly updatedAt: Date
  readonly updatedBy: string
}

/** Pages below a tab, which stays the current one there. */
const UNDER: Readonly<Partial<Record<DeskPage, RecordTab>>> = {
  recordVersion: 'recordHistory',
  recordPaper: 'recordPapers',
  recordPreview: 'recordReview',
  list: 'recordLists',
  listContribute: 'recordLists',
}

/** The record's title in this language, or in the other one; a record may have none yet. */
export function recordTitle({ content }: Pick<HeadRecord, 'content'>, language: Language): string {
  const { title } = content.incident
  return title[language] || title[otherLanguage(language)] || recordHeadMessages[language].untitled
}

/** The state of a record as a word in a frame. */
export function statusBadge({ status, published }: Pick<HeadRecord, 'status' | 'published'>, language: Language): Html {
  const m = recordHeadMessages[language]
  const { label } = status === 'draft' && published !== null ? m.correction : m.statuses[status]
  const attention =
    status === 'submitted' || status === 'approved' ? ' caution' : status === 'withdrawn' ? ' alert' : ''
  return html`<span class="badge${attention}">${label}</span>`
}

/** `here`: the page that it stands on. */
export async function recordHead(context: SignedInContext, record: HeadRecord, here: DeskPage): Promise<Html> {
  const { language, link, services } = context
  const m = recordHeadMessages[language]
  const nameOf = await officerNames(services.db, [record.updatedBy], language)
  const tabs = Object.entries(m.tabs) as [RecordTab, string][]
  const current = UNDER[here] ?? here
  return html`<div class="record-head">
<h1>${recordTitle(record, language)}</h1>
<p class="record-state">${statusBadge(record, language)}
<span class="quiet small">${m.saved(nameOf(record.updatedBy), formatMoment(record.updatedAt, language))} (${m.version(record.version)})</span></p>
<nav class="tabs" aria-label="${m.navigation}"><ul>${tabs.map(
    ([tab, name]) =>
      html`<li><a href="${link(tab, { incident: record.incident })}"${tab === current ? html` aria-current="page"` : ''}>${name}</a></li>`,
  )}</ul></nav>
</div>`
}
