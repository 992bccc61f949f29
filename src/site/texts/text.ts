import { html } from 'hono/html'
import type { Bilingual } from '../language.ts'
import type { Html, PageContext, PageRenderer } from '../page.ts'

/** A page that is mostly words, in one language. */
export interface Text {
  readonly title: string
  readonly description: string
  body(context: PageContext): Html
}

/** The page that says it. */
export function textPage(texts: Bilingual<Text>): PageRenderer {
  return async context => {
    const { title, description, body } = texts[context.language]
    return { title, description, body: html`<h1>${title}</h1>${body(context)}` }
  }
}
