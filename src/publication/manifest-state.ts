import type { Kind } from '../identifier/kind.ts'
import { equalBytes, fromBase64Url } from '../protocol/bytes.ts'
import type { ObjectStore } from '../store/object-store.ts'
import { decodeIndex, type IndexLine } from './index-codec.ts'
import type { FormerLayout } from './kind-build.ts'
import { epochOf, filterObjectName, HISTORY_PREFIX, historyName, MANIFEST } from './layout.ts'
import { type Layout, type Manifest, manifestSchema, type ObjectRef } from './manifest.ts'
import { sha256 } from './writer.ts'

/** A published object is gone, or not what its reference says: nothing may be concluded from its absence. */
export class CorruptPublicationError extends Error {
  override name = 'CorruptPublicationError'
}

export interface ManifestState {
  readonly manifest: Manifest
  readonly etag: string
}

/** The current manifest, or null before the first publication. @throws CorruptPublicationError @throws StoreUnavailableError */
export async function readManifest(store: ObjectStore): Promise<ManifestState | null> {
  const stored = await store.get(MANIFEST)
  if (stored === null) return null
  return { manifest: parseManifest(stored.bytes), etag: stored.etag }
}

/** What a publisher finds in place of a manifest. */
export interface FormerPublication {
  /** The current manifest; of a damaged one its predecessor, good for what never falls and nothing else, or null. */
  readonly manifest: Manifest | null
  readonly bytes: Uint8Array
  readonly etag: string
  readonly damaged: boolean
}

/**
 * What the next manifest replaces, or null before the first publication. A store that tore the manifest, against its promise, leaves
 * readers with `unavailable`; a publisher can replace it all the same, by building everything.
 * @throws StoreUnavailableError
 */
export async function readFormer(store: ObjectStore): Promise<FormerPublication | null> {
  const stored = await store.get(MANIFEST)
  if (stored === null) return null
  const manifest = manifestIn(stored.bytes)
  if (manifest !== null) return { ...stored, manifest, damaged: false }
  return { ...stored, manifest: await newestCopy(store), damaged: true }
}

async function newestCopy(store: ObjectStore): Promise<Manifest | null> {
  const epochs: number[] = []
  for await (const { name } of store.list(HISTORY_PREFIX)) epochs.push(epochOf(name) ?? 0)
  for (const epoch of epochs.sort((a, b) => b - a)) {
    const copy = await store.get(historyName(epoch))
    const manifest = copy && manifestIn(copy.bytes)
    if (manifest) return manifest
  }
  return null
}

function manifestIn(bytes: Uint8Array): Manifest | null {
  try {
    return parseManifest(bytes)
  } catch {
    return null
  }
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

/** What an object of JSON says, or null where it is gone or damaged. @throws StoreUnavailableError */
export async function readIfWhole<T>(store: ObjectStore, ref: ObjectRef): Promise<T | null> {
  try {
    return parseJson(await readRef(store, ref)) as T
  } catch (error) {
    if (error instanceof CorruptPublicationError) return null
    throw error
  }
}

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
