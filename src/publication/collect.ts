/**
 * Deletes objects that nobody can be reading any more.
 *
 * A reader may hold any manifest that was current within the last hour: the current one, and those replaced within the hour. A
 * publisher writes a copy of the manifest it replaces just before its swap, so the copy's age is that of the replacement, give or take
 * the seconds in between; a quarter of an hour is allowed for them. Attempts that never became current leave no such copy, so
 * none is mistaken for what readers hold. Whatever these manifests refer to, directly or through their indexes, stays.
 *
 * Of the rest an object goes when it is older than an hour. One whose epoch is above the current manifest's may belong to an attempt
 * that still runs and stays for a day; one below cannot, because an attempt that was overtaken loses its swap, unless only keys were published
 * beside it and it ends within the hour. A publication
 * never refers to an object that the one before did not refer to, or that it did not write, so nothing that goes can come back.
 * A run that dies half-way leaves no copy that counts and refers to what is gone: copies only go once they do not count.
 */
import { KINDS } from '../identifier/kind.ts'
import type { ObjectStore } from '../store/object-store.ts'
import { bucketObjectName, epochOf, filterObjectName, HISTORY_PREFIX, historyName, MANIFEST } from './layout.ts'
import type { Manifest } from './manifest.ts'
import { formerLayout, parseManifest, readManifest } from './manifest-state.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Between writing the copy of a manifest and replacing it. */
const SWAP_MS = HOUR_MS / 4
const DELETE_BATCH = 500

/** How many objects were deleted and how many stay. @throws CorruptPublicationError: then nothing was deleted */
export async function collect(deps: {
  readonly store: ObjectStore
  readonly now: () => Date
}): Promise<{ deleted: number; kept: number }> {
  const { store } = deps
  const now = deps.now().getTime()
  const current = await readManifest(store)
  if (current === null) return { deleted: 0, kept: 0 }
  const live = new Set([MANIFEST])
  for (const manifest of [
    current.manifest,
    ...(await replacedManifests(store, current.manifest.epoch, now - HOUR_MS - SWAP_MS)),
  ]) {
    for await (const name of referredTo(store, manifest)) live.add(name)
  }
  const doomed: string[] = []
  let kept = 0
  for await (const { name, modified } of store.list('')) {
    const epoch = epochOf(name)
    const needed = epoch === null || live.has(name)
    const least = epoch !== null && epoch > current.manifest.epoch ? DAY_MS : HOUR_MS
    if (needed || now - modified.getTime() < least) kept++
    else doomed.push(name)
  }
  for (let at = 0; at < doomed.length; at += DELETE_BATCH) await store.delete(doomed.slice(at, at + DELETE_BATCH))
  return { deleted: doomed.length, kept }
}

/** The manifests replaced since `since`. The current one may have a copy already, of an attempt to replace it. */
async function replacedManifests(store: ObjectStore, current: number, since: number): Promise<Manifest[]> {
  const manifests: Manifest[] = []
  for await (const { name, modified } of store.list(HISTORY_PREFIX)) {
    if (modified.getTime() < since || epochOf(name) === current) continue
    // Null: another collection was faster, so it is old enough for that one.
    const stored = await store.get(name)
    if (stored !== null) manifests.push(parseManifest(stored.bytes))
  }
  return manifests
}

/** Names of all objects that a manifest refers to. */
async function* referredTo(store: ObjectStore, manifest: Manifest): AsyncGenerator<string> {
  yield historyName(manifest.epoch)
  for (const ref of [manifest.catalogue, manifest.datasets, manifest.keys]) yield ref.name
  for (const ref of [manifest.arrivals, manifest.changes]) if (ref) yield ref.name
  for (const kind of KINDS) {
    for (const layout of manifest.kinds[kind]) {
      const { keyVersion, bucketBits, shardBits } = layout
      yield layout.index.name
      if (layout.tree) yield layout.tree.name
      const { index } = await formerLayout(store, kind, layout)
      for (let bucket = 0; bucket < 2 ** bucketBits; bucket++) {
        yield bucketObjectName(kind, keyVersion, bucketBits, bucket, index.bucket(bucket).epoch)
      }
      for (let shard = 0; shard < 2 ** shardBits; shard++) {
        yield filterObjectName(kind, keyVersion, shardBits, shard, index.shard(shard).epoch)
      }
    }
  }
}
