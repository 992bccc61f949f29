/**
 * Reading a publication: one manifest at a time, everything checked against its hash, never from a database.
 *
 * A snapshot belongs to one manifest, so filters and buckets never mix two publications. Whatever is missing or damaged is
 * an error, never an absence: callers answer `unavailable`, not `not-listed`.
 */
import { decodeFilter } from '../filter/codec.ts'
import type { Filter } from '../filter/filter.ts'
import { ByteLru } from '../filter/lru.ts'
import { shardOf } from '../filter/shards.ts'
import type { Kind } from '../identifier/kind.ts'
import { type Arrival, firstArrivals } from '../incident/arrivals.ts'
import type { Incident } from '../incident/record.ts'
import { toBase64Url } from '../protocol/bytes.ts'
import { merklePath } from '../protocol/merkle.ts'
import type { ObjectStore } from '../store/object-store.ts'
import type { ChangeEvent } from './change-event.ts'
import { type BucketIndex, decodeIndex } from './index-codec.ts'
import { bucketObjectName, filterObjectName } from './layout.ts'
import type { Layout, Manifest } from './manifest.ts'
import { type ManifestState, parseJson, readManifest, readObject, readRef } from './manifest-state.ts'
import type { PublishedDataSet, PublishedKeys, PublishedPartnerKey, PublishedTestPerson } from './source.ts'

/** Nothing can be said: nothing was published yet, the store cannot be read, or an object is gone or damaged. */
export class PublicationUnavailableError extends Error {
  override name = 'PublicationUnavailableError'
}

export interface BucketObject {
  readonly bytes: Uint8Array
  readonly epoch: number
  /** Strong: a quoted hash of the bytes. */
  readonly etag: string
}

export interface BucketProof {
  /** SHA-256 of the document, 32 bytes. */
  readonly sha256: Uint8Array
  /** From below, 32 bytes each. */
  readonly path: readonly Uint8Array[]
}

/** One publication. Every method may reject with `PublicationUnavailableError`, and with nothing else. */
export interface Snapshot {
  readonly manifest: Manifest
  /** A bucket document, or null when no such layout is published. */
  bucket(kind: Kind, keyVersion: number, bucketBits: number, bucket: number): Promise<BucketObject | null>
  /** The index of a layout, as it was published; null when there is no such layout. */
  index(kind: Kind, keyVersion: number): Promise<{ readonly bytes: Uint8Array; readonly sha256: string } | null>
  /**
   * What proves that a bucket document is this publication's: its hash, and the path from it to the layout's root (src/protocol/merkle.ts).
   * Null when no such layout is published, or none with a tree.
   */
  proof(kind: Kind, keyVersion: number, bucketBits: number, bucket: number): Promise<BucketProof | null>
  /** False: surely not listed. True: maybe. */
  filter(kind: Kind, keyVersion: number, element: Uint8Array): Promise<boolean>
  datasets(): Promise<readonly PublishedDataSet[]>
  catalogue(): Promise<readonly Incident[]>
  /** When each incident came into the catalogue, the first first; also of some that left it. */
  arrivals(): Promise<readonly Arrival[]>
  /** What publications changed, ascending, as far as it is kept. */
  changes(): Promise<readonly ChangeEvent[]>
  /** The partner's key with this hash (base64url SHA-256), or null; as quick among many as among few. */
  key(hash: string): Promise<PublishedPartnerKey | null>
  /** Digests that test keys get answers for, from invented lists; empty in a publication of before. */
  testPeople(): Promise<readonly PublishedTestPerson[]>
}

export interface PublicationReader {
  /** The publication that is current, or was `maxAgeMs` ago. @throws PublicationUnavailableError */
  snapshot(): Promise<Snapshot>
}

export interface ReaderDependencies {
  readonly store: ObjectStore
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** After this long the manifest is read again. */
  readonly maxAgeMs?: number
  readonly filterCacheBytes?: number
  readonly bucketCacheBytes?: number
}

const MAX_AGE_MS = 10_000
/** A manifest that could not be read again for this long is not answered from: vf1 promises 15 s. */
const MAX_STALE_MS = 15_000
const MEBIBYTE = 2 ** 20
/** What a filter holds beside its bits. */
const FILTER_OBJECT_BYTES = 4096

/** Reads publications from a store, keeping what is used most in memory. */
export function createPublicationReader(deps: ReaderDependencies): PublicationReader {
  const caches = createCaches(deps)
  let current: { snapshot: Snapshot; etag: string; readAt: number } | undefined
  let refreshing: Promise<void> | undefined

  async function refresh(): Promise<void> {
    const startedAt = deps.now()
    const state = await readManifest(deps.store)
    if (state === null) throw new PublicationUnavailableError('nothing was published yet')
    const snapshot = current?.etag === state.etag ? current.snapshot : createSnapshot(deps.store, caches, state)
    current = { snapshot, etag: state.etag, readAt: startedAt }
  }

  return {
    async snapshot() {
      if (current && deps.now() - current.readAt < (deps.maxAgeMs ?? MAX_AGE_MS)) return current.snapshot
      refreshing ??= refresh().finally(() => {
        refreshing = undefined
      })
      try {
        await refreshing
      } catch {
        if (!current || deps.now() - current.readAt >= MAX_STALE_MS) {
          throw new PublicationUnavailableError('the current publication cannot be read')
        }
      }
      return current!.snapshot
    },
  }
}

type Caches = ReturnType<typeof createCaches>

function createCaches({ filterCacheBytes = 32 * MEBIBYTE, bucketCacheBytes = 64 * MEBIBYTE }: ReaderDependencies) {
  return {
    filters: new ByteLru<Filter>(filterCacheBytes, filter => filter.byteLength + FILTER_OBJECT_BYTES),
    buckets: new ByteLru<BucketObject>(bucketCacheBytes, bucket => bucket.bytes.length + 256),
    /** Reads under way, so that many questions about one object become one read. */
    underWay: new Map<string, Promise<unknown>>(),
  }
}

/** The value from a cache, or one read of it for all who ask meanwhile. */
async function cached<V>(caches: Caches, cache: ByteLru<V>, name: string, read: () => Promise<V>): Promise<V> {
  const known = cache.get(name)
  if (known !== undefined) return known
  const begun = caches.underWay.get(name) as Promise<V> | undefined
  if (begun) return begun
  const reading = read()
    .then(value => {
      cache.set(name, value)
      return value
    })
    .finally(() => caches.underWay.delete(name))
  caches.underWay.set(name, reading)
  return reading
}

function createSnapshot(store: ObjectStore, caches: Caches, { manifest }: ManifestState): Snapshot {
  const indexes = new Map<Layout, Promise<BucketIndex>>()
  const layoutOf = (kind: Kind, keyVersion: number) => manifest.kinds[kind].find(one => one.keyVersion === keyVersion)
  const indexOf = (kind: Kind, layout: Layout): Promise<BucketIndex> =>
    once(indexes, layout, async () => decodeIndex(await readRef(store, layout.index), { kind, ...layout }))
  const trees = new Map<Layout, Promise<Uint8Array>>()
  const documents = new Map<string, Promise<unknown>>()
  const json = <T>(ref: Manifest['catalogue']): Promise<T> =>
    available(() => once(documents, ref.name, async () => parseJson(await readRef(store, ref))) as Promise<T>)

  const keysDocument = (): Promise<KeysDocument> =>
    available(
      () =>
        once(documents, manifest.keys.name, async () =>
          keysOf(parseJson(await readRef(store, manifest.keys))),
        ) as Promise<KeysDocument>,
    )

  return {
    manifest,
    async bucket(kind, keyVersion, bucketBits, bucket) {
      const layout = layoutOf(kind, keyVersion)
      if (layout?.bucketBits !== bucketBits || !(bucket >= 0 && bucket < 2 ** bucketBits)) return null
      return available(async () => {
        const { epoch, sha256 } = (await indexOf(kind, layout)).bucket(bucket)
        const name = bucketObjectName(kind, keyVersion, bucketBits, bucket, epoch)
        return cached(caches, caches.buckets, name, async () => {
          const bytes = await readObject(store, name, sha256)
          return { bytes, epoch, etag: `"${toBase64Url(sha256.subarray(0, 16))}"` }
        })
      })
    },
    async index(kind, keyVersion) {
      const layout = layoutOf(kind, keyVersion)
      if (!layout) return null
      return available(async () => ({ bytes: (await indexOf(kind, layout)).bytes, sha256: layout.index.sha256 }))
    },
    async proof(kind, keyVersion, bucketBits, bucket) {
      const layout = layoutOf(kind, keyVersion)
      const { tree } = layout ?? {}
      if (!layout || !tree || layout.bucketBits !== bucketBits || !(bucket >= 0 && bucket < 2 ** bucketBits))
        return null
      return available(async () => {
        const index = await indexOf(kind, layout)
        const nodes = await once(trees, layout, () => readRef(store, tree))
        const documentHash = (number: number) => index.bucket(number).sha256
        return { sha256: documentHash(bucket), path: merklePath(bucketBits, nodes, bucket, documentHash) }
      })
    },
    async filter(kind, keyVersion, element) {
      const layout = layoutOf(kind, keyVersion)
      if (!layout) throw new PublicationUnavailableError('no such key version is published')
      const shard = shardOf(element, layout.shardBits)
      const filter = await available(async () => {
        const { epoch, sha256 } = (await indexOf(kind, layout)).shard(shard)
        const name = filterObjectName(kind, keyVersion, layout.shardBits, shard, epoch)
        return cached(caches, caches.filters, name, async () => decodeFilter(await readObject(store, name, sha256)))
      })
      return filter.has(element)
    },
    datasets: () => json(manifest.datasets),
    catalogue: () => json(manifest.catalogue),
    arrivals: async () =>
      manifest.arrivals
        ? json<Arrival[]>(manifest.arrivals)
        : firstArrivals(await json<Incident[]>(manifest.catalogue)),
    changes: async () => (manifest.changes ? json<readonly ChangeEvent[]>(manifest.changes) : []),
    key: async hash => (await keysDocument()).keys.get(hash) ?? null,
    testPeople: async () => (await keysDocument()).testPeople,
  }
}

interface KeysDocument {
  readonly keys: ReadonlyMap<string, PublishedPartnerKey>
  readonly testPeople: readonly PublishedTestPerson[]
}

/** The private object of partners' keys, which was a bare list once. */
function keysOf(document: unknown): KeysDocument {
  const { keys, testPeople } = (
    Array.isArray(document) ? { keys: document, testPeople: [] } : document
  ) as PublishedKeys
  return { keys: new Map(keys.map(key => [key.hash, key])), testPeople }
}

/** What a reader may say of an object that cannot be read: not why, and never that somebody is not in it. */
async function available<V>(read: () => Promise<V>): Promise<V> {
  try {
    return await read()
  } catch {
    throw new PublicationUnavailableError('an object of the publication cannot be read')
  }
}

/** A value computed once; a failure is forgotten, so that the next question tries again. */
function once<K, V>(values: Map<K, Promise<V>>, key: K, compute: () => Promise<V>): Promise<V> {
  const known = values.get(key)
  if (known) return known
  const computing = compute().catch((error: unknown) => {
    values.delete(key)
    throw error
  })
  values.set(key, computing)
  return computing
}
