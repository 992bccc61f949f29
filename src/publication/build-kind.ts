/**
 * Builds what a publication changes of one kind under one key version: bucket documents, filter shards and the index over both.
 *
 * Two ways, one result. Full: every bucket and shard, in one pass over all rows. Partial: the touched buckets from their
 * rows, and their elements added to the touched shards in place; a shard that holds twice what it was made for is built anew.
 * A filter cannot forget: elements that left a bucket stay "maybe" in it until then, and cost a bucket read at worst.
 */
import { decodeFilter, encodeFilter } from '../filter/codec.ts'
import { createFilter, type Filter } from '../filter/filter.ts'
import { needsRebuild, shardBitsFor, shardOf } from '../filter/shards.ts'
import type { Kind } from '../identifier/kind.ts'
import { type BucketEntry, encodeBucketDocument, type Sha512 } from '../protocol/bucket-document.ts'
import { bucketBitsFor, MAX_BUCKET_BITS } from '../protocol/element.ts'
import { groupByBucket } from './grouped.ts'
import type { BucketIndex } from './index-codec.ts'
import { createIndex } from './index-codec.ts'
import { bucketObjectName, filterObjectName, indexName } from './layout.ts'
import type { Layout } from './manifest.ts'
import type { PackedExposures } from './source.ts'
import type { ObjectWriter } from './writer.ts'

export interface KindBuild {
  readonly kind: Kind
  readonly keyVersion: number
  readonly current: boolean
  readonly epoch: number
  readonly entries: number
  readonly sha512: Sha512
  readonly random: (length: number) => Uint8Array
  readonly writer: ObjectWriter
  /** The rows of these 15-bit bucket numbers, or of all. */
  readonly rows: (buckets?: readonly number[]) => AsyncIterable<PackedExposures>
}

/** The layout that the last publication left, and what it refers to. */
export interface FormerLayout {
  readonly layout: Layout
  readonly index: BucketIndex
  readonly filter: (shard: number) => Promise<Uint8Array>
}

/** 15-bit numbers of the buckets from `first` to `last` of a layout with fewer bits. */
function fineBuckets(coarse: readonly number[], coarseBits: number): number[] {
  const width = 2 ** (MAX_BUCKET_BITS - coarseBits)
  return coarse.flatMap(bucket => Array.from({ length: width }, (_, i) => bucket * width + i))
}

/**
 * The layout after this publication. `touched`: 15-bit numbers of the buckets that may differ from the former layout's;
 * `least`: bits below which the layout must not fall. Without a former layout everything is built.
 */
export async function buildKind(
  build: KindBuild,
  former: FormerLayout | null,
  touched: readonly number[],
  least: { readonly bucketBits: number; readonly shardBits: number } | null,
): Promise<Layout> {
  const bucketBits = Math.max(least?.bucketBits ?? 0, bucketBitsFor(build.entries))
  const shardBits = Math.max(least?.shardBits ?? 0, shardBitsFor(build.entries))
  const header = { kind: build.kind, keyVersion: build.keyVersion, bucketBits, shardBits }
  const keep = former?.layout.bucketBits === bucketBits && former.layout.shardBits === shardBits
  const index = keep ? former.index : createIndex(header)
  if (keep) await buildTouched(build, former, index, touched)
  else await buildAll(build, index)
  await build.writer.settle()
  const { ref } = await build.writer.put(indexName(build.kind, build.keyVersion, build.epoch), index.bytes)
  const { keyVersion, current, entries } = build
  return { keyVersion, current, bucketBits, shardBits, entries, index: ref }
}

async function buildAll(build: KindBuild, index: BucketIndex): Promise<void> {
  const { bucketBits, shardBits } = index
  const shards = elementsByShard(build, index)
  let next = 0
  for await (const { bucket, entries } of groupByBucket(build.rows(), bucketBits)) {
    for (; next < bucket; next++) await writeBucket(build, index, next, [])
    await writeBucket(build, index, bucket, entries)
    for (const { element } of entries) await shards.add(shardOf(element, shardBits), element)
    next = bucket + 1
  }
  for (; next < 2 ** bucketBits; next++) await writeBucket(build, index, next, [])
  await shards.finish()
}

/** Collects ascending elements shard by shard and writes each shard's filter when the next begins. */
function elementsByShard(build: KindBuild, index: BucketIndex) {
  let shard = 0
  let members: Uint8Array[] = []
  const close = async () => {
    await writeShard(build, index, shard, filterOver(members))
    shard++
    members = []
  }
  return {
    async add(of: number, element: Uint8Array) {
      while (shard < of) await close()
      members.push(element)
    },
    async finish() {
      while (shard < 2 ** index.shardBits) await close()
    },
  }
}

function filterOver(members: readonly Uint8Array[]): Filter {
  const filter = createFilter(members.length)
  for (const element of members) filter.add(element)
  return filter
}

async function buildTouched(
  build: KindBuild,
  former: FormerLayout,
  index: BucketIndex,
  touched: readonly number[],
): Promise<void> {
  const { bucketBits, shardBits } = index
  const buckets = [...new Set(touched.map(v => v >> (MAX_BUCKET_BITS - bucketBits)))].sort((a, b) => a - b)
  const empty = new Set(buckets)
  const filters = new Map<number, Filter>()
  for await (const { bucket, entries } of groupByBucket(build.rows(fineBuckets(buckets, bucketBits)), bucketBits)) {
    empty.delete(bucket)
    await writeBucket(build, index, bucket, entries)
    for (const { element } of entries) {
      const shard = shardOf(element, shardBits)
      let filter = filters.get(shard)
      if (!filter) {
        filter = decodeFilter(await former.filter(shard))
        filters.set(shard, filter)
      }
      filter.add(element)
    }
  }
  for (const bucket of empty) await writeBucket(build, index, bucket, [])
  for (const [shard, filter] of filters) {
    await writeShard(build, index, shard, needsRebuild(filter) ? await rebuiltFilter(build, shard, shardBits) : filter)
  }
}

async function rebuiltFilter(build: KindBuild, shard: number, shardBits: number): Promise<Filter> {
  const members: Uint8Array[] = []
  for await (const { entries } of groupByBucket(build.rows(fineBuckets([shard], shardBits)), MAX_BUCKET_BITS)) {
    for (const { element } of entries) members.push(element)
  }
  return filterOver(members)
}

async function writeBucket(
  build: KindBuild,
  index: BucketIndex,
  bucket: number,
  entries: readonly BucketEntry[],
): Promise<void> {
  const { kind, keyVersion, epoch } = build
  const { bucketBits } = index
  const document = encodeBucketDocument(
    build.sha512,
    { kind, bucketBits, keyVersion, epoch, bucket },
    entries,
    build.random,
  )
  await build.writer.enqueue(bucketObjectName(kind, keyVersion, bucketBits, bucket, epoch), document, sha256 =>
    index.setBucket(bucket, { epoch, sha256 }),
  )
}

async function writeShard(build: KindBuild, index: BucketIndex, shard: number, filter: Filter): Promise<void> {
  const { kind, keyVersion, epoch } = build
  const name = filterObjectName(kind, keyVersion, index.shardBits, shard, epoch)
  await build.writer.enqueue(name, encodeFilter(filter), sha256 => index.setShard(shard, { epoch, sha256 }))
}
