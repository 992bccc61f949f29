import { type RawBuilder, sql } from 'kysely'

const CODES = 65_536

/** Data set codes as a bit string: the server tells in constant time whether a row's code is among them, however many there are. */
export function codeSet(codes: readonly number[]): Uint8Array {
  const bits = new Uint8Array(CODES / 8)
  for (const code of codes) bits[code >> 3]! |= 1 << (code & 7)
  return bits
}

/** Whether the data set in `column` is in the set. */
export function isInCodeSet(column: string, set: Uint8Array): RawBuilder<boolean> {
  return sql<boolean>`get_bit(${set}::bytea, ${sql.ref(column)}) = 1`
}
