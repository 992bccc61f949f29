/** Ranges of elements by the buckets they fall in, for reading a table that is ordered by element. */

/** Both ends included; 15-bit bucket numbers. */
export interface BucketRange {
  readonly first: number
  readonly last: number
}

export const ALL_BUCKETS: BucketRange = { first: 0, last: 0x7fff }

/** Ascending bucket numbers as runs without gaps, each of at most `longest`. */
export function runsOf(buckets: readonly number[], longest = Number.POSITIVE_INFINITY): BucketRange[] {
  const runs: { first: number; last: number }[] = []
  for (const bucket of buckets) {
    const run = runs.at(-1)
    if (run && bucket === run.last) continue
    if (run && bucket === run.last + 1 && bucket - run.first < longest) run.last = bucket
    else runs.push({ first: bucket, last: bucket })
  }
  return runs
}

/** The two bytes that every element of a bucket begins with. */
export function prefixOf(bucket: number): Uint8Array {
  return Uint8Array.of((bucket >> 8) << 1, bucket & 0xff)
}

/** The inverse, for prefixes one after the other. */
export function bucketsOfPrefixes(prefixes: Uint8Array): number[] {
  return Array.from({ length: prefixes.length / 2 }, (_, i) => (prefixes[2 * i]! << 7) | prefixes[2 * i + 1]!)
}
