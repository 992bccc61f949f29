import { html } from 'hono/html'
import type { Language } from '../../site/language.ts'
import type { Html } from '../../site/page.ts'

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const

/** An instant as a clock in France shows it, short enough for a table. */
export function shortMoment(instant: Date, language: Language): Html {
  const text = instant.toLocaleString(LOCALES[language], {
    timeZone: 'Europe/Paris',
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return html`<time datetime="${instant.toISOString()}">${text}</time>`
}
