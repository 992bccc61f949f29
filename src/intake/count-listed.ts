import { type Kysely, sql } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { KIND_IDS, type Kind } from '../identifier/kind.ts'
import { codeSet, isInCodeSet } from './code-set.ts'
import { hasSuppressions, suppressedRows } from './suppressed-rows.ts'

/** How many distinct elements of a kind the data sets in `include` list, suppressed ones left out. */
export async function countListed(
  db: Kysely<Schema>,
  kind: Kind,
  keyVersion: number,
  include: readonly number[],
): Promise<number> {
  const codes = codeSet(include)
  const { rows } = await sql<{ count: string }>`
    select count(distinct element) as count from exposures
    where kind = ${sql.lit(KIND_IDS[kind])} and key_version = ${keyVersion} and ${isInCodeSet('data_set', codes)}`.execute(
    db,
  )
  const count = Number(rows[0]!.count)
  if (count === 0 || !(await hasSuppressions(db, { kind, keyVersion }))) return count
  // Elements of which every row is kept out.
  const gone = await sql<{ count: string }>`
    with kept_out as (${suppressedRows({ kind, keyVersion }, codes)})
    select count(distinct element) as count from kept_out k where not exists (
      select from exposures e
      where e.kind = ${sql.lit(KIND_IDS[kind])} and e.key_version = ${keyVersion} and e.element = k.element
        and ${isInCodeSet('e.data_set', codes)}
        and not exists (select from kept_out o where o.element = e.element and o.data_set = e.data_set)
    )`.execute(db)
  return count - Number(gone.rows[0]!.count)
}
