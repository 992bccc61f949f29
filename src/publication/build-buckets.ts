import { type BucketEntry, encodeBucketDocument } from '../protocol/bucket-document.ts'
import { MAX_BUCKET_BITS } from '../protocol/element.ts'
import { groupByBucket } from './grouped.ts'
import type { BucketIndex } from './index-codec.ts'
import type { KindBuild } from './kind-build.ts'
import { bucketObjectName } from './layout.ts'

/** Is given the entries of one bucket after the other, ascending. */
export type EntriesVisitor = (entries: readonly BucketEntry[]) => Promise<void>

/** Writes every bucket of the index's layout in one pass over all rows, those without rows as decoys. */
export async function buildAllBuckets(build: KindBuild, index: BucketIndex, visit: EntriesVisitor): Promise<void> {
  let next = 0
  for await (const { bucket, entries } of groupByBucket(build.rows(), index.bucketBits)) {
    for (; next < bucket; next++) await writeBucket(build, index, next, [])
    await writeBucket(build, index, bucket, entries)
    await visit(entries)
    next = bucket + 1
  }
  for (; next < 2 ** index.bucketBits; next++) await writeBucket(build, index, next, [])
}

/** Writes the buckets that hold any of the 15-bit numbers in `touched`, from their rows alone. */
export async function buildTouchedBuckets(
  build: KindBuild,
  index: BucketIndex,
  touched: readonly number[],
  visit: EntriesVisitor,
): Promise<void> {
  const { bucketBits } = index
  const buckets = new Set(touched.map(v => v >> (MAX_BUCKET_BITS - bucketBits)))
  if (buckets.size === 0) return
  const rows = build.rows(fineBuckets([...buckets], bucketBits))
  for await (const { bucket, entries } of groupByBucket(rows, bucketBits)) {
    buckets.delete(bucket)
    await writeBucket(build, index, bucket, entries)
    await visit(entries)
  }
  for (const bucket of buckets) await writeBucket(build, index, bucket, [])
}

/** 15-bit numbers, ascending, that fall in the given buckets of a layout with `bits`; undefined when these are all there are. */
export function fineBuckets(buckets: readonly number[], bits: number): number[] | undefined {
  if (buckets.length === 2 ** bits) return undefined
  const width = 2 ** (MAX_BUCKET_BITS - bits)
  return buckets
    .toSorted((a, b) => a - b)
    .flatMap(bucket => Array.from({ length: width }, (_, i) => bucket * width + i))
}

async function writeBucket(
  build: KindBuild,
  index: BucketIndex,
  bucket: number,
  entries: readonly BucketEntry[],
): Promise<void> {
  const { kind, keyVersion, epoch, sha512, random } = build
  const { bucketBits } = index
  const document = encodeBucketDocument(sha512, { kind, bucketBits, keyVersion, epoch, bucket }, entries, random)
  await build.writer.enqueue(bucketObjectName(kind, keyVersion, bucketBits, bucket, epoch), document, sha256 =>
    index.setBucket(bucket, { epoch, sha256 }),
  )
}
