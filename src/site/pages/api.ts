import { html } from 'hono/html'
import { layoutMessages } from '../messages/layout.ts'
import type { PageContent, PageContext } from '../page.ts'

export async function apiPage({ language }: PageContext): Promise<PageContent> {
  const title = 'api'
  return { title, description: title, body: html`<h1>${title} ${layoutMessages[language].tagline}</h1>` }
}
