/** Elements and the bucket they fall in (vf1 "Steps"). */

/** Length of an element in bytes: a canonical ristretto255 encoding. */
export const ELEMENT_BYTES = 32

/** A bucket number has at most this many bits. */
export const MAX_BUCKET_BITS = 15

/** Number of the bucket that the element at `offset` falls in: the top `bucketBits` of its 15 usable leading bits. */
export function bucketOf(element: Uint8Array, bucketBits: number, offset = 0): number {
  // Bit 0 of the first byte is always 0 (RFC 9496 §4.3.2: encodings are non-negative), so it carries nothing.
  const v = ((element[offset]! >> 1) << 8) | element[offset + 1]!
  return v >> (MAX_BUCKET_BITS - bucketBits)
}

/** `15-5b3f`: how a bucket is named in URLs and objects. */
export function bucketName(bucketBits: number, bucket: number): string {
  return `${bucketBits}-${bucket.toString(16).padStart(4, '0')}`
}

/** The inverse of `bucketName`; null for anything it does not write. */
export function parseBucketName(name: string): { bucketBits: number; bucket: number } | null {
  const match = /^(0|[1-9]|1[0-5])-([0-9a-f]{4})$/.exec(name)
  if (!match) return null
  const bucketBits = Number(match[1])
  const bucket = Number.parseInt(match[2]!, 16)
  return bucket < 2 ** bucketBits ? { bucketBits, bucket } : null
}

/** Real entries that a bucket holds on average at least, once there is more than one bucket. */
export const MIN_ENTRIES_PER_BUCKET = 64

/** The largest number of bits ≤ 15 that keeps 64 entries a bucket on average; 0 for a small list. */
export function bucketBitsFor(realEntries: number): number {
  const bits = Math.floor(Math.log2(Math.max(1, realEntries / MIN_ENTRIES_PER_BUCKET)))
  return Math.min(MAX_BUCKET_BITS, bits)
}
