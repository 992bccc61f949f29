/** The page of the watch: what it keeps, sends and cannot do, and the list, which only the visitor's device has. */
import { html } from 'hono/html'
import { watchPageMessages } from '../messages/watch.ts'
import type { PageContent, PageContext } from '../page.ts'

export async function watchPage({ language, link }: PageContext): Promise<PageContent> {
  const m = watchPageMessages[language]
  const body = html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
<noscript><p class="notice caution">${m.noScript}</p></noscript>
<section id="watch" class="watch" aria-labelledby="yours" hidden>
<h2 id="yours">${m.yours}</h2>
<p id="live" role="status"></p>
<div id="watched"></div>
</section>
<div class="grid explained">
${m.explained.map(
  ({ title, items }) => html`<section><h2>${title}</h2>
<ul>${items.map(item => html`<li>${item}</li>`)}</ul></section>`,
)}
</div>
<p><a href="${link('how')}">${m.how}</a></p>`
  return { title: m.title, description: m.description, body, scripts: ['watch'] }
}
