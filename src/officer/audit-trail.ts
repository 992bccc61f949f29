import type { Kysely } from 'kysely'
import { type AuditFilter, type HashedAuditEntry, listEntries } from '../audit/log.ts'
import type { Schema } from '../database/schema.ts'

/**
 * What the log says about one organisation: itself, its members, its incidents, and its own lists in them. For those who may
 * `audit.read` there; what they filter by is narrowed to it.
 */
export async function auditTrailOf(
  db: Kysely<Schema>,
  { organisation, ...filter }: { organisation: string; limit: number; before?: number } & AuditFilter,
): Promise<HashedAuditEntry[]> {
  const all = await subjectsOf(db, organisation)
  const subjects = filter.subjects === undefined ? all : all.filter(one => filter.subjects!.includes(one))
  return listEntries(db, { ...filter, subjects })
}

async function subjectsOf(db: Kysely<Schema>, organisation: string): Promise<string[]> {
  const [members, links, incidents, dataSets] = await Promise.all([
    db
      .selectFrom('officer_memberships')
      .select('officer as id')
      .distinct()
      .where('organisation', '=', organisation)
      .execute(),
    db.selectFrom('officer_links').select('id').where('organisation', '=', organisation).execute(),
    db.selectFrom('incident_organisations').select('incident as id').where('organisation', '=', organisation).execute(),
    db
      .selectFrom('data_sets')
      .innerJoin('incident_organisations as part', 'part.incident', 'data_sets.incident')
      .innerJoin('organisations', 'organisations.id', 'part.organisation')
      .select('data_sets.code as id')
      .where('organisations.id', '=', organisation)
      .whereRef('data_sets.organisation', '=', 'organisations.name')
      .execute(),
  ])
  const named = (kind: string, rows: readonly { id: string | number }[]) => rows.map(row => `${kind}:${row.id}`)
  return [
    `organisation:${organisation}`,
    ...named('officer', members),
    ...named('officer-link', links),
    ...named('incident', incidents),
    ...named('data-set', dataSets),
  ]
}
