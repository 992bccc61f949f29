import { bucketOf, MAX_BUCKET_BITS } from '../protocol/element.ts'
import { FILTER_OVERHEAD_BYTES } from './codec.ts'
import { DEFAULT_ERROR_RATE, type Filter } from './filter.ts'

/** A filter shard's binary form is never larger, so that reading one for one question stays cheap. */
export const MAX_SHARD_BYTES = 256 * 1024

/** Elements a shard of MAX_SHARD_BYTES has room for: a Bloom filter takes log2(1/p) / ln 2 bits an element. */
export const MAX_SHARD_ENTRIES = Math.floor(
  (8 * (MAX_SHARD_BYTES - FILTER_OVERHEAD_BYTES) * Math.LN2) / Math.log2(1 / DEFAULT_ERROR_RATE),
)

/** Elements fall into shards as by chance; a shard with this many standard deviations above the mean is a 10⁻⁹ event. */
const SKEW_DEVIATIONS = 6

/**
 * How many top bits of the bucket number choose the shard, 0 to 15: the fewest with which shards of `entries` elements
 * in all stay within MAX_SHARD_BYTES, chance's uneven hand included. A publication that arrives at another number
 * than the last one's builds all shards of that kind and key version anew.
 *
 * Throws RangeError unless `entries` is a whole number. (15 bits are enough for 4.7 thousand million elements.)
 */
export function shardBitsFor(entries: number): number {
  if (!Number.isSafeInteger(entries) || entries < 0) throw new RangeError('entries must be a whole number')
  for (let bits = 0; bits < MAX_BUCKET_BITS; bits++) {
    const mean = entries / 2 ** bits
    // With one shard there is nothing to be unevenly dealt.
    const skew = bits === 0 ? 0 : SKEW_DEVIATIONS * Math.sqrt(mean)
    if (mean + skew <= MAX_SHARD_ENTRIES) return bits
  }
  return MAX_BUCKET_BITS
}

/** The shard an element is in: the top `shardBits` bits of the 15-bit bucket number. */
export function shardOf(element: Uint8Array, shardBits: number): number {
  return bucketOf(element, shardBits)
}

/**
 * Whether a shard holds twice what it was made for. Until then elements are added in place, and false positives
 * rise from 0.1 % to at most 6 %; it never loses one that was added.
 */
export function needsRebuild(filter: Filter): boolean {
  return filter.count >= 2 * filter.capacity
}
