import { html, raw } from 'hono/html'
import type { CatalogueFormat } from '../../http/routes/open-data.ts'
import { CATALOGUE_LICENCE } from '../../incident/licence.ts'
import { earliestDay } from '../../incident/partial-date.ts'
import type { Incident } from '../../incident/record.ts'
import { LANGUAGES, type Language } from '../language.ts'
import { openDataMessages } from '../messages/open-data.ts'
import type { Html } from '../page.ts'
import { pathOf } from '../paths.ts'

/** What data catalogues want as the type of each file (IANA media types). */
const MEDIA_TYPES: Readonly<Record<CatalogueFormat, string>> = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
}

/**
 * The catalogue as a schema.org `Dataset`, which search engines for data sets read. It is a data block: no browser runs it, so the pages' policy
 * on scripts has nothing to forbid. `publishedAt` is ISO 8601; `origin` has no trailing slash.
 */
export function datasetJsonLd(
  catalogue: readonly Incident[],
  publishedAt: string,
  origin: string,
  language: Language,
): Html {
  const m = openDataMessages[language]
  const url = origin + pathOf('openData', language)
  const days = catalogue.map(({ dates }) => earliestDay(dates.disclosed)).sort()
  const publisher = { '@type': 'Organization', name: CATALOGUE_LICENCE.attribution, url: `${origin}/` }
  const dataset = {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': `${origin}${pathOf('openData', 'fr')}#dataset`,
    name: `Vigifuite – ${m.title}`,
    description: `${m.description} ${m.noPerson}`,
    url,
    license: CATALOGUE_LICENCE.url,
    isAccessibleForFree: true,
    inLanguage: LANGUAGES,
    keywords: m.keywords,
    spatialCoverage: 'France',
    ...(days.length > 0 && { temporalCoverage: `${days[0]}/${days.at(-1)}` }),
    dateModified: publishedAt,
    creator: publisher,
    publisher,
    distribution: Object.entries(MEDIA_TYPES).map(([format, encodingFormat]) => ({
      '@type': 'DataDownload',
      name: format.toUpperCase(),
      encodingFormat,
      contentUrl: `${origin}/v1/catalogue.${format}`,
    })),
  }
  // Within a script element only `<` could end the block.
  return html`<script type="application/ld+json">${raw(JSON.stringify(dataset).replaceAll('<', '\\u003c'))}</script>`
}
