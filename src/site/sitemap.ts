/** The sitemap (sitemaps.org 0.9): every page in both languages, each with its counterpart. */
import type { Incident } from '../incident/record.ts'
import { LANGUAGES } from './language.ts'
import { PAGE_KEYS, type PageKey, pathOf } from './paths.ts'

/** The communes that incidents name, each once. */
const communesOf = (incidents: readonly Incident[]): string[] => [
  ...new Set(incidents.flatMap(one => one.organisations.flatMap(({ commune }) => commune?.insee ?? []))),
]

/** The XML document. `origin` without a trailing slash. */
export function sitemap(origin: string, incidents: readonly Incident[]): string {
  const pages: [PageKey, Record<string, string>][] = [
    ...PAGE_KEYS.filter(key => key !== 'incident' && key !== 'commune').map(
      (key): [PageKey, Record<string, string>] => [key, {}],
    ),
    ...incidents.map(({ id }): [PageKey, Record<string, string>] => ['incident', { id }]),
    ...communesOf(incidents).map((insee): [PageKey, Record<string, string>] => ['commune', { insee }]),
  ]
  const entries = pages.flatMap(([key, parameters]) => {
    const alternates = LANGUAGES.map(
      other => `<xhtml:link rel="alternate" hreflang="${other}" href="${origin}${pathOf(key, other, parameters)}"/>`,
    ).join('')
    return LANGUAGES.map(language => `<url><loc>${origin}${pathOf(key, language, parameters)}</loc>${alternates}</url>`)
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`
}
