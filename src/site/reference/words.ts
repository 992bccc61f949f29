import { html } from 'hono/html'
import type { Html } from '../page.ts'

/** A sentence in which backquotes set off code. */
export const words = (text: string): Html =>
  html`${text.split('`').map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}`
