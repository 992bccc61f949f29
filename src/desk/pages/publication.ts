/** What everybody can read, what waits to become readable, and the publication that is under way. */
import { html } from 'hono/html'
import { formatMoment } from '../../incident/paris-moment.ts'
import { isWaiting, type WaitingChanges, waitingChanges } from '../../intake/waiting-changes.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { fromBase64Url, toHex } from '../../protocol/bytes.ts'
import { type ReadableNow, readableNow } from '../../publication/readable-now.ts'
import { formatNumber } from '../../site/format.ts'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { publicationMessages } from '../messages/publication.ts'
import { csrfField } from '../parts/csrf-field.ts'
import { formatBytes, progressText } from '../parts/publication-progress.ts'
import type { PublisherOutcome, PublisherState } from '../publisher.ts'

export async function publicationPage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, request, services } = context
  const state = services.publisher.state()
  if (request.headers.get('accept') === 'application/json') {
    return { json: { running: state.state === 'running', text: progressText(state, language) } }
  }
  const m = publicationMessages[language]
  const readable = await readableNow(services.reader)
  const waiting = await waitingChanges(services.db, readable)
  return {
    page: {
      title: m.title,
      scripts: ['publication'],
      body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
${state.state === 'running' ? runningPart(context, state) : lastPart(state.last, readable, language)}
${waitingPart(context, waiting, readable, state)}
${currentPart(readable, language)}`,
    },
  }
}

/**
 * Goes on with what was published at the desk and is not readable yet. Whoever works on records may: what becomes readable was decided
 * with four eyes before, and a publication that was cut off should not have to wait for one of the few who decide.
 */
export async function startPublication({ services, signedIn, link }: SignedInContext): Promise<DeskAnswer> {
  if (!mayStart(signedIn)) throw new OfficerError('forbidden', 'only officers and reviewers start a publication')
  const { withdrawn } = await waitingChanges(services.db, await readableNow(services.reader))
  services.publisher.start({ marking: withdrawn.length > 0 })
  return { redirect: link('publication') }
}

const mayStart = ({ officer }: SignedInContext['signedIn']): boolean =>
  officer.memberships.some(({ roles }) => roles.some(role => role === 'officer' || role === 'reviewer'))

function runningPart({ language, link }: SignedInContext, state: Extract<PublisherState, { state: 'running' }>): Html {
  const m = publicationMessages[language].running
  return html`<section class="notice" aria-labelledby="running"><h2 id="running">${m.title}</h2>
<p><progress aria-labelledby="running"></progress></p>
<p id="progress" role="status" data-publication="${link('publication')}">${progressText(state, language)}</p>
<p>${m.text} <a href="${link('publication')}">${m.reload}</a></p></section>`
}

function lastPart(last: PublisherOutcome | null, readable: ReadableNow | null, language: Language): Html | '' {
  if (last === null) return ''
  const { last: m, reasons } = publicationMessages[language]
  const moment = formatMoment(last.at, language)
  if (!last.ok) {
    return html`<section class="notice alert" aria-labelledby="last"><h2 id="last">${m.failed(moment)}</h2>
<p>${reasons[last.reason] ?? reasons.other}</p><p>${m.nothingLost}</p></section>`
  }
  const { changed, epoch, published, purged, objects, bytes } = last.result
  const said = [
    published.length > 0 && m.published(published.join(', ')),
    purged.length > 0 && m.purged(purged.join(', ')),
    objects > 0 && m.written(formatNumber(objects, language), formatBytes(bytes, language)),
    changed && (readable?.epoch ?? 0) < epoch && m.soon,
  ].filter(one => one !== false)
  return html`<section class="notice" aria-labelledby="last"><h2 id="last">${m.title}</h2>
<p>${changed ? m.done(String(epoch), moment) : m.unchanged(moment)}</p>
${said.map(one => html`<p>${one}</p>`)}</section>`
}

function waitingPart(
  context: SignedInContext,
  waiting: WaitingChanges,
  readable: ReadableNow | null,
  state: PublisherState,
): Html {
  const m = publicationMessages[context.language].waiting
  // What readers are shown may be seconds older than what the publisher has just finished.
  const behind = state.state === 'idle' && state.last?.ok === true && state.last.result.epoch > (readable?.epoch ?? 0)
  const shown = behind ? { ...waiting, records: [] } : waiting
  const items = [
    shown.records.length > 0 && m.records(shown.records.join(', ')),
    shown.lists.length > 0 && m.lists(shown.lists.join(', ')),
    shown.withdrawn.length > 0 && m.withdrawn(shown.withdrawn.join(', ')),
    shown.suppressions > 0 && m.suppressions(shown.suppressions),
    shown.unfinished && state.state === 'idle' && readable !== null && m.unfinished,
  ].filter(one => one !== false)
  const failed = state.state === 'idle' && state.last?.ok === false
  const offered = state.state === 'idle' && mayStart(context.signedIn) && (failed || (isWaiting(waiting) && !behind))
  return html`<section aria-labelledby="waiting"><h2 id="waiting">${m.title}</h2>
${items.length > 0 ? html`<p>${m.text}</p><ul>${items.map(one => html`<li>${one}</li>`)}</ul>` : html`<p>${readable === null && isWaiting(waiting) ? m.unavailable : m.nothing}</p>`}
${offered ? html`<form method="post">${csrfField(context)}<p class="actions"><button>${m.button}</button></p><p class="quiet small">${m.who}</p></form>` : ''}</section>`
}

function currentPart(readable: ReadableNow | null, language: Language): Html {
  const m = publicationMessages[language].current
  const hash = readable?.auditHash == null ? null : fromBase64Url(readable.auditHash)
  return html`<section aria-labelledby="current"><h2 id="current">${m.title}</h2>
${
  readable === null
    ? html`<p>${m.none}</p>`
    : html`<dl class="facts"><dt>${m.number}</dt><dd>${readable.epoch}</dd>
<dt>${m.since}</dt><dd><time datetime="${readable.publishedAt}">${formatMoment(new Date(readable.publishedAt), language)}</time></dd>
<dt>${m.incidents}</dt><dd>${formatNumber(readable.catalogue.length, language)}</dd>
<dt>${m.audit}</dt><dd>${hash ? html`<code class="hash">${toHex(hash)}</code>` : m.auditNone}<br><span class="quiet small">${m.auditMeaning}</span></dd></dl>`
}</section>`
}
