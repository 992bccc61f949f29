import { html } from 'hono/html'
import { type ListSummary, listsOf } from '../../officer/data-sets.ts'
import { formatNumber } from '../../site/format.ts'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { type ListState, listMessages } from '../messages/lists.ts'
import { type NameOfOfficer, officerNames } from './officer-names.ts'

/** The lists of a record; `none`: what to say where there is none. */
export async function listTable(context: SignedInContext, incident: string, none: string): Promise<Html> {
  const { language, link, services } = context
  const m = listMessages[language]
  const lists = await listsOf(services.db, incident)
  if (lists.length === 0) return html`<p>${none}</p>`
  const nameOf = await contributorNames(context, lists)
  return html`<div class="scroll" role="region" aria-label="${m.caption}" tabindex="0"><table>
<caption class="visually-hidden">${m.caption}</caption>
<thead><tr>${m.columns.map((column, i) => html`<th scope="col"${i === 0 || i === 3 ? html` class="number"` : ''}>${column}</th>`)}</tr></thead>
<tbody>${lists.map(
    list => html`<tr><th scope="row" class="number"><a href="${link('list', { code: list.code })}">${list.code}</a></th>
<td>${m.kinds[list.kind]}<br>${listBadge(list, language)}${list.synthetic ? html` <span class="badge">${m.invented}</span>` : ''}</td>
<td>${list.organisation}</td><td class="number">${received(list, language)}</td>
<td>${list.submittedBy === null ? '–' : nameOf(list.submittedBy)}</td></tr>`,
  )}</tbody></table></div>`
}

export const listState = ({ status, released }: Pick<ListSummary, 'status' | 'released'>): ListState =>
  status === 'approved' && released ? 'released' : status

export function listBadge(list: Pick<ListSummary, 'status' | 'released'>, language: Language): Html {
  const state = listState(list)
  const tone = state === 'withdrawn' ? ' alert' : state === 'published' || state === 'draft' ? '' : ' caution'
  return html`<span class="badge${tone}">${listMessages[language].states[state].label}</span>`
}

/** How many elements, or how far the upload is. */
export function received({ entries, uploadedChunks }: ListSummary, language: Language): string {
  if (entries !== null) return formatNumber(entries, language)
  const m = listMessages[language]
  return uploadedChunks === 0 ? m.nothingYet : m.chunks(uploadedChunks)
}

/** Names of those who did something with lists; a token that belongs to no officer is a machine. */
export async function contributorNames(
  { language, services }: SignedInContext,
  lists: readonly ListSummary[],
): Promise<NameOfOfficer> {
  const actors = lists.flatMap(one => [one.createdBy, one.submittedBy, one.approvedBy]).filter(one => one !== null)
  const nameOf = await officerNames(services.db, actors, language)
  return actor => (actor.startsWith('contributor:') ? listMessages[language].one.contributor : nameOf(actor))
}
