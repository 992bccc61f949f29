/** The document of all incidents, the same for everybody: asking for it tells nothing about who asks. */
import type { CardDocument } from '../site/cards.ts'
import type { Language } from '../site/language.ts'

/** The answer waits for the cards, but not long: it stands without them. */
const TIMEOUT_MS = 8_000

/** All incidents in a language, or null when they cannot be read. Never rejects. */
export async function fetchCards(language: Language): Promise<CardDocument | null> {
  try {
    const response = await fetch(`/data/incidents-${language}.json`, {
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) return null
    const document = (await response.json()) as CardDocument | null
    return Array.isArray(document?.incidents) && typeof document.labels === 'object' ? document : null
  } catch {
    return null
  }
}
