import { html } from 'hono/html'
import type { Html } from '../../site/page.ts'
import type { Form } from '../form.ts'
import { SECRET_FIELDS } from '../step-up.ts'

/** The fields of a form as hidden ones of another. `secrets`: there were passwords or codes of the act's own, which are not carried. */
export function carriedFields(form: Form): { readonly fields: Html; readonly secrets: boolean } {
  const carried = form.entries().filter(([name]) => !SECRET_FIELDS.has(name) && !name.startsWith('step-up-'))
  return {
    fields: html`${carried.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`,
    secrets: ['password', 'current', 'code'].some(name => form.raw(name) !== ''),
  }
}
