import type { Language } from '../site/language.ts'

/** The language that the page is in. */
export const pageLanguage = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'fr')
