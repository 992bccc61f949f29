/** The documents that a record gives, and what each still lacks. */
import { html } from 'hono/html'
import { prefilled } from '../../officer/records/prefill.ts'
import type { DeskRecord } from '../../officer/records/record.ts'
import { saveRecord } from '../../officer/records/save-record.ts'
import { cnilNotification } from '../../officer/register/cnil-notification.ts'
import { describedOf } from '../../officer/register/described.ts'
import { edpbNotification } from '../../officer/register/edpb-notification.ts'
import { missingIn } from '../../officer/register/paper.ts'
import type { Html } from '../../site/page.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { papersMessages } from '../messages/papers.ts'
import { CNIL_PLACES, EDPB_PLACES } from '../paper-places.ts'
import { doneNotice } from '../parts/done-notice.ts'
import { type Lacking, paperCard, placeLabel } from '../parts/paper-card.ts'
import { prefillOffer } from '../parts/prefill-offer.ts'
import { recordHead, recordTitle } from '../parts/record-head.ts'
import { mayDo, recordOf } from '../parts/record-page.ts'

export async function recordPapersPage(context: SignedInContext): Promise<DeskAnswer> {
  const { language, url } = context
  const m = papersMessages[language]
  const record = await recordOf(context)
  const { done, changed, nothing } = m.prefill
  return {
    page: {
      title: `${m.title} – ${recordTitle(record, language)}`,
      under: 'home',
      body: html`${recordHead(context, record, 'recordPapers')}
<p class="lead">${m.lead}</p>
${doneNotice(url, { done, changed, nothing })}
${(await mayDo(context, 'incident.edit')) ? prefillOffer(context, record) : ''}
${cards(context, record)}
<p class="quiet small">${m.traced}</p>`,
    },
  }
}

/** Fills in what is empty in the register and follows from the rest, as it was shown: not of a version that nobody looked at. */
export async function takeOver(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { act, link, services } = context
  const { incident, version, content } = await recordOf(context)
  const back = (done: string): DeskAnswer => ({ redirect: `${link('recordPapers', { incident })}?done=${done}` })
  if (form.text('version') !== String(version)) return back('changed')
  const filled = prefilled(content)
  if (filled === content) return back('nothing')
  const { changed } = await saveRecord(services.db, { incident, baseVersion: version, content: filled, ...act })
  return back(changed ? 'done' : 'nothing')
}

function cards(context: SignedInContext, record: DeskRecord): Html {
  const { language, link, now } = context
  const { incident, content } = record
  const { register } = content
  const m = papersMessages[language]
  const paper = (name: string) => link('recordPaper', { incident, paper: name })
  const cnil = missingIn(cnilNotification(describedOf(content.incident), register, language).sections)
  const edpb = edpbNotification(describedOf(content.incident), register, now)
  const numbered = (number: number): Lacking => {
    const place = EDPB_PLACES[number]
    return { label: `${number}. ${place === undefined ? '' : placeLabel(place, language)}`, place }
  }
  const assessed = register.risk.severity !== null
  const more = html`${register.timeline.awareAt === null ? html`<p class="quiet small">${m.noAwareness}</p>` : ''}${
    assessed
      ? ''
      : html`<p class="quiet small">${m.noSeverity} <a href="${link('recordSeverity', { incident })}">${m.scoreIt}</a></p>`
  }`
  return html`${paperCard(context, incident, {
    id: 'cnil',
    ...m.cnil,
    missing: cnil.map(({ id, label }) => ({ label, place: CNIL_PLACES[id] })),
    links: [
      { href: paper('cnil.html'), text: m.printable },
      { href: paper('cnil.json'), text: m.json, file: true },
    ],
  })}${paperCard(context, incident, {
    id: 'edpb',
    ...m.edpb,
    missing: edpb.missing.map(numbered),
    open: edpb.open.map(numbered),
    links: [{ href: paper('edpb.json'), text: m.json, file: true }],
  })}${paperCard(context, incident, {
    id: 'dossier',
    ...m.dossier,
    missing: [],
    more,
    links: [
      { href: paper('dossier.html'), text: m.printable },
      { href: paper('dossier.json'), text: m.json, file: true },
    ],
  })}<section class="card" aria-labelledby="title-register"><h2 id="title-register">${m.register.title}</h2><p>${m.register.text}</p>
<p class="actions"><a class="button secondary" href="${link('register')}">${m.seeRegister}</a></p></section>`
}
