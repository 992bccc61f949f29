import { html } from 'hono/html'
import type { DeskContent, DeskContext } from '../context.ts'
import { refusalMessages } from '../messages/refusals.ts'

/** The session ended while a form was being filled in: the browser still has it, and sends it again when the page is reloaded. */
export function signInFirstPage({ language, link }: DeskContext): DeskContent {
  const m = refusalMessages[language].signInFirst
  return {
    title: m.title,
    body: html`<h1>${m.title}</h1>
<p class="lead">${m.text}</p>
<p><a class="button" href="${link('signIn')}" target="_blank" rel="noopener">${m.button}</a></p>`,
  }
}
