import { html } from 'hono/html'
import type { Html } from '../../site/page.ts'

interface InputField {
  /** Where two forms of a page have the same field; else the name. */
  readonly id?: string
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  readonly type?: 'text' | 'email' | 'password' | 'date'
  readonly value?: string
  readonly autocomplete?: string
  readonly minlength?: number
  readonly maxlength?: number
  /** A one-time code. */
  readonly code?: boolean
  /** A whole number. */
  readonly numeric?: boolean
  readonly optional?: boolean
}

/** One line to type in, with its label, its hint, and what was wrong with it. */
export function field(given: InputField): Html {
  const {
    name,
    id = name,
    label,
    hint,
    error,
    type = 'text',
    value,
    autocomplete = 'off',
    minlength,
    maxlength = 40,
  } = given
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const bounds = html` maxlength="${maxlength}"${minlength ? html` minlength="${minlength}"` : ''}`
  return html`<div class="field"><label for="${id}">${label}${hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : ''}</label>
<input id="${id}" name="${name}" type="${type}" autocomplete="${autocomplete}"${bounds}${given.code ? html` class="code" inputmode="numeric"` : given.numeric ? html` inputmode="numeric"` : ''}${given.optional ? '' : html` required`}${value === undefined ? '' : html` value="${value}"`}${described ? html` aria-describedby="${described}"` : ''}${error ? html` aria-invalid="true"` : ''}>
${error ? html`<span class="error" id="${id}-error">${error}</span>` : ''}</div>`
}
