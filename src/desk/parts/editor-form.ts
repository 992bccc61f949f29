/** The form over a part of a record: a bar that stays in sight with the button that saves, contents, and one section after the other. */
import { html } from 'hono/html'
import { editorMessages } from '../../site/messages/desk-editor.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { drawFields } from '../fields/draw.ts'
import { type Drawing, faultText, idOf } from '../fields/drawing.ts'
import { type FormPlan, fieldsOf, type Section } from '../fields/field.ts'
import { labelsOf } from '../fields/labels.ts'
import { blankOf, read } from '../fields/read.ts'
import { RECORD_FIELDS } from '../fields/record-forms.ts'
import { sameJson } from '../fields/same-json.ts'
import { rawOf, rowKeysOf, type Typed } from '../fields/typed.ts'
import { unitsOf, unitValue } from '../fields/units.ts'
import { editMessages } from '../messages/edit.ts'
import { fieldMessages } from '../messages/fields.ts'
import { csrfField } from './csrf-field.ts'

export interface EditorForm {
  readonly plan: FormPlan
  readonly drawing: Drawing
  readonly baseVersion: number
  readonly canEdit: boolean
  /** What it shows was typed, and not saved. */
  readonly unsaved?: boolean
  /** In place of the sections' own fields. */
  readonly body?: Html
}

export function editorForm(context: SignedInContext, form: EditorForm): Html {
  const { language, signedIn, link } = context
  const m = editorMessages[language]
  const { plan, drawing, baseVersion, canEdit } = form
  const sections = form.body ?? html`${plan.sections.map(section => sectionOf(form, section))}`
  if (!canEdit) return html`<form class="editor"><fieldset class="bare" disabled>${sections}</fieldset></form>`
  return html`<form method="post" class="editor" novalidate autocomplete="off" data-editor data-csrf="${signedIn.csrf}" data-sign-in="${link('signIn')}"${form.unsaved ? html` data-unsaved` : ''}>
${csrfField(context)}<input type="hidden" name="baseVersion" value="${baseVersion}">
<div class="save-bar"><button data-save>${m.save}</button><p class="small" role="status" data-save-state>${m.byHand}</p></div>
${faultSummary(drawing)}${sections}
${sourceList(drawing.typed)}
<p class="actions"><button>${m.save}</button></p>
<p class="hint small" data-copy-hint hidden>${m.copyHint}</p>
</form>`
}

function sectionOf({ plan, drawing }: EditorForm, { id, title, hint, fields }: Section): Html {
  const { language } = drawing
  const single = fields.length === 1 && fields[0]?.kind === 'rows' ? ' single' : ''
  return html`<details class="card section${single}" id="section-${id}" open><summary><h2>${title[language]}</h2></summary>
${hint ? html`<p class="hint">${hint[language]}</p>` : ''}${drawFields(drawing, fields, plan.root)}</details>`
}

/** Where there is a section for each thing, and how much of it is filled in. */
export function contentsOf({ plan, drawing }: Pick<EditorForm, 'plan' | 'drawing'>): Html {
  const { language, typed } = drawing
  const m = editMessages[language]
  const { content } = read(fieldsOf(plan), typed, {}, plan.root)
  return html`<nav class="contents" aria-label="${m.contents}"><ol>${plan.sections.map(({ id, title, fields }) => {
    const units = unitsOf(fields)
    const blank = blankOf(fields)
    const filled = units.filter(unit => !sameJson(unitValue(content, unit), unitValue(blank, unit))).length
    return html`<li><a href="#section-${id}">${title[language]}</a> <span class="quiet small">${m.filled(filled, units.length)}</span></li>`
  })}</ol></nav>`
}

/** Everything that is wrong, first thing on the page, with the way to each field. */
function faultSummary(drawing: Drawing): Html | '' {
  const { faults, language } = drawing
  if (faults.size === 0) return ''
  return html`<div class="notice alert" role="alert" tabindex="-1" id="faults"><h2>${fieldMessages[language].faultsTitle(faults.size)}</h2>
<ul>${describeFaults(drawing).map(({ id, label, text }) => html`<li><a href="#${id}">${label}</a><br>${text}</li>`)}</ul></div>`
}

export interface DescribedFault {
  readonly name: string
  readonly id: string
  readonly label: string
  readonly text: string
}

/** Faults in words; `name` is the input's. */
export function describeFaults({ faults, language, typed }: Drawing): DescribedFault[] {
  return [...faults.keys()].map(name => {
    const path = contentPath(name, typed)
    const field = { kind: 'text', key: '', label: { fr: '', en: '' }, empty: '', lines: 1, max: 1 } as const
    const format = FORMATS.find(([pattern]) => pattern.test(name))?.[1]
    const text = faultText({ language, faults }, format ? { ...field, format } : field, name) ?? ''
    const label = labelsOf(RECORD_FIELDS, path, language, undefined).join(', ')
    return { name, id: idOf(name), label: label || name, text }
  })
}

/** Which form a text should have, by the end of its name. */
const FORMATS = [
  [/\.email$/, 'email'],
  [/\.siren$/, 'siren'],
  [/\.(?:country|establishments)$/, 'country'],
] as const

/** Rows' keys as their places. */
function contentPath(name: string, typed: Typed): string[] {
  return name.split('.').reduce<{ path: string[]; at: string }>(
    ({ path, at }, part) => {
      const place = rowKeysOf(typed, at).indexOf(part)
      return { path: [...path, place < 0 ? part : String(place)], at: at === '' ? part : `${at}.${part}` }
    },
    { path: [], at: '' },
  ).path
}

/** Addresses of the record's sources, suggested where one of them is asked for. */
function sourceList(typed: Typed): Html {
  const name = 'incident.sources'
  const urls = rowKeysOf(typed, name)
    .map(key => rawOf(typed, `${name}.${key}.url`))
    .filter(Boolean)
  return html`<datalist id="${idOf(`${name}.url`)}-list">${urls.map(url => html`<option value="${url}">`)}</datalist>`
}
