import { Hashing } from 'bloom-filters'
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
 * `getIndexes` is what bloom-filters' `BloomFilter` calls; the array it returns is overwritten by the next call.
 */
export class ElementHashing extends Hashing {
  readonly #indexes: number[] = []

  override getIndexes(element: unknown, size: number, probes: number): number[] {
    const bytes = element as Uint8Array
    if (bytes.length !== ELEMENT_BYTES) throw new RangeError('an element has 32 bytes')
    const indexes = this.#indexes
    for (let probe = 0, at = FIRST_BYTE; probe < probes; probe++, at += WORD_BYTES) {
      indexes[probe] = (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16)) % size
    }
    return indexes
  }
}
