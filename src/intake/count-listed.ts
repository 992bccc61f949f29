import { type Kysely, sql } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { KIND_IDS, type Kind } from '../identifier/kind.ts'
import { codeSet, isInCodeSet } from './code-set.ts'
import { hasSuppressions, suppressedRows } from './suppressed-rows.ts'

/** Above this share of the largest data set, reading everything in order is quicker than looking the others' elements up in it. */
const FEW = 1 / 4

/** How many distinct elements of a kind the data sets in `include` list, suppressed ones left out. */
export async function countListed(
  db: Kysely<Schema>,
  kind: Kind,
  keyVersion: number,
  include: readonly number[],
): Promise<number> {
  const codes = codeSet(include)
  const count = (await countByLargest(db, kind, keyVersion, codes)) ?? (await countAll(db, kind, keyVersion, codes))
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

async function countAll(db: Kysely<Schema>, kind: Kind, keyVersion: number, codes: Uint8Array): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(distinct element) as count from exposures
    where kind = ${sql.lit(KIND_IDS[kind])} and key_version = ${keyVersion} and ${isInCodeSet('data_set', codes)}`.execute(
    db,
  )
  return Number(rows[0]!.count)
}

/**
 * The count without reading the largest data set: what it holds is known since it was submitted, when its rows and their key version
 * were settled for good, so only elements that the others add to it are looked for. Null when that would be no quicker.
 */
async function countByLargest(
  db: Kysely<Schema>,
  kind: Kind,
  keyVersion: number,
  codes: Uint8Array,
): Promise<number | null> {
  const dataSets = await db
    .selectFrom('data_sets')
    .select(['code', 'entries'])
    .where(isInCodeSet('code', codes))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('exposures')
          .select('element')
          .whereRef('data_set', '=', 'data_sets.code')
          .where('exposures.kind', '=', KIND_IDS[kind])
          .where('key_version', '=', keyVersion),
      ),
    )
    .orderBy('entries', 'desc')
    .execute()
  const [largest, ...others] = dataSets.map(({ code, entries }) => ({ code, entries: Number(entries) }))
  if (largest === undefined) return 0
  if (others.length === 0) return largest.entries
  if (others.reduce((sum, one) => sum + one.entries, 0) > largest.entries * FEW) return null
  const added = sql<{ count: string }>`
    select count(distinct e.element) as count from exposures e
    where e.kind = ${sql.lit(KIND_IDS[kind])} and e.key_version = ${keyVersion}
      and e.data_set in (${sql.join(others.map(one => sql.lit(one.code)))})
      and not exists (
        select from exposures l
        where l.kind = ${sql.lit(KIND_IDS[kind])} and l.key_version = ${keyVersion}
          and l.element = e.element and l.data_set + 0 = ${largest.code}
        -- Without statistics the planner would read the largest as a whole for every row: "+ 0" leaves only the index by
        -- element, the fence keeps this from becoming a join.
        offset 0
      )`
  const { rows } = await added.execute(db)
  return largest.entries + Number(rows[0]!.count)
}
