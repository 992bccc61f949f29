import { html } from 'hono/html'
import { layoutMessages } from '../messages/layout.ts'
import type { PageContent, PageContext } from '../page.ts'

export async function concernedPage({ language }: PageContext): Promise<PageContent> {
  const title = 'concerned'
  return { title, description: title, body: html`<h1>${title} ${layoutMessages[language].tagline}</h1>` }
}
