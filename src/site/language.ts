/** The two languages of the site. French is the first: its pages stand at `/`, the English ones at `/en/`. */
export const LANGUAGES = ['fr', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

/** The same thing in both languages; both are always complete. */
export type Bilingual<T = string> = { readonly [L in Language]: T }

export const otherLanguage = (language: Language): Language => (language === 'fr' ? 'en' : 'fr')
