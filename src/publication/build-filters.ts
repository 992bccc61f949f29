import { decodeFilter, encodeFilter } from '../filter/codec.ts'
import { createFilter, type Filter } from '../filter/filter.ts'
import { MAX_SHARD_ENTRIES, needsRebuild, shardOf } from '../filter/shards.ts'
import type { BucketEntry } from '../protocol/bucket-document.ts'
import { fineBuckets } from './build-buckets.ts'
import { groupByBucket } from './grouped.ts'
import type { BucketIndex } from './index-codec.ts'
import type { FormerLayout, KindBuild } from './kind-build.ts'
import { filterObjectName } from './layout.ts'

/** Takes entries in ascending order; `finish` writes what is left to write. */
export interface FilterBuild {
  add(entries: readonly BucketEntry[]): Promise<void>
  finish(): Promise<void>
}

/** Every shard anew, made for what it holds. One shard's elements are in memory at a time. */
export function freshShards(build: KindBuild, index: BucketIndex): FilterBuild {
  let shard = 0
  let members: Uint8Array[] = []
  const close = async () => {
    await writeShard(build, index, shard, filterOver(members))
    shard++
    members = []
  }
  return {
    async add(entries) {
      for (const { element } of entries) {
        const of = shardOf(element, index.shardBits)
        while (shard < of) await close()
        members.push(element)
      }
    },
    async finish() {
      while (shard < 2 ** index.shardBits) await close()
    },
  }
}

/**
 * The former shards with elements added in place; only shards that get any are loaded, and only those that change are
 * written. One that then holds twice what it was made for is built anew from its rows.
 */
export function addedShards(build: KindBuild, former: FormerLayout, index: BucketIndex): FilterBuild {
  let shard = -1
  let filter: Filter | null = null
  let before = 0
  const close = async () => {
    if (filter === null || filter.count === before) return
    await writeShard(build, index, shard, needsRebuild(filter) ? await rebuiltShard(build, index, shard) : filter)
  }
  return {
    async add(entries) {
      for (const { element } of entries) {
        const of = shardOf(element, index.shardBits)
        if (of !== shard || filter === null) {
          await close()
          shard = of
          filter = decodeFilter(await former.filter(of))
          before = filter.count
        }
        filter.add(element)
      }
    },
    finish: close,
  }
}

async function rebuiltShard(build: KindBuild, { shardBits }: BucketIndex, shard: number): Promise<Filter> {
  const members: Uint8Array[] = []
  for await (const { entries } of groupByBucket(build.rows(fineBuckets([shard], shardBits)), shardBits)) {
    for (const { element } of entries) members.push(element)
  }
  return filterOver(members)
}

/** Whoever chose elements to fall in one shard makes it say "maybe" more often, and never makes a publication fail. */
function filterOver(members: readonly Uint8Array[]): Filter {
  const filter = createFilter(Math.min(members.length, MAX_SHARD_ENTRIES))
  for (const element of members) filter.add(element)
  return filter
}

async function writeShard(build: KindBuild, index: BucketIndex, shard: number, filter: Filter): Promise<void> {
  const { kind, keyVersion, epoch } = build
  const name = filterObjectName(kind, keyVersion, index.shardBits, shard, epoch)
  await build.writer.enqueue(name, encodeFilter(filter), sha256 => index.setShard(shard, { epoch, sha256 }))
}
