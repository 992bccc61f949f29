import type { Kysely } from 'kysely'
import type { DataSetStatus, Schema } from '../database/schema.ts'
import type { AccessOfOrganisation } from './incident-access.ts'

/** What a permission about a list of affected people is decided by. */
export interface ListTarget {
  readonly on: 'incident'
  /** A list is its organisation's alone; nobody's, when there is no such list. */
  readonly organisations: readonly AccessOfOrganisation[]
  /** Ids of the officers who created or submitted it. */
  readonly authors: readonly string[]
  readonly status: DataSetStatus | null
}

/** @param code of the data set */
export async function listTarget(db: Kysely<Schema>, code: number): Promise<ListTarget> {
  const list = await db.selectFrom('data_sets').selectAll().where('code', '=', code).executeTakeFirst()
  if (!list) return { on: 'incident', organisations: [], authors: [], status: null }
  const organisations = await db
    .selectFrom('organisations as organisation')
    .innerJoin('incident_organisations as part', 'part.organisation', 'organisation.id')
    .select(['organisation.id', 'part.access'])
    .where('organisation.name', '=', list.organisation)
    .where('part.incident', '=', list.incident)
    .execute()
  const authors = [list.created_by, list.submitted_by].flatMap(actor =>
    actor?.startsWith('officer:') ? [actor.slice('officer:'.length)] : [],
  )
  return { on: 'incident', organisations, authors, status: list.status }
}
