/**
 * The name of every published object. All but the manifest are immutable and named by the epoch that wrote them, so they
 * may be cached for good; `private/` is for the read side itself and no route serves it.
 */
import type { Kind } from '../identifier/kind.ts'
import { bucketName } from '../protocol/element.ts'

/** The one mutable object: written by compare-and-swap only. */
export const MANIFEST = 'manifest.json'

/**
 * A copy of each manifest that was current, under its epoch, written just before it is replaced: it tells what readers of
 * the last hour may still hold. An attempt that never became current leaves none.
 */
export const HISTORY_PREFIX = 'manifests/'
export const historyName = (epoch: number): string => `${HISTORY_PREFIX}${epoch}.json`

export const catalogueName = (epoch: number): string => `catalogue/${epoch}.json`
export const arrivalsName = (epoch: number): string => `arrivals/${epoch}.json`
export const dataSetsName = (epoch: number): string => `datasets/${epoch}.json`
/** The log of what publications changed. */
export const changesName = (epoch: number): string => `changes/${epoch}.json`
export const keysName = (epoch: number): string => `private/keys/${epoch}.json`

export const indexName = (kind: Kind, keyVersion: number, epoch: number): string =>
  `indexes/${kind}/${keyVersion}/${epoch}.bin`

/** The inner nodes of the Merkle tree over a kind's bucket documents (src/protocol/merkle.ts). */
export const treeName = (kind: Kind, keyVersion: number, epoch: number): string =>
  `trees/${kind}/${keyVersion}/${epoch}.bin`

export const bucketObjectName = (
  kind: Kind,
  keyVersion: number,
  bucketBits: number,
  bucket: number,
  epoch: number,
): string => `buckets/${kind}/${keyVersion}/${bucketName(bucketBits, bucket)}/${epoch}.bin`

export const filterObjectName = (
  kind: Kind,
  keyVersion: number,
  shardBits: number,
  shard: number,
  epoch: number,
): string => `filters/${kind}/${keyVersion}/${bucketName(shardBits, shard)}/${epoch}.bin`

/** The epoch in an object's name, or null for the manifest and strangers. */
export function epochOf(name: string): number | null {
  const match = /\/(\d{1,16})\.(?:json|bin)$/.exec(name)
  return match ? Number(match[1]) : null
}
