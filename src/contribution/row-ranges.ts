/**
 * Rows → canonical forms, in ranges of rows that are the same on every run: a range is one chunk of every kind
 * it has a usable value of, so that a run that begins again can pass over what is uploaded already.
 */
import { canonicalise } from '../identifier/canonical.ts'
import type { Kind } from '../identifier/kind.ts'
import type { RefusalReason } from '../identifier/refusal.ts'
import type { KindColumns } from './columns.ts'
import type { CsvRow } from './csv.ts'

/** Rows in a range. Also what a crash can cost: the digests of so many rows. */
export const ROWS_PER_RANGE = 512

/** `extra-columns`: the row has more values than the header has names, so nobody knows which value is which. */
export type RejectionReason = RefusalReason | 'extra-columns'

/** What of a row could not be used, and why; never the value. */
export interface Rejection {
  readonly row: number
  readonly kind: Kind
  readonly reason: RejectionReason
}

export interface RowRange {
  /** From 0, without gaps. */
  readonly number: number
  readonly rows: number
  /** Distinct canonical forms of each mapped kind. */
  readonly canonicals: ReadonlyMap<Kind, readonly string[]>
  /** Usable values that were there already in the same range. */
  readonly duplicates: number
  readonly rejections: readonly Rejection[]
}

/** Groups rows. `now` decides which birth dates lie in the future: the same at every run. */
export async function* rowRanges(
  rows: AsyncIterable<CsvRow>,
  columns: readonly KindColumns[],
  options: { readonly headerLength: number; readonly now: Date; readonly rowsPerRange?: number },
): AsyncGenerator<RowRange> {
  const size = options.rowsPerRange ?? ROWS_PER_RANGE
  let number = 0
  let batch: CsvRow[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length === size) {
      yield rangeOf(number++, batch, columns, options)
      batch = []
    }
  }
  if (batch.length > 0) yield rangeOf(number, batch, columns, options)
}

function rangeOf(
  number: number,
  rows: readonly CsvRow[],
  columns: readonly KindColumns[],
  { headerLength, now }: { readonly headerLength: number; readonly now: Date },
): RowRange {
  const rejections: Rejection[] = []
  const canonicals = new Map<Kind, Set<string>>(columns.map(({ kind }) => [kind, new Set()]))
  let duplicates = 0
  for (const { row, fields } of rows) {
    const misaligned = fields.slice(headerLength).some(field => field !== '')
    for (const { kind, read } of columns) {
      if (misaligned) {
        rejections.push({ row, kind, reason: 'extra-columns' })
        continue
      }
      const form = canonicalise(kind, read(fields), { now })
      const known = canonicals.get(kind)!
      if (!form.ok) rejections.push({ row, kind, reason: form.reason })
      else if (known.has(form.canonical)) duplicates++
      else known.add(form.canonical)
    }
  }
  return {
    number,
    rows: rows.length,
    canonicals: new Map([...canonicals].map(([kind, forms]) => [kind, [...forms]])),
    duplicates,
    rejections,
  }
}
