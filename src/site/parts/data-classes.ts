import { html } from 'hono/html'
import { DATA_CLASSES, type DataClass } from '../../incident/data-classes.ts'
import type { Language } from '../language.ts'
import type { Html } from '../page.ts'

/** Names of data classes as a list; `absent` for what did not leak. */
export function dataClassChips(classes: readonly DataClass[], language: Language, absent = false): Html {
  return html`<ul class="chips${absent ? ' absent' : ''}">${classes.map(
    id => html`<li>${DATA_CLASSES[id].label[language]}</li>`,
  )}</ul>`
}
