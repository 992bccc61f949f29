/**
 * Builds what a publication changes of one kind under one key version: bucket documents, filter shards and the index over both.
 *
 * Full: every bucket and shard, in one pass over all rows. Partial: the touched buckets from their rows, and their elements
 * added to their shards in place. When only the shards have outgrown their number, the filters alone are built from all rows.
 * A filter cannot forget: elements that left a bucket stay "maybe" until their shard is built anew, and cost a bucket
 * read at worst.
 */
import { shardBitsFor } from '../filter/shards.ts'
import { toBase64Url } from '../protocol/bytes.ts'
import { bucketBitsFor } from '../protocol/element.ts'
import { merkleRoot, merkleTree } from '../protocol/merkle.ts'
import { buildAllBuckets, buildTouchedBuckets } from './build-buckets.ts'
import { addedShards, freshShards } from './build-filters.ts'
import { groupByBucket } from './grouped.ts'
import { type BucketIndex, createIndex } from './index-codec.ts'
import type { FormerLayout, KindBuild } from './kind-build.ts'
import { indexName, treeName } from './layout.ts'
import type { Layout } from './manifest.ts'

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
  const { kind, keyVersion, current, entries } = build
  const bucketBits = Math.max(least?.bucketBits ?? 0, bucketBitsFor(entries))
  const shardBits = Math.max(least?.shardBits ?? 0, shardBitsFor(entries))
  const index = createIndex({ kind, keyVersion, bucketBits, shardBits })
  if (former?.layout.bucketBits !== bucketBits) {
    const filters = freshShards(build, index)
    await buildAllBuckets(build, index, filters.add)
    await filters.finish()
  } else {
    for (let bucket = 0; bucket < 2 ** bucketBits; bucket++) index.setBucket(bucket, former.index.bucket(bucket))
    if (former.layout.shardBits === shardBits) {
      for (let shard = 0; shard < 2 ** shardBits; shard++) index.setShard(shard, former.index.shard(shard))
      const filters = addedShards(build, former, index)
      await buildTouchedBuckets(build, index, touched, filters.add)
      await filters.finish()
    } else {
      await buildTouchedBuckets(build, index, touched, async () => {})
      await buildAllShards(build, index)
    }
  }
  await build.writer.settle()
  const { ref } = await build.writer.put(indexName(kind, keyVersion, build.epoch), index.bytes)
  const { root, tree } = await writeTree(build, index)
  return { keyVersion, current, bucketBits, shardBits, entries, index: ref, root, tree }
}

/** Writes the Merkle tree over the buckets of an index. @returns its root, as base64url, and where it is */
export async function writeTree(
  { kind, keyVersion, epoch, writer }: Pick<KindBuild, 'kind' | 'keyVersion' | 'epoch' | 'writer'>,
  index: BucketIndex,
): Promise<Required<Pick<Layout, 'root' | 'tree'>>> {
  const documentHash = (bucket: number) => index.bucket(bucket).sha256
  const nodes = merkleTree(index.bucketBits, documentHash)
  const { ref } = await writer.put(treeName(kind, keyVersion, epoch), nodes)
  return { root: toBase64Url(merkleRoot(index.bucketBits, nodes, documentHash)), tree: ref }
}

async function buildAllShards(build: KindBuild, index: BucketIndex): Promise<void> {
  const filters = freshShards(build, index)
  for await (const { entries } of groupByBucket(build.rows(), index.bucketBits)) await filters.add(entries)
  await filters.finish()
}
