/** Labels: the data-set codes of one element, as sealed into the entries of a bucket document (vf1 "Bucket document"). */

/** Length of a label in bytes. */
export const LABEL_BYTES = 16
/** Codes that one label holds. */
export const CODES_PER_LABEL = 7
/** Entries that one element may take up: i = 0 … 15. */
export const MAX_CHAIN = 16
/** The most data sets that one element can be listed in. */
export const MAX_CODES = CODES_PER_LABEL * MAX_CHAIN

const VERSION = 1
const MORE = 0x10

/** The label of the `index`-th entry of a chain, written into `into` at `offset`. `codes` ascend over the whole chain. */
export function writeLabel(codes: readonly number[], index: number, into: Uint8Array, offset: number): void {
  const first = index * CODES_PER_LABEL
  const count = Math.min(CODES_PER_LABEL, codes.length - first)
  const more = codes.length > first + CODES_PER_LABEL
  into.fill(0, offset, offset + LABEL_BYTES)
  into[offset] = (VERSION << 5) | (more ? MORE : 0) | count
  for (let i = 0; i < count; i++) {
    const code = codes[first + i]!
    into[offset + 1 + 2 * i] = code >> 8
    into[offset + 2 + 2 * i] = code & 0xff
  }
}

/** A label's codes and whether another entry goes on, or null when it breaks any rule of the format. */
export function readLabel(label: Uint8Array): { codes: number[]; more: boolean } | null {
  const head = label[0]!
  const count = head & 0x0f
  const more = (head & MORE) !== 0
  if (head >> 5 !== VERSION || count < 1 || count > CODES_PER_LABEL || label[LABEL_BYTES - 1] !== 0) return null
  if (more && count !== CODES_PER_LABEL) return null
  const codes: number[] = []
  for (let i = 0; i < CODES_PER_LABEL; i++) {
    const code = (label[1 + 2 * i]! << 8) | label[2 + 2 * i]!
    if (i >= count) {
      if (code !== 0) return null
    } else {
      if (code <= (codes.at(-1) ?? 0)) return null
      codes.push(code)
    }
  }
  return { codes, more }
}
