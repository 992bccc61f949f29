import type { Kind } from '../identifier/kind.ts'
import { equalBytes, fromBase64Url } from '../protocol/bytes.ts'
import type { ObjectStore } from '../store/object-store.ts'
import type { FormerLayout } from './build-kind.ts'
import { decodeIndex, type IndexLine } from './index-codec.ts'
import { filterObjectName, MANIFEST } from './layout.ts'
import { type Layout, type Manifest, manifestSchema, type ObjectRef } from './manifest.ts'
import { sha256 } from './writer.ts'

/** A published object is gone, or not what its reference says: nothing may be concluded from its absence. */
export class CorruptPublicationError extends Error {
  override name = 'CorruptPublicationError'
}

export interface ManifestState {
  readonly manifest: Manifest
  /** As it is stored. */
  readonly bytes: Uint8Array
  readonly etag: string
}

/** The current manifest, or null before the first publication. @throws CorruptPublicationError @throws StoreUnavailableError */
export async function readManifest(store: ObjectStore): Promise<ManifestState | null> {
  const stored = await store.get(MANIFEST)
  if (stored === null) return null
  return { manifest: parseManifest(stored.bytes), bytes: stored.bytes, etag: stored.etag }
}

export function parseManifest(bytes: Uint8Array): Manifest {
  const parsed = manifestSchema.safeParse(parseJson(bytes))
  if (!parsed.success) throw new CorruptPublicationError('the manifest is malformed')
  return parsed.data
}

/** JSON of an object. @throws CorruptPublicationError */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new CorruptPublicationError('an object is not JSON')
  }
}

/** The bytes of an object, which have the hash they must have. @throws CorruptPublicationError @throws StoreUnavailableError */
export async function readObject(store: ObjectStore, name: string, hash: Uint8Array): Promise<Uint8Array> {
  const stored = await store.get(name)
  if (stored === null) throw new CorruptPublicationError('an object is missing')
  if (!equalBytes(await sha256(stored.bytes), hash)) throw new CorruptPublicationError('an object has another hash')
  return stored.bytes
}

export const readRef = (store: ObjectStore, ref: ObjectRef): Promise<Uint8Array> =>
  readObject(store, ref.name, fromBase64Url(ref.sha256)!)

/** What a publisher continues from. @throws CorruptPublicationError @throws StoreUnavailableError */
export async function formerLayout(store: ObjectStore, kind: Kind, layout: Layout): Promise<FormerLayout> {
  const { keyVersion, shardBits } = layout
  const index = decodeIndex(await readRef(store, layout.index), { kind, ...layout })
  const filter = (shard: number) => {
    const line: IndexLine = index.shard(shard)
    return readObject(store, filterObjectName(kind, keyVersion, shardBits, shard, line.epoch), line.sha256)
  }
  return { layout, index, filter }
}
