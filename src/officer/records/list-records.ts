/** The records that an officer may read; the operator, who is null here, reads all that belong to an organisation. */
import type { Kysely } from 'kysely'
import type { IncidentAccess } from '../../database/officer-tables.ts'
import type { RecordStatus } from '../../database/record-tables.ts'
import type { Schema } from '../../database/schema.ts'
import type { ClockFacts } from '../../incident/clocks.ts'
import { incidentSchema } from '../../incident/record.ts'
import { visibleIncidents } from '../incident-access.ts'
import { clockFactsOf } from '../register/clock-facts.ts'
import type { RecordContent } from './record.ts'

type Bilingual = { readonly fr: string; readonly en: string }

export interface RecordSummary {
  readonly incident: string
  readonly title: Bilingual
  readonly status: RecordStatus
  readonly version: number
  readonly publishedVersion: number | null
  /** An officer's own organisations among those that have a part in it. */
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly access: IncidentAccess }[]
  readonly updatedAt: Date
  readonly awareAt: Date | null
  readonly clockFacts: ClockFacts
  readonly exposure: RecordContent['incident']['exposure']
  readonly sector: RecordContent['incident']['sector']
}

/** Of an officer's organisations, the record that changed last first. */
export async function listRecords(db: Kysely<Schema>, officer: string | null): Promise<RecordSummary[]> {
  const parts = await partsOf(db, officer)
  if (parts.size === 0) return []
  const rows = await db
    .selectFrom('records')
    .innerJoin('record_revisions as revision', join =>
      join.onRef('revision.incident', '=', 'records.incident').onRef('revision.version', '=', 'records.version'),
    )
    .select(['records.incident', 'status', 'records.version', 'published_version', 'updated_at', 'content'])
    .where('records.incident', 'in', [...parts.keys()])
    .orderBy('updated_at', 'desc')
    .orderBy('records.incident')
    .execute()
  return rows.map(row => {
    const { incident, register } = row.content as RecordContent
    const clockFacts = clockFactsOf(register)
    return {
      incident: row.incident,
      title: incident.title,
      status: row.status,
      version: row.version,
      publishedVersion: row.published_version,
      organisations: parts.get(row.incident)!,
      updatedAt: row.updated_at,
      awareAt: clockFacts.awareAt,
      clockFacts,
      exposure: incident.exposure,
      sector: incident.sector,
    }
  })
}

/** Incidents of the catalogue that belong to an officer's organisations and of which nobody made a record yet. */
export async function listUnopened(
  db: Kysely<Schema>,
  officer: string | null,
): Promise<{ readonly incident: string; readonly title: Bilingual; readonly organisation: string }[]> {
  const parts = await partsOf(db, officer)
  if (parts.size === 0) return []
  const rows = await db
    .selectFrom('incidents')
    .leftJoin('records', 'records.incident', 'incidents.id')
    .select(['incidents.id', 'incidents.record'])
    .where('incidents.id', 'in', [...parts.keys()])
    .where('records.incident', 'is', null)
    .where('incidents.record', 'is not', null)
    .orderBy('incidents.id')
    .execute()
  return rows.map(({ id, record }) => {
    return { incident: id, title: incidentSchema.parse(record).title, organisation: parts.get(id)![0]!.name }
  })
}

async function partsOf(
  db: Kysely<Schema>,
  officer: string | null,
): Promise<Map<string, RecordSummary['organisations']>> {
  const visible = await visibleIncidents(db, officer)
  const names = new Map(
    (await db.selectFrom('organisations').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
  )
  const parts = new Map<string, { id: string; name: string; access: IncidentAccess }[]>()
  for (const { incident, organisation: id, access } of visible) {
    const part = { id, name: names.get(id)!, access }
    parts.set(incident, [...(parts.get(incident) ?? []), part])
  }
  return parts
}
