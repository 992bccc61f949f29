/** Many rows of exposures in one row of a result. */
import { sql } from 'kysely'
import type { Kind } from '../identifier/kind.ts'
import { ELEMENT_BYTES } from '../protocol/element.ts'
import type { PackedExposures } from '../publication/source.ts'

export interface Selection {
  readonly kind: Kind
  readonly keyVersion: number
  /** Codes of the data sets whose rows are wanted. */
  readonly include: readonly number[]
  /** 15-bit numbers, ascending; absent: all. */
  readonly buckets?: readonly number[] | undefined
}

export interface PackedRow {
  readonly elements: Uint8Array | null
  readonly codes: Uint8Array | null
}

/** What to select from rows with `element` and `data_set`. Codes as four bytes: two would not hold those above 32,767. */
export const orderedPack = sql<PackedRow>`string_agg(element, ''::bytea order by element, data_set) as elements,
  string_agg(int4send(data_set), ''::bytea order by element, data_set) as codes`

const CODE_BYTES = 4

/** A packed row as bytes. */
export function unpack({ elements, codes }: PackedRow): PackedExposures {
  if (elements === null || codes === null) return { count: 0, elements: new Uint8Array(), codes: new Uint16Array() }
  const count = elements.length / ELEMENT_BYTES
  const view = new DataView(codes.buffer, codes.byteOffset, codes.byteLength)
  const numbers = new Uint16Array(count)
  for (let i = 0; i < count; i++) numbers[i] = view.getInt32(i * CODE_BYTES)
  return { count, elements, codes: numbers }
}
