import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Database } from '../../src/database/connect.ts'
import type { Kind } from '../../src/identifier/kind.ts'
import { incidentSchema } from '../../src/incident/record.ts'
import { approveDataSet, createDataSet } from '../../src/intake/data-sets.ts'
import { importCatalogue } from '../../src/intake/incidents.ts'
import { completeUpload, openUpload, putChunk } from '../../src/intake/uploads.ts'

/** The examples' incident: two organisations, several data classes. */
export const INCIDENT = 'france-travail-2024'
export const NOW = new Date('2026-03-01T10:00:00.000Z')
export const ACT = { actor: 'cli', now: NOW } as const
export const CONTRIBUTOR = { id: 'contributor-1' } as const
export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(hash('sha256', bytes, 'buffer'))

export const record = (id = INCIDENT) =>
  incidentSchema.parse(
    JSON.parse(readFileSync(new URL(`../../fixtures/catalogue/${id}.json`, import.meta.url), 'utf8')),
  )

/** Seeded bytes stand in for elements; whether bytes decode is asked in a suite of its own. */
export const anyElement = () => true

export const addIncident = ({ db }: Database) => importCatalogue(db, [record()], ACT)

/** A draft with a fresh code. */
export async function draft(database: Database, kind: Kind = 'email', organisation?: string): Promise<number> {
  await addIncident(database)
  const given = { incident: INCIDENT, kind, synthetic: true, ...ACT }
  return createDataSet(database.db, organisation === undefined ? given : { ...given, organisation })
}

/** A data set with these elements, in state submitted. */
export async function submitted(
  database: Database,
  elements: Uint8Array,
  { kind = 'email', organisation, keyVersion = 1 }: { kind?: Kind; organisation?: string; keyVersion?: number } = {},
): Promise<number> {
  const { db } = database
  const code = await draft(database, kind, organisation)
  const opening = { contributor: CONTRIBUTOR, dataset: code, keyVersion, clientKey: `client-key-${code}`, now: NOW }
  const { id: uploadId } = await openUpload(db, opening)
  const request = { contributor: CONTRIBUTOR, uploadId }
  await putChunk(db, { ...request, number: 0, elements, sha256: sha256(elements), isValidElement: anyElement })
  await completeUpload(db, { ...request, chunks: 1, now: NOW })
  return code
}

/** The same, approved. */
export async function approved(...given: Parameters<typeof submitted>): Promise<number> {
  const code = await submitted(...given)
  await approveDataSet(given[0].db, { code, ...ACT })
  return code
}
