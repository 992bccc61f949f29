/** The register of GDPR art. 33(5) as an officer may read it: every record of their organisations, the newest breach first. */
import type { Kysely } from 'kysely'
import type { RecordStatus } from '../database/record-tables.ts'
import type { Schema } from '../database/schema.ts'
import { dayInParis } from '../incident/day.ts'
import { visibleIncidents } from './incident-access.ts'
import type { RecordContent } from './records/record.ts'
import { describedOf } from './register/described.ts'
import type { RegisterEntry } from './register/register-export.ts'

export interface RegisterRow extends RegisterEntry {
  readonly status: RecordStatus
  readonly publishedVersion: number | null
  /** Through which the officer reads it. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  /** Of the moment of awareness, in Paris; null while it is not known. */
  readonly year: string | null
}

export interface RegisterFilter {
  /** Id of an organisation. */
  readonly organisation?: string
  /** `2026`, or `none` for what has no moment of awareness. */
  readonly year?: string
}

/** `officer`: null for the operator, who reads all. */
export async function readRegister(
  db: Kysely<Schema>,
  officer: string | null,
  filter: RegisterFilter = {},
): Promise<RegisterRow[]> {
  const parts = await partsOf(db, officer)
  if (parts.size === 0) return []
  const rows = await db
    .selectFrom('records')
    .innerJoin('record_revisions as revision', join =>
      join.onRef('revision.incident', '=', 'records.incident').onRef('revision.version', '=', 'records.version'),
    )
    .select(['records.incident', 'status', 'published_version', 'content'])
    .where('records.incident', 'in', [...parts.keys()])
    .orderBy('records.incident')
    .execute()
  return rows
    .map(row => {
      const { incident, register } = row.content as RecordContent
      const { awareAt } = register.timeline
      return {
        incident: describedOf(incident),
        register,
        status: row.status,
        publishedVersion: row.published_version,
        organisations: parts.get(row.incident)!,
        year: awareAt === null ? null : dayInParis(new Date(awareAt)).slice(0, 4),
      }
    })
    .filter(row => isWanted(row, filter))
    .sort((a, b) => placeOf(b) - placeOf(a))
}

function isWanted({ organisations, year }: RegisterRow, filter: RegisterFilter): boolean {
  if (filter.organisation !== undefined && !organisations.some(one => one.id === filter.organisation)) return false
  return filter.year === undefined || (year ?? 'none') === filter.year
}

/** What has no moment yet is at work right now. */
const placeOf = ({ register: { timeline } }: RegisterRow): number =>
  timeline.awareAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(timeline.awareAt)

type Part = RegisterRow['organisations'][number]

async function partsOf(db: Kysely<Schema>, officer: string | null): Promise<Map<string, Part[]>> {
  const visible = await visibleIncidents(db, officer)
  const named = await db.selectFrom('organisations').select(['id', 'name']).execute()
  const names = new Map(named.map(({ id, name }) => [id, name]))
  const parts = new Map<string, Part[]>()
  for (const { incident, organisation: id } of visible) {
    parts.set(incident, [...(parts.get(incident) ?? []), { id, name: names.get(id)! }])
  }
  return parts
}
