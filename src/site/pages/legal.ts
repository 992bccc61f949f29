import { html } from 'hono/html'
import { legalMessages } from '../messages/legal.ts'
import type { PageContent, PageContext } from '../page.ts'

/** The legal notice, from the configuration; what is not configured is said to be missing. */
export async function legalPage({ language, services }: PageContext): Promise<PageContent> {
  const m = legalMessages[language]
  const { operator, demo } = services
  const rows = (['publisher', 'address', 'contact', 'director', 'host'] as const).map(
    key => html`<dt>${m[key]}</dt><dd>${operator[key] ?? html`<em>${m.missing}</em>`}</dd>`,
  )
  return {
    title: m.title,
    description: m.description,
    body: html`<h1>${m.title}</h1>
${demo ? html`<p class="notice caution">${m.demo}</p>` : ''}
<dl class="facts">${rows}</dl>
<h2>${m.rightsTitle}</h2>
<p>${m.rights}</p>
<h2>${m.licenceTitle}</h2>
<p>${m.licence}</p>`,
  }
}
