/** Every version of a record, and what changed from one to another. */
import { html } from 'hono/html'
import { OfficerError } from '../../officer/officer-error.ts'
import { history, type RecordVersion, revision } from '../../officer/records/history.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { changesOf } from '../fields/changes.ts'
import type { JsonObject } from '../fields/field.ts'
import { recordHeadMessages } from '../messages/record-head.ts'
import { recordHistoryMessages } from '../messages/record-history.ts'
import { changeTable } from '../parts/change-table.ts'
import { officerNames } from '../parts/officer-names.ts'
import { recordHead, recordTitle } from '../parts/record-head.ts'
import { recordOf } from '../parts/record-page.ts'
import { shortMoment } from '../parts/short-moment.ts'

const PAGE_SIZE = 200
/** Saves of one person that are no further apart are shown as one. */
const STRETCH_MS = 10 * 60_000

interface Stretch {
  readonly author: string
  readonly versions: readonly RecordVersion[]
}

/** Versions, newest first, put together by who saved them in a row. */
export function stretchesOf(versions: readonly RecordVersion[]): Stretch[] {
  const stretches: { author: string; versions: RecordVersion[] }[] = []
  for (const version of versions) {
    const last = stretches.at(-1)
    const next = last?.versions.at(-1)
    const joins =
      last?.author === version.author &&
      next &&
      next.at.getTime() - version.at.getTime() <= STRETCH_MS &&
      version.version > 1
    if (joins) last.versions.push(version)
    else stretches.push({ author: version.author, versions: [version] })
  }
  return stretches
}

const numberIn = (text: string | null): number | null =>
  text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null

export async function recordHistoryPage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, services, link, url } = context
  const m = recordHistoryMessages[language]
  const record = await recordOf(context)
  const { incident } = record
  const before = numberIn(url.searchParams.get('before'))
  const versions = await history(services.db, incident, { limit: PAGE_SIZE, ...(before !== null && { before }) })
  const authors = versions.map(one => one.author)
  const nameOf = await officerNames(services.db, authors, language)
  const here = link('recordHistory', { incident })
  const items = stretchesOf(versions).map(({ author, versions: list }) => {
    const [newest, oldest] = [list[0]!, list.at(-1)!]
    const since = oldest.version - 1
    const to = `${link('recordVersion', { incident, version: newest.version })}${list.length > 1 ? `?since=${since}` : ''}`
    return html`<li><p><strong>${nameOf(author)}</strong> <span class="quiet small">${shortMoment(newest.at, language)} – ${newest.version === 1 ? m.created : m.stretch(list.length, oldest.version, newest.version)}</span></p>
<p class="small"><a href="${to}">${m.seeChanges}</a></p></li>`
  })
  const last = versions.at(-1)
  return {
    page: {
      title: `${recordHeadMessages[language].tabs.recordHistory} – ${recordTitle(record, language)}`,
      under: 'home',
      body: html`${recordHead(context, record, 'recordHistory')}<p class="lead">${m.lead}</p>
<ol class="timeline" reversed>${items}</ol>
<p class="actions">${before === null ? '' : html`<a class="button secondary" href="${here}">${m.newest}</a>`}${
        last && last.version > 1
          ? html`<a class="button secondary" href="${here}?before=${last.version}">${m.older}</a>`
          : ''
      }</p>`,
    },
  }
}

export async function recordVersionPage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, services, link, url, parameters } = context
  const m = recordHistoryMessages[language].version
  const record = await recordOf(context)
  const { incident } = record
  const version = numberIn(parameters.version ?? null) ?? 0
  const after = await revision(services.db, incident, version)
  const [saved] = await history(services.db, incident, { limit: 1, before: version + 1 })
  if (!after || saved?.version !== version) throw new OfficerError('unknown', 'there is no such version')
  const asked = numberIn(url.searchParams.get('since'))
  const since = asked !== null && asked < version ? asked : version - 1
  const before = since > 0 ? await revision(services.db, incident, since) : null
  const changes = changesOf((before ?? {}) as JsonObject, after as unknown as JsonObject, language)
  const nameOf = await officerNames(services.db, [saved.author], language)
  const caption = before ? m.since(since) : m.first
  return {
    page: {
      title: `${m.title(version)} – ${recordTitle(record, language)}`,
      under: 'home',
      body: html`${recordHead(context, record, 'recordVersion')}<h2>${m.title(version)}</h2>
<p>${nameOf(saved.author)}, ${shortMoment(saved.at, language)}</p><p class="lead">${caption}</p>
${changes.length === 0 ? html`<p>${m.none}</p>` : changeTable(changes, caption, language)}
<p class="actions"><a class="button secondary" href="${link('recordHistory', { incident })}">${m.back}</a></p>`,
    },
  }
}
