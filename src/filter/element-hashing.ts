import { ELEMENT_BYTES } from '../protocol/element.ts'

/** Bytes 0 and 1 are the bucket number, the same all over a small shard. */
const FIRST_BYTE = 2
const WORD_BYTES = 3

/** Bytes 2–31 are exactly ten words of 24 bits, and 0.1 % takes exactly ten probes. */
export const MAX_PROBES = 10

/**
 * The largest filter, in bits. A probe is a 24-bit word modulo the size (23 bits for the last word: the top bit of an
 * encoding is always 0), so beyond this some bits would be chosen noticeably more often than others.
 */
export const MAX_FILTER_BITS = 2 ** 21

/**
 * The hashing that needs no hash: an element is the encoding of a uniformly random group element, so its bytes are
 * already what a hash function would return. Every probe has bits of its own, so probes are independent and the extra
 * false positives that double hashing shows in small filters do not appear.
 *
 * Takes the place of bloom-filters' `Hashing`. The array that is returned is overwritten by the next call.
 */
export class ElementHashing {
  readonly #indexes: number[] = []

  /** The `probes` ≤ 10 bits of a filter of `size` bits that belong to an element. Throws RangeError unless it has 32 bytes. */
  getIndexes(element: Uint8Array, size: number, probes: number): number[] {
    if (element.length !== ELEMENT_BYTES) throw new RangeError('an element has 32 bytes')
    const indexes = this.#indexes
    for (let probe = 0, at = FIRST_BYTE; probe < probes; probe++, at += WORD_BYTES) {
      indexes[probe] = (element[at]! | (element[at + 1]! << 8) | (element[at + 2]! << 16)) % size
    }
    return indexes
  }
}
