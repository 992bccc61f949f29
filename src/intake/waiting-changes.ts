import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import type { Incident } from '../incident/record.ts'
import type { ReadableNow } from '../publication/readable-now.ts'
import { incidentRecords } from './incidents.ts'
import { isToBePublished } from './list-conditions.ts'

/** What the database holds as public, or as withdrawn, and readers do not know yet. */
export interface WaitingChanges {
  /** Ids of incidents whose public record is new, corrected or withdrawn. */
  readonly records: readonly string[]
  /** Codes of lists that are to become readable. */
  readonly lists: readonly number[]
  /** Codes of withdrawn lists that buckets may still hold. */
  readonly withdrawn: readonly number[]
  readonly suppressions: number
  /** A publication was begun, and nobody told the database that it ended. */
  readonly unfinished: boolean
}

/**
 * `readable`: null when no publication can be read. Whether there ever was an attempt at one then says what is waited for: before the
 * first, the operator may still be preparing it.
 */
export async function waitingChanges(
  db: Kysely<Schema>,
  readable: Pick<ReadableNow, 'epoch' | 'catalogue'> | null,
): Promise<WaitingChanges> {
  const codes = await db
    .selectFrom('data_sets')
    .select(['code', 'status'])
    .where(({ and, eb, or }) =>
      or([
        isToBePublished(eb),
        and([eb('status', '=', 'withdrawn'), eb('published_at', 'is not', null), eb('purged_epoch', 'is', null)]),
      ]),
    )
    .orderBy('code')
    .execute()
  const suppressions = await db
    .selectFrom('suppressions')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('applied_epoch', 'is', null)
    .executeTakeFirstOrThrow()
  const attempts = db.selectFrom('publications').select('epoch').limit(1)
  const attempt = await (readable
    ? attempts.where('epoch', '=', readable.epoch).where('finished', 'is', null)
    : attempts
  ).executeTakeFirst()
  return {
    records: readable ? differing(await incidentRecords(db), readable.catalogue) : [],
    lists: codes.filter(one => one.status === 'approved').map(one => one.code),
    withdrawn: codes.filter(one => one.status === 'withdrawn').map(one => one.code),
    suppressions: Number(suppressions.count),
    unfinished: attempt !== undefined,
  }
}

/** Whether a publication would change anything for readers, or has something left to say to the database. */
export function isWaiting({ records, lists, withdrawn, suppressions, unfinished }: WaitingChanges): boolean {
  return records.length + lists.length + withdrawn.length + suppressions > 0 || unfinished
}

/** Both come out of the same schema, which orders their keys. */
function differing(stored: readonly Incident[], published: readonly Incident[]): string[] {
  const before = new Map(published.map(one => [one.id, JSON.stringify(one)]))
  const changed = stored.filter(one => before.get(one.id) !== JSON.stringify(one)).map(one => one.id)
  const kept = new Set(stored.map(one => one.id))
  return [...changed, ...published.map(one => one.id).filter(id => !kept.has(id))].sort()
}
