/** What building one kind works from. */
import type { Kind } from '../identifier/kind.ts'
import type { Sha512 } from '../protocol/bucket-document.ts'
import type { BucketIndex } from './index-codec.ts'
import type { Layout } from './manifest.ts'
import type { PackedExposures } from './source.ts'
import type { ObjectWriter } from './writer.ts'

/** One kind under one key version, in one attempt to publish. */
export interface KindBuild {
  readonly kind: Kind
  readonly keyVersion: number
  readonly current: boolean
  readonly epoch: number
  /** Distinct elements that will be listed: decides the layout. */
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
