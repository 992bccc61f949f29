/** The sitemap (sitemaps.org 0.9): every page in both languages, each with its counterpart. */
import { communesOf } from '../incident/communes.ts'
import type { Incident } from '../incident/record.ts'
import { LANGUAGES } from './language.ts'
import { PAGE_KEYS, type PageKey, pathOf } from './paths.ts'
import { element, type Xml, xmlDocument } from './xml.ts'

/** The XML document. `origin` without a trailing slash. */
export function sitemap(origin: string, incidents: readonly Incident[]): string {
  const communes = new Set(incidents.flatMap(communesOf).map(({ insee }) => insee))
  const entries = [
    ...PAGE_KEYS.filter(key => key !== 'incident' && key !== 'commune').flatMap(key => entriesOf(origin, key, {})),
    ...incidents.flatMap(({ id }) => entriesOf(origin, 'incident', { id })),
    ...[...communes].flatMap(insee => entriesOf(origin, 'commune', { insee })),
  ]
  const namespaces = {
    xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
    'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
  }
  return xmlDocument(element('urlset', namespaces, ...entries))
}

/** A page in each language. */
function entriesOf(origin: string, page: PageKey, parameters: Readonly<Record<string, string>>): Xml[] {
  const addresses = LANGUAGES.map(hreflang => ({ hreflang, href: origin + pathOf(page, hreflang, parameters) }))
  const alternates = addresses.map(address => element('xhtml:link', { rel: 'alternate', ...address }))
  return addresses.map(({ href }) => element('url', {}, element('loc', {}, href), ...alternates))
}
