/**
 * Rows of exposures, ascending, as fast as both engines give them and with flat memory: the server packs some ten thousand of
 * them into one row, since drivers spend their time on rows rather than on bytes. The next page is on its way while one is
 * being used. Every page is a short transaction of its own, so a slow reader holds nothing up.
 */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { KIND_IDS } from '../identifier/kind.ts'
import { ELEMENT_BYTES } from '../protocol/element.ts'
import type { PackedExposures } from '../publication/source.ts'
import { ALL_BUCKETS, type BucketRange, prefixOf, runsOf } from './bucket-ranges.ts'
import { codeSet, isInCodeSet } from './code-set.ts'
import { orderedPack, type PackedRow, type Selection, unpack } from './packed-rows.ts'
import { hasSuppressions, suppressedBetween, withoutRows } from './suppressed-rows.ts'

const PAGE_ROWS = 40_000
/** Up to this many runs of buckets are read one after the other; more of them many at a time. */
const MAX_RUNS = 16
const MAX_RUN_BUCKETS = 64
const MAX_BATCH = 4096
const FIRST_BATCH = 64
/** Behind a bucket's two bytes: no element of the bucket comes after this. */
const HIGHEST = new Uint8Array(ELEMENT_BYTES - 2).fill(0xff)

/** Rows of the selection that no suppression keeps out. */
export async function* readExposures(db: Kysely<Schema>, selection: Selection): AsyncGenerator<PackedExposures> {
  const context = { ...selection, codes: codeSet(selection.include) }
  const suppressions = await hasSuppressions(db, selection)
  const page = (rows: (trx: Transaction<Schema>) => RawBuilder<PackedRow>) =>
    db.transaction().execute(async trx => {
      await preferIndexOrder(trx)
      const found = await rows(trx).execute(trx)
      const packed = unpack(found.rows[0]!)
      if (!suppressions || packed.count === 0) return { packed, left: packed }
      return { packed, left: withoutRows(packed, await suppressedBetween(trx, context, packed)) }
    })
  const runs = selection.buckets ? runsOf(selection.buckets) : [ALL_BUCKETS]
  if (runs.length > MAX_RUNS) {
    const pieces = runsOf(selection.buckets!, MAX_RUN_BUCKETS)
    yield* ahead({ from: 0, size: FIRST_BATCH }, async ({ from, size }) => {
      const batch = pieces.slice(from, from + size)
      const { packed, left } = await page(() => rowsOfRanges(context, batch))
      const next = from + batch.length
      const fitting = Math.round((size * PAGE_ROWS) / Math.max(1, packed.count))
      const following = { from: next, size: Math.min(MAX_BATCH, Math.max(1, Math.min(fitting, size * 4))) }
      return { left, next: next < pieces.length ? following : null }
    })
    return
  }
  for (const range of runs) {
    yield* ahead<Position>(null, async after => {
      const { packed, left } = await page(() => rowsOfRange(context, range, after))
      return { left, next: packed.count < PAGE_ROWS ? null : lastOf(packed) }
    })
  }
}

type Position = { readonly element: Uint8Array; readonly code: number } | null
type Context = Selection & { readonly codes: Uint8Array }

/** What `read` gives for one state after another, the following one being read while the consumer works. */
async function* ahead<State>(
  first: State,
  read: (state: State) => Promise<{ left: PackedExposures; next: State | null }>,
): AsyncGenerator<PackedExposures> {
  let coming: ReturnType<typeof read> | null = read(first)
  try {
    while (coming !== null) {
      const { left, next }: Awaited<ReturnType<typeof read>> = await coming
      coming = next === null ? null : read(next)
      // Reported when it is awaited; until then it must not count as unhandled.
      coming?.catch(() => {})
      if (left.count > 0) yield left
    }
  } finally {
    await coming?.catch(() => {})
  }
}

/** Estimates know nothing of the bit string, and would have the server sort millions of rows that the index has in order. */
async function preferIndexOrder(trx: Transaction<Schema>): Promise<void> {
  await sql`select set_config('enable_sort', 'off', true), set_config('enable_seqscan', 'off', true),
    set_config('enable_bitmapscan', 'off', true), set_config('jit', 'off', true)`.execute(trx)
}

function rowsOfRange({ kind, keyVersion, codes }: Context, range: BucketRange, after: Position): RawBuilder<PackedRow> {
  const highest = new Uint8Array([...prefixOf(range.last), ...HIGHEST])
  const position = after ?? { element: prefixOf(range.first), code: 0 }
  return sql<PackedRow>`
    select ${orderedPack}
    from (
      select element, data_set from exposures
      where kind = ${sql.lit(KIND_IDS[kind])} and key_version = ${keyVersion}
        and (element, data_set) > (${position.element}::bytea, ${position.code}::integer) and element <= ${highest}::bytea
        and ${isInCodeSet('data_set', codes)}
      order by element, data_set limit ${sql.lit(PAGE_ROWS)}
    ) page`
}

function rowsOfRanges({ kind, keyVersion, codes }: Context, ranges: readonly BucketRange[]): RawBuilder<PackedRow> {
  const first = new Uint8Array(ranges.flatMap(range => [...prefixOf(range.first)]))
  const last = new Uint8Array(ranges.flatMap(range => [...prefixOf(range.last)]))
  return sql<PackedRow>`
    select ${orderedPack}
    from generate_series(0, ${ranges.length}::integer - 1) as i, lateral (
      select element, data_set from exposures
      where kind = ${sql.lit(KIND_IDS[kind])} and key_version = ${keyVersion}
        and element >= substring(${first}::bytea from i * 2 + 1 for 2)
        and element <= substring(${last}::bytea from i * 2 + 1 for 2) || ${HIGHEST}::bytea
        and ${isInCodeSet('data_set', codes)}
      -- Without a fence the planner may join every row with every range.
      offset 0
    ) page`
}

function lastOf({ count, elements, codes }: PackedExposures): Position {
  return { element: elements.slice((count - 1) * ELEMENT_BYTES), code: codes[count - 1]! }
}
