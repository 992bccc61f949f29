import { html } from 'hono/html'
import { layoutMessages } from '../messages/layout.ts'
import type { PageContent, PageContext } from '../page.ts'

/** What a reader sees when a page does not exist (404), or cannot be made now (503). */
export function errorPage({ language, link }: PageContext, status: 404 | 503): PageContent {
  const { notFound, unavailable, pages } = layoutMessages[language]
  const { title, text } = status === 404 ? notFound : unavailable
  return {
    title,
    description: text,
    indexed: false,
    error: true,
    body: html`<h1>${title}</h1>
<p class="lead">${text}</p>
<p><a class="button" href="${link('incidents')}">${notFound.home}</a> <a href="${link('home')}">${pages.home}</a></p>`,
  }
}
