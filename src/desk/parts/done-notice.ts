import { html } from 'hono/html'
import type { Html } from '../../site/page.ts'

/** What was just done, as the address after a redirect says it (`?done=…`): one of these texts, and never what stands in the address. */
export function doneNotice(url: URL, texts: Readonly<Record<string, string>>): Html {
  const done = url.searchParams.get('done') ?? ''
  return Object.hasOwn(texts, done) ? html`<div class="notice calm" role="status"><p>${texts[done]}</p></div>` : html``
}
