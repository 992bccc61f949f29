import { catalogueRows } from '../../incident/catalogue-columns.ts'
import { CATALOGUE_LICENCE } from '../../incident/licence.ts'
import { sortIncidents } from '../../incident/order.ts'
import type { Incident } from '../../incident/record.ts'
import { csvOf } from '../../officer/register/csv.ts'
import type { Snapshot } from '../../publication/read.ts'
import { conditional, type Document, textDocument } from '../conditional.ts'
import { CORS_HEADERS, POINTER_CACHE, SECURE_HEADERS } from '../headers.ts'
import { oncePer } from '../once-per.ts'
import { originOf } from '../origin.ts'
import type { ApiHandler, Route, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot, reading } from '../snapshot.ts'

interface Content {
  readonly snapshot: Snapshot
  /** Newest disclosure first. */
  readonly incidents: readonly Incident[]
  readonly origin: string
}

interface Format {
  readonly contentType: string
  readonly write: (content: Content) => string
}

/**
 * The whole catalogue in one file. The licence goes with each copy: as a header, and in the file itself, because files lose their headers.
 *
 * JSON is the records as the API has them, under a head that says which publication they are of; NDJSON a record a line, for tools that read
 * lines. CSV is for spreadsheets, so it begins with a byte order mark, without which Excel garbles every accent; programs that stumble over
 * one have the other two. Its separator is the comma of RFC 4180, and no cell of it is a formula.
 */
export const CATALOGUE_FORMATS = {
  json: {
    contentType: 'application/json',
    write: ({ snapshot, incidents }) => {
      const { epoch, publishedAt } = snapshot.manifest
      return JSON.stringify({ licence: CATALOGUE_LICENCE, epoch, publishedAt, incidents })
    },
  },
  ndjson: {
    contentType: 'application/x-ndjson',
    write: ({ incidents }) =>
      incidents.map(one => `${JSON.stringify({ ...one, licence: CATALOGUE_LICENCE.url })}\n`).join(''),
  },
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    write: ({ incidents, origin }) => csvOf(catalogueRows(incidents, origin), ','),
  },
} as const satisfies Record<string, Format>

export type CatalogueFormat = keyof typeof CATALOGUE_FORMATS

/** `GET /v1/catalogue.json`, `.ndjson` and `.csv`: open data. */
export function openDataRoutes(services: Services): Routes {
  return (Object.keys(CATALOGUE_FORMATS) as CatalogueFormat[]).map(format => route(services, format))
}

function route(services: Services, format: CatalogueFormat): Route {
  const { contentType, write } = CATALOGUE_FORMATS[format]
  const headers = {
    ...SECURE_HEADERS,
    ...CORS_HEADERS,
    'cache-control': POINTER_CACHE,
    'content-disposition': `inline; filename="vigifuite-catalogue.${format}"`,
    link: `<${CATALOGUE_LICENCE.url}>; rel="license"`,
  }
  const documentOf = async (snapshot: Snapshot, origin: string): Promise<Document> => {
    const incidents = sortIncidents(await snapshot.catalogue(), 'disclosed')
    return textDocument(write({ snapshot, incidents, origin }), contentType)
  }
  // Where the origin is the request's, whoever asks could fill a memory with others.
  const kept = oncePer((snapshot: Snapshot) => documentOf(snapshot, services.origin))
  const get: ApiHandler = async c => {
    const snapshot = await currentSnapshot(services)
    const document = () => (services.origin === '' ? documentOf(snapshot, originOf(services, c)) : kept(snapshot))
    return conditional(c.req.raw, await reading(document), headers)
  }
  return { path: `/v1/catalogue.${format}`, cors: true, text: true, methods: { GET: get } }
}
