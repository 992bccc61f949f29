/** A form's fields as HTML, from what was typed into it. */
import { html } from 'hono/html'
import type { Html } from '../../site/page.ts'
import { fieldMessages } from '../messages/fields.ts'
import {
  drawBilingual,
  drawChoice,
  drawChoices,
  drawDate,
  drawFlag,
  drawLines,
  drawMoment,
  drawNumber,
  drawText,
  drawTruth,
} from './draw-inputs.ts'
import { type Drawing, errorOf, hintOf, idOf } from './drawing.ts'
import {
  type Field,
  type GroupField,
  hasVariants,
  type RowsField,
  type RowVariant,
  VARIANT_KEY,
  variantOf,
} from './field.ts'
import { rowButton } from './row-change.ts'
import { rawOf, rowKeysOf } from './typed.ts'
import { nameOf } from './write.ts'

/** `path`: of the object that the fields are of. */
export function drawFields(d: Drawing, fields: readonly Field[], path: string): Html {
  return html`${fields.map(field => drawField(d, field, nameOf(path, field)))}`
}

function drawField(d: Drawing, field: Field, name: string): Html | '' {
  switch (field.kind) {
    case 'text':
      return drawText(d, field, name)
    case 'bilingual':
      return drawBilingual(d, field, name)
    case 'choice':
      return drawChoice(d, field, name)
    case 'choices':
      return drawChoices(d, field, name)
    case 'date':
      return drawDate(d, field, name)
    case 'moment':
      return drawMoment(d, field, name)
    case 'number':
      return drawNumber(d, field, name)
    case 'truth':
      return drawTruth(d, field, name)
    case 'flag':
      return drawFlag(d, field, name)
    case 'lines':
      return drawLines(d, field, name)
    case 'group':
      return drawGroup(d, field, name)
    case 'rows':
      return drawRows(d, field, name)
    // It has a page of its own.
    case 'severity':
      return ''
  }
}

function drawGroup(d: Drawing, field: GroupField, name: string): Html {
  const body = drawFields(d, field.fields, name)
  const shape = field.inline ? 'inline-fields' : ''
  // What is wrong with the whole is said below its fields.
  const error = errorOf(d, field, name)
  if (field.plain) return html`<div class="${shape}" id="${idOf(name)}">${body}${error}</div>`
  return html`<fieldset class="field-group" id="${idOf(name)}"><legend>${field.label[d.language]}</legend>${hintOf(d, field, name)}<div class="${shape}">${body}</div>${error}</fieldset>`
}

function drawRows(d: Drawing, field: RowsField, name: string): Html {
  const m = fieldMessages[d.language]
  const keys = rowKeysOf(d.typed, name)
  const rows = keys.flatMap((key, index) => {
    const type = rawOf(d.typed, `${name}.${key}.${VARIANT_KEY}`)
    const variant = variantOf(field, type)
    return variant ? [drawRow(d, field, variant, type, name, key, index, keys.length)] : []
  })
  const add = Object.entries(field.variants).map(
    ([type, variant]) =>
      html`<button class="secondary small-button" name="row" value="${rowButton('add', name, type)}" data-row="add" data-template="${idOf(name)}-${type}" formaction="#${idOf(name)}">${variant.add[d.language]}</button>`,
  )
  return html`<fieldset class="rows" id="${idOf(name)}" data-rows="${name}"><legend>${field.label[d.language]}</legend>${hintOf(d, field, name)}
<div class="row-list">${rows}</div>
<p class="quiet no-rows"${rows.length > 0 ? html` hidden` : ''}>${m.noRows}</p>
${errorOf(d, field, name)}<p class="actions">${add}</p>
${Object.entries(field.variants).map(([type, variant]) => templateOf(d, field, variant, type, name))}</fieldset>`
}

function drawRow(
  d: Drawing,
  field: RowsField,
  { noun, fields }: RowVariant,
  type: string,
  name: string,
  key: string,
  index: number,
  count: number,
): Html {
  const m = fieldMessages[d.language]
  const path = `${name}.${key}`
  const title = `${noun[d.language]} ${index + 1}`
  const button = (what: 'up' | 'down' | 'remove', text: string, off: boolean) =>
    html`<button class="secondary small-button" name="row" value="${rowButton(what, name, key)}" data-row="${what}" aria-label="${m.about(text, title)}" formaction="#${idOf(name)}"${off ? html` disabled` : ''}>${text}</button>`
  const gist = gistOf(d, fields, path)
  const wrong = [...d.faults.keys()].some(one => one.startsWith(`${path}.`))
  return html`<details class="row" id="${idOf(path)}" data-key="${key}"${gist === '' || wrong || count <= OPEN_ROWS ? html` open` : ''}><summary><span class="row-title" data-noun="${noun[d.language]}">${title}</span> <span class="quiet">${gist}</span></summary>
<input type="hidden" name="${name}" value="${key}">${hasVariants(field) ? html`<input type="hidden" name="${path}.${VARIANT_KEY}" value="${type}">` : ''}
<div class="row-fields" role="group" aria-label="${title}">${drawFields(d, fields, path)}</div>
<p class="row-buttons">${button('up', m.up, index === 0)}${button('down', m.down, index === count - 1)}${button('remove', m.remove, false)}</p></details>`
}

/** More rows than this are folded. */
const OPEN_ROWS = 2

/** What tells a folded row from the others. */
function gistOf(d: Drawing, fields: readonly Field[], path: string): string {
  const words = fields.flatMap(field => {
    const name = nameOf(path, field)
    switch (field.kind) {
      case 'text':
      case 'number':
        return [rawOf(d.typed, name)]
      case 'bilingual':
        return [
          rawOf(d.typed, `${name}.${d.language}`) || rawOf(d.typed, `${name}.${d.language === 'fr' ? 'en' : 'fr'}`),
        ]
      case 'choice':
        return field.preset === undefined
          ? [field.options.find(one => one.value === rawOf(d.typed, name))?.label[d.language] ?? '']
          : []
      case 'rows':
        return rowKeysOf(d.typed, name).map(key => rawOf(d.typed, `${name}.${key}.name`))
      default:
        return []
    }
  })
  const text = words
    .filter(one => one !== '')
    .slice(0, 3)
    .join(' · ')
  return text.length > 90 ? `${text.slice(0, 90)}…` : text
}

/** A row with nothing in it, for the script; its key is put in where it says `NEW`, with how deep it lies. */
function templateOf(d: Drawing, field: RowsField, variant: RowVariant, type: string, name: string): Html {
  const key = `NEW${(name.match(/NEW/g) ?? []).length}`
  const blank: Drawing = { ...d, typed: new Map(), faults: new Map() }
  return html`<template id="${idOf(name)}-${type}" data-key="${key}">${drawRow(blank, field, variant, hasVariants(field) ? type : '', name, key, 0, 1)}</template>`
}
