import { readdir, readFile } from 'node:fs/promises'
import { type Incident, incidentSchema } from '../incident/record.ts'

const FOLDER = new URL('../../fixtures/catalogue/', import.meta.url)

/** The incidents that come with the program, checked against the model. @throws when a file breaks it */
export async function readCatalogue(): Promise<Incident[]> {
  const names = (await readdir(FOLDER)).filter(name => name.endsWith('.json')).sort()
  return Promise.all(
    names.map(async name => incidentSchema.parse(JSON.parse(await readFile(new URL(name, FOLDER), 'utf8')))),
  )
}
