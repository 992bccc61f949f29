/** What a record said before, and who said so. */
import type { Kysely } from 'kysely'
import type { Schema } from '../../database/schema.ts'
import { contentOf } from './record.ts'

export interface RecordVersion {
  readonly version: number
  /** An actor: `officer:<id>`, `cli` … */
  readonly author: string
  readonly at: Date
  readonly what: 'created' | 'saved'
}

/** Versions from the newest; `before`: only those below. */
export async function history(
  db: Kysely<Schema>,
  incident: string,
  { limit, before }: { readonly limit: number; readonly before?: number },
): Promise<RecordVersion[]> {
  let query = db
    .selectFrom('record_revisions')
    .select(['version', 'author', 'saved_at'])
    .where('incident', '=', incident)
    .orderBy('version', 'desc')
    .limit(limit)
  if (before !== undefined) query = query.where('version', '<', before)
  return (await query.execute()).map(({ version, author, saved_at }) => {
    return { version, author, at: saved_at, what: version === 1 ? 'created' : 'saved' }
  })
}

/** What one version said, or null. */
export const revision = contentOf
