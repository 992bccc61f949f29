/** What every part of a form is drawn from. */
import { html } from 'hono/html'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'
import { fieldMessages } from '../messages/fields.ts'
import type { Field } from './field.ts'
import type { Faults } from './read.ts'
import type { Typed } from './typed.ts'

export interface Drawing {
  readonly language: Language
  readonly typed: Typed
  readonly faults: Faults
}

/** An input's id, from its name: faults and other pages link to it. */
export const idOf = (name: string): string => name.replaceAll('.', '-')

/** What is wrong with a field, in words; null when nothing is. */
export function faultText({ language, faults }: Pick<Drawing, 'language' | 'faults'>, field: Field, name: string) {
  const code = faults.get(name)
  if (code === undefined) return null
  const m = fieldMessages[language]
  const format = field.kind === 'text' ? field.format : undefined
  if (code === 'invalid' && format) return m.formats[format]
  return code === 'invalid' && field.kind === 'lines' && field.of === 'codes' ? m.formats.country : m.faults[code]
}

/** The text beside a field that says what is wrong; always there, so that a script can fill it. */
export function errorOf(drawing: Drawing, field: Field, name: string): Html {
  const fault = faultText(drawing, field, name)
  return html`<span class="error" id="${idOf(name)}-error" data-error-of="${name}"${fault === null ? html` hidden` : ''}>${fault ?? ''}</span>`
}

/** Attributes of an input: what describes it, and whether it is wrong. */
export function described(drawing: Drawing, field: Field, name: string): Html {
  const id = idOf(name)
  const ids = [field.hint || field.kind === 'date' ? `${id}-hint` : '', `${id}-error`].filter(Boolean).join(' ')
  return html` aria-describedby="${ids}"${drawing.faults.has(name) ? html` aria-invalid="true"` : ''}`
}

export function hintOf({ language }: Drawing, { hint }: Field, name: string, more = ''): Html | '' {
  const text = [hint?.[language] ?? '', more].filter(Boolean).join(' ')
  return text === '' ? '' : html`<span class="hint" id="${idOf(name)}-hint">${text}</span>`
}
