/** Which rows suppressions keep out. There are few of them, so they are found from the suppressions, never by asking about each row. */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { KIND_IDS, type Kind } from '../identifier/kind.ts'
import { ELEMENT_BYTES } from '../protocol/element.ts'
import type { PackedExposures } from '../publication/source.ts'
import { codeSet, isInCodeSet } from './code-set.ts'
import { orderedPack, type PackedRow, type Selection, unpack } from './packed-rows.ts'

const PAGE_ROWS = 10_000

/** Whether there is any for this kind and key version. */
export async function hasSuppressions(
  db: Kysely<Schema>,
  { kind, keyVersion }: { readonly kind: Kind; readonly keyVersion: number },
): Promise<boolean> {
  const any = db.selectFrom('suppressions').select('id').where('kind', '=', KIND_IDS[kind])
  return (await any.where('key_version', '=', keyVersion).limit(1).executeTakeFirst()) !== undefined
}

/** Rows of the data sets in `codes` (a code set) that a suppression keeps out; `condition` narrows them down. Used as a subquery. */
export function suppressedRows(
  { kind, keyVersion }: { readonly kind: Kind; readonly keyVersion: number },
  codes: Uint8Array,
  condition: RawBuilder<boolean> = sql<boolean>`true`,
): RawBuilder<unknown> {
  return sql`
    select distinct e.element, e.data_set
    from suppressions s
    join exposures e on e.kind = ${sql.lit(KIND_IDS[kind])} and e.key_version = s.key_version and e.element = s.element
    join data_sets d on d.code = e.data_set
    where s.kind = ${sql.lit(KIND_IDS[kind])} and s.key_version = ${keyVersion}
      and (s.organisation is null or s.organisation = d.organisation)
      and ${isInCodeSet('e.data_set', codes)} and ${condition}`
}

function packed(rows: RawBuilder<unknown>): RawBuilder<PackedRow> {
  return sql<PackedRow>`
    select ${orderedPack}
    from (${rows}) kept_out`
}

/** Those among the rows of a page. */
export async function suppressedBetween(
  trx: Transaction<Schema>,
  selection: { readonly kind: Kind; readonly keyVersion: number; readonly codes: Uint8Array },
  { elements }: PackedExposures,
): Promise<PackedExposures> {
  const first = elements.subarray(0, ELEMENT_BYTES)
  const last = elements.subarray(-ELEMENT_BYTES)
  const within = sql<boolean>`s.element between ${first}::bytea and ${last}::bytea`
  const { rows } = await packed(suppressedRows(selection, selection.codes, within)).execute(trx)
  return unpack(rows[0]!)
}

/** Rows that suppressions already published keep out, ascending. */
export async function* readSuppressed(db: Kysely<Schema>, selection: Selection): AsyncGenerator<PackedExposures> {
  const codes = codeSet(selection.include)
  let after = { element: new Uint8Array(), code: 0 }
  for (;;) {
    const condition = sql<boolean>`s.applied_epoch is not null
      and s.element >= ${after.element}::bytea
      and (s.element > ${after.element}::bytea or e.data_set + 0 > ${after.code}::integer)`
    const rows = suppressedRows(selection, codes, condition)
    const page = await packed(sql`${rows} order by element, data_set limit ${sql.lit(PAGE_ROWS)}`).execute(db)
    const found = unpack(page.rows[0]!)
    if (found.count > 0) yield found
    if (found.count < PAGE_ROWS) return
    after = { element: found.elements.slice(-ELEMENT_BYTES), code: found.codes.at(-1)! }
  }
}

/** `rows` without those that are also in `dropped`; both ascending. */
export function withoutRows(rows: PackedExposures, dropped: PackedExposures): PackedExposures {
  if (dropped.count === 0) return rows
  const elements = new Uint8Array(rows.elements.length)
  const codes = new Uint16Array(rows.count)
  let count = 0
  let next = 0
  for (let i = 0; i < rows.count; i++) {
    while (next < dropped.count && compareRows(dropped, next, rows, i) < 0) next++
    if (next < dropped.count && compareRows(dropped, next, rows, i) === 0) continue
    elements.set(elementAt(rows, i), count * ELEMENT_BYTES)
    codes[count++] = rows.codes[i]!
  }
  return { count, elements: elements.subarray(0, count * ELEMENT_BYTES), codes: codes.subarray(0, count) }
}

function compareRows(a: PackedExposures, i: number, b: PackedExposures, j: number): number {
  return Buffer.compare(elementAt(a, i), elementAt(b, j)) || a.codes[i]! - b.codes[j]!
}

function elementAt({ elements }: PackedExposures, i: number): Uint8Array {
  return elements.subarray(i * ELEMENT_BYTES, (i + 1) * ELEMENT_BYTES)
}
