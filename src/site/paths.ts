/** Where each page stands, in each language. Addresses are for good: they are linked to, printed and indexed. */
import type { Bilingual, Language } from './language.ts'

/** Path patterns; `:name` is a parameter. */
export const PAGE_PATHS = {
  home: { fr: '/', en: '/en/' },
  concerned: { fr: '/suis-je-concerne', en: '/en/am-i-concerned' },
  plan: { fr: '/que-faire', en: '/en/what-to-do' },
  incidents: { fr: '/incidents', en: '/en/incidents' },
  incident: { fr: '/incidents/:id', en: '/en/incidents/:id' },
  commune: { fr: '/communes/:insee', en: '/en/communes/:insee' },
  figures: { fr: '/chiffres', en: '/en/figures' },
  watch: { fr: '/veille', en: '/en/watch' },
  how: { fr: '/comment-ca-marche', en: '/en/how-it-works' },
  about: { fr: '/a-propos', en: '/en/about' },
  accessibility: { fr: '/accessibilite', en: '/en/accessibility' },
  legal: { fr: '/mentions-legales', en: '/en/legal-notice' },
  api: { fr: '/api', en: '/en/api' },
  reference: { fr: '/api/reference', en: '/en/api/reference' },
  openData: { fr: '/donnees-ouvertes', en: '/en/open-data' },
  partners: { fr: '/partenaires', en: '/en/partners' },
} as const satisfies Record<string, Bilingual>

export type PageKey = keyof typeof PAGE_PATHS

export const PAGE_KEYS = Object.keys(PAGE_PATHS) as readonly PageKey[]

/** The path of a feed without its extension, `.atom` or `.json`; `topic` is as in `sectors/health`. */
export const feedPathOf = (topic: string, language: Language): string =>
  `${language === 'fr' ? '' : `/${language}`}/feeds/${topic}`

/** The path of a page. `parameters` are put into the pattern, percent-encoded. */
export function pathOf(page: PageKey, language: Language, parameters: Readonly<Record<string, string>> = {}): string {
  return PAGE_PATHS[page][language].replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''))
}
