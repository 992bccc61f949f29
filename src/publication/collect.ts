/**
 * Deletes objects that nobody can be reading any more.
 *
 * A reader may hold any manifest that was current within the last hour. Those are: the current one; every one published
 * within the hour; and the one that was current when the hour began, which is the newest published before it. Whatever
 * these refer to, directly or through their indexes, stays. Of the rest an object goes when it is older than an hour; one
 * whose epoch is above the current manifest's may belong to an attempt that still runs, and stays for a day.
 */
import { KINDS } from '../identifier/kind.ts'
import type { ObjectStore } from '../store/object-store.ts'
import { bucketObjectName, epochOf, filterObjectName, HISTORY_PREFIX, historyName, MANIFEST } from './layout.ts'
import type { Manifest } from './manifest.ts'
import { formerLayout, parseManifest, readManifest } from './manifest-state.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
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
  for (const manifest of await heldManifests(store, current.manifest, now - HOUR_MS)) {
    for await (const name of referredTo(store, manifest)) live.add(name)
  }
  let deleted = 0
  let kept = 0
  let batch: string[] = []
  const flush = async () => {
    await store.delete(batch)
    deleted += batch.length
    batch = []
  }
  const doomed: string[] = []
  for await (const { name, modified } of store.list('')) {
    const epoch = epochOf(name)
    const age = now - modified.getTime()
    const stranger = epoch === null
    const safe = !stranger && epoch > current.manifest.epoch ? age < DAY_MS : age < HOUR_MS
    if (stranger || live.has(name) || safe) kept++
    else doomed.push(name)
  }
  for (const name of doomed) {
    batch.push(name)
    if (batch.length === DELETE_BATCH) await flush()
  }
  await flush()
  return { deleted, kept }
}

/** Manifests that a reader may still hold. */
async function heldManifests(store: ObjectStore, current: Manifest, since: number): Promise<Manifest[]> {
  const epochs: number[] = []
  for await (const { name } of store.list(HISTORY_PREFIX)) {
    const epoch = epochOf(name)
    if (epoch !== null && epoch < current.epoch) epochs.push(epoch)
  }
  const held = [current]
  for (const epoch of epochs.sort((a, b) => b - a)) {
    const stored = await store.get(historyName(epoch))
    if (stored === null) continue
    const manifest = parseManifest(stored.bytes)
    held.push(manifest)
    if (Date.parse(manifest.publishedAt) < since) break
  }
  return held
}

/** Names of all objects that a manifest refers to. */
async function* referredTo(store: ObjectStore, manifest: Manifest): AsyncGenerator<string> {
  yield historyName(manifest.epoch)
  for (const ref of [manifest.catalogue, manifest.datasets, manifest.keys]) yield ref.name
  for (const kind of KINDS) {
    for (const layout of manifest.kinds[kind]) {
      const { keyVersion, bucketBits, shardBits } = layout
      yield layout.index.name
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
