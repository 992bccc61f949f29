import { html } from 'hono/html'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { idOf } from '../fields/drawing.ts'
import { labelsOf } from '../fields/labels.ts'
import { RECORD_FIELDS, REGISTER_FORM } from '../fields/record-forms.ts'
import { unitsOf } from '../fields/units.ts'
import { papersMessages } from '../messages/papers.ts'

/** A field that a document lacks: its label there, and its place in the record. */
export interface Lacking {
  readonly label: string
  readonly place: string | undefined
}

/** Every field of the register with the part of the form that it stands in. */
const PLACES = REGISTER_FORM.sections.flatMap(({ title, fields }) =>
  unitsOf(fields, ['register']).map(({ path, field }) => ({ path, title, label: field.label })),
)

/** What a place of the register is called in its own form; with the form's part where several are called so. */
export function placeLabel(place: string, language: Language): string {
  const label = labelsOf(RECORD_FIELDS, place.split('.'), language, undefined).slice(1).join(', ')
  const alike = PLACES.filter(one => one.label[language] === label)
  const part = alike.length > 1 ? alike.find(one => one.path === place)?.title[language] : undefined
  return part === undefined ? label : `${part}, ${label}`
}

interface Paper {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly missing: readonly Lacking[]
  /** Answered, but with "to be determined". */
  readonly open?: readonly Lacking[]
  /** More to say below, in place of the remark that it is given all the same. */
  readonly more?: Html | ''
  readonly links: readonly { readonly href: string; readonly text: string; readonly file?: true }[]
}

/** One document: what it is for, what it lacks with the way to each field, and the document itself. */
export function paperCard(context: SignedInContext, incident: string, paper: Paper): Html {
  const { id, title, text, missing, open = [], more, links } = paper
  const m = papersMessages[context.language]
  const lacking = (intro: string, list: readonly Lacking[]) =>
    list.length === 0
      ? ''
      : html`<p>${intro}</p><ul class="lacks small">${list.map(one => lack(context, incident, one))}</ul>`
  const complete = missing.length + open.length === 0
  return html`<section class="card" id="paper-${id}" aria-labelledby="title-${id}"><h2 id="title-${id}">${title}${complete && more === undefined ? html` <span class="badge">${m.complete}</span>` : ''}</h2>
<p>${text}</p>
${lacking(m.missing(missing.length), missing)}${lacking(m.open(open.length), open)}
${more ?? (complete ? '' : html`<p class="quiet small">${m.stillGiven}</p>`)}
<p class="actions">${links.map(
    ({ href, text: label, file }) =>
      html`<a class="button secondary" href="${href}"${file ? html` download` : html` target="_blank" rel="noopener"`}>${label}</a> `,
  )}</p></section>`
}

function lack({ link }: SignedInContext, incident: string, { label, place }: Lacking): Html {
  if (place === undefined) return html`<li>${label}</li>`
  return html`<li><a href="${link('recordRegister', { incident })}#${idOf(place)}">${label}</a></li>`
}
