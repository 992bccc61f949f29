import { sql, type Transaction } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { MAX_CODES } from '../protocol/label.ts'
import { IntakeError } from './intake-error.ts'

/**
 * Refuses a list whose people are in so many others that no bucket document could say so: the publication that takes it up would fail as
 * a whole. Elements are counted only where there are that many lists of the kind at all. @throws IntakeError 'crowded'
 */
export async function assertBucketRoom(
  trx: Transaction<Schema>,
  { code, kind }: { readonly code: number; readonly kind: number },
): Promise<void> {
  const listed = trx
    .selectFrom('data_sets')
    .select('code')
    .where('kind', '=', kind)
    .where('status', 'in', ['approved', 'published'])
    .where('code', '<>', code)
  const others = (await listed.execute()).map(one => one.code)
  if (others.length < MAX_CODES) return
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from (
      select from exposures mine
      join exposures other on other.kind = mine.kind and other.key_version = mine.key_version and other.element = mine.element
        and other.data_set in (${sql.join(others.map(one => sql.lit(one)))})
      where mine.kind = ${sql.lit(kind)} and mine.data_set = ${code}
      group by mine.key_version, mine.element having count(*) >= ${sql.lit(MAX_CODES)}
    ) crowded`.execute(trx)
  const crowded = Number(rows[0]!.count)
  if (crowded > 0) throw new IntakeError('crowded', `${crowded} elements are in ${MAX_CODES} lists already`)
}
