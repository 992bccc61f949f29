import { html } from 'hono/html'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import { frameMessages } from '../messages/frame.ts'

/** The records that the officer may read. */
export async function homePage({ language }: SignedInContext): Promise<DeskAnswer> {
  const title = frameMessages[language].places.home
  return { page: { title, body: html`<h1>${title}</h1>` } }
}
