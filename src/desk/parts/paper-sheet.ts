/** A document to print: its title, what it is about, and what was known when it was made. */
import { html } from 'hono/html'
import { formatMoment } from '../../incident/paris-moment.ts'
import type { PaperField, PaperSection } from '../../officer/register/paper.ts'
import { COLON } from '../../site/format.ts'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import type { DeskContent, SignedInContext } from '../context.ts'
import { papersMessages } from '../messages/papers.ts'
import type { HeadRecord } from './record-head.ts'
import { recordTitle } from './record-head.ts'

/** `subtitle`: what kind of document it is; `notice`: what is wrong with it. */
export function paperSheet(
  { language, link, now }: SignedInContext,
  record: HeadRecord,
  { title, subtitle, notice, body }: { title: string; subtitle?: string; notice?: Html | ''; body: Html },
): DeskContent {
  const { paper: m } = papersMessages[language]
  const { incident } = record
  return {
    title: `${title} – ${recordTitle(record, language)}`,
    scripts: ['print'],
    bare: true,
    body: html`<nav class="no-print paper-bar"><a href="${link('recordPapers', { incident })}">← ${m.back}</a> <button type="button" class="secondary" data-print hidden>${m.print}</button></nav>
<article class="paper">
<header><h1>${title}</h1>
<p class="paper-subject">${recordTitle(record, language)}</p>
<p class="quiet">${subtitle ? html`${subtitle}<br>` : ''}${m.madeOn(formatMoment(now, language))} (${m.version(record.version)}, ${incident})</p>
${notice ?? ''}</header>
${body}
</article>`,
  }
}

/** Sections of fields; what is unknown is a line to write on. */
export function paperSections(sections: readonly PaperSection[], language: Language): Html {
  return html`${sections.map(
    ({ id, title, fields }) => html`<section aria-labelledby="section-${id}"><h2 id="section-${id}">${title}</h2>
<dl class="paper-fields">${fields.map(one => paperField(one, language))}</dl></section>`,
  )}`
}

/** A question has its mark already. */
export const labelOf = (label: string, language: Language): string =>
  label.endsWith('?') ? label : `${label}${COLON[language].trimEnd()}`

function paperField({ id, label, required, values }: PaperField, language: Language): Html {
  const { toFill } = papersMessages[language].paper
  const value =
    values.length === 0
      ? html`<dd class="blank">${required ? html`<span class="to-fill">${toFill}</span>` : ''}</dd>`
      : html`${values.map(one => html`<dd>${one}</dd>`)}`
  return html`<div data-field="${id}"><dt>${labelOf(label, language)}</dt>${value}</div>`
}
