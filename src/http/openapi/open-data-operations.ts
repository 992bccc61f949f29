import * as z from 'zod'
import { CATALOGUE_LICENCE } from '../../incident/licence.ts'
import { incidentSchema } from '../../incident/record.ts'
import { CATALOGUE_FORMATS, type CatalogueFormat } from '../routes/open-data.ts'
import { epochSchema, instantSchema } from './answer-schemas.ts'
import type { Answer, Operation, Text } from './operation.ts'

const { name, spdx, url, attribution } = CATALOGUE_LICENCE

const operation = (
  format: CatalogueFormat,
  id: string,
  summary: Text,
  description: Text,
  answer: Pick<Answer, 'description' | 'schema'>,
): Operation => ({
  method: 'GET',
  path: `/v1/catalogue.${format}`,
  id,
  tag: 'open-data',
  summary,
  description,
  access: { scope: 'catalogue', optional: true },
  conditional: true,
  answers: { 200: { ...answer, contentType: CATALOGUE_FORMATS[format].contentType.split(';')[0]! } },
  problems: ['unavailable'],
})

export const OPEN_DATA_OPERATIONS: readonly Operation[] = [
  operation(
    'json',
    'downloadCatalogueJson',
    { fr: 'Tout le catalogue en JSON', en: 'The whole catalogue as JSON' },
    {
      fr: 'Les fiches entières, les plus récentes d’abord, avec la licence et le numéro de la publication.',
      en: 'The whole records, newest first, with the licence and the number of the publication.',
    },
    {
      description: { fr: 'Le catalogue.', en: 'The catalogue.' },
      schema: z.strictObject({
        licence: z.strictObject({
          name: z.literal(name),
          spdx: z.literal(spdx),
          url: z.literal(url),
          attribution: z.literal(attribution),
        }),
        epoch: epochSchema,
        publishedAt: instantSchema,
        incidents: z.array(incidentSchema),
      }),
    },
  ),
  operation(
    'ndjson',
    'downloadCatalogueNdjson',
    { fr: 'Tout le catalogue en NDJSON', en: 'The whole catalogue as NDJSON' },
    { fr: 'Une fiche par ligne, chacune avec sa licence.', en: 'A record a line, each with its licence.' },
    {
      description: { fr: 'Le catalogue.', en: 'The catalogue.' },
      schema: incidentSchema.safeExtend({ licence: z.literal(url) }),
    },
  ),
  operation(
    'csv',
    'downloadCatalogueCsv',
    { fr: 'Tout le catalogue en CSV', en: 'The whole catalogue as CSV' },
    {
      fr: 'Une ligne par incident, pour les tableurs (RFC 4180, UTF-8 avec marque d’ordre des octets). Les listes sont séparées par une barre verticale entre deux espaces. Une cellule qu’un tableur prendrait pour une formule commence par une apostrophe.',
      en: 'A line an incident, for spreadsheets (RFC 4180, UTF-8 with a byte order mark). Lists are separated by a vertical bar between two spaces. A cell that a spreadsheet would take for a formula begins with an apostrophe.',
    },
    { description: { fr: 'Le catalogue.', en: 'The catalogue.' } },
  ),
]
