/** The committed catalogue, for tests that need real records. */
import { readdirSync, readFileSync } from 'node:fs'
import { type Incident, incidentSchema } from '../../src/incident/record.ts'

const FOLDER = new URL('../../fixtures/catalogue/', import.meta.url)

/** File names in the catalogue's folder. */
export const catalogueFiles = (): string[] => readdirSync(FOLDER).sort()

/** The text of one of them. */
export const readCatalogueFile = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8')

/** All records. */
export const readCatalogue = (): Incident[] =>
  catalogueFiles().map(file => incidentSchema.parse(JSON.parse(readCatalogueFile(file))))
