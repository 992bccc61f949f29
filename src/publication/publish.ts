/**
 * Publishing: makes what the database holds readable, all at once.
 *
 * Order: a fresh epoch; the immutable objects that change, each read back; the manifest by compare-and-swap; then the database
 * learns what became readable, and rows that no bucket holds any more are deleted. Recovery from a crash anywhere is to
 * run it again: before the swap nobody saw anything, after it the same work is found pending and done once more.
 * Two publishers: one swap wins, the other begins again from what the winner published.
 */
import { KINDS, type Kind } from '../identifier/kind.ts'
import type { Sha512 } from '../protocol/bucket-document.ts'
import { toBase64Url, utf8 } from '../protocol/bytes.ts'
import { type ObjectStore, PreconditionFailedError, StoreUnavailableError } from '../store/object-store.ts'
import { buildKind, type FormerLayout } from './build-kind.ts'
import { catalogueName, dataSetsName, historyName, keysName, MANIFEST } from './layout.ts'
import type { Layout, Manifest, ObjectRef } from './manifest.ts'
import { formerLayout, type ManifestState, readManifest } from './manifest-state.ts'
import type { PendingChanges, PublicationSource } from './source.ts'
import { createWriter, type ObjectWriter, sha256 } from './writer.ts'

export interface PublishDependencies {
  readonly store: ObjectStore
  readonly source: PublicationSource
  readonly sha512: Sha512
  /** Cryptographically secure. */
  readonly random: (length: number) => Uint8Array
  readonly now: () => Date
  /** Every key version that is to be readable. */
  readonly keys: readonly { readonly kind: Kind; readonly version: number; readonly current: boolean }[]
}

export interface PublishOptions {
  /** Build everything anew, whatever changed. */
  readonly full?: boolean
  /** Change only the list of data sets: the first step of a withdrawal. */
  readonly listOnly?: boolean
}

export interface PublishResult {
  /** False when there was nothing to change. */
  readonly changed: boolean
  readonly epoch: number
  readonly published: readonly number[]
  readonly purged: readonly number[]
  readonly objects: number
  readonly bytes: number
}

/** Other publishers kept winning. Nothing is lost; publishing can be tried again. */
export class PublicationConflictError extends Error {
  override name = 'PublicationConflictError'
}

const MAX_ATTEMPTS = 3

/** Publishes what is pending. @throws PublicationConflictError @throws StoreUnavailableError, and what the source throws */
export async function publish(deps: PublishDependencies, options: PublishOptions = {}): Promise<PublishResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptToPublish(deps, options)
    } catch (error) {
      if (!(error instanceof PreconditionFailedError)) throw error
      if (attempt === MAX_ATTEMPTS)
        throw new PublicationConflictError('another publication got in between, three times')
    }
  }
}

async function attemptToPublish(deps: PublishDependencies, options: PublishOptions): Promise<PublishResult> {
  const { source, store } = deps
  const former = await readManifest(store)
  const pending = await source.pending()
  for (const code of options.listOnly ? [] : pending.rowsToDelete) await source.deleteRows(code)
  const builds = kindsToBuild(deps, options, former, pending)
  const documents = await changedDocuments(deps, options, former, pending)
  if (
    former !== null &&
    builds.every(build => build.layout !== null && build.former === build.layout) &&
    documents.every(one => one.unchanged)
  ) {
    const { epoch } = former.manifest
    return { changed: false, epoch, published: [], purged: [], objects: 0, bytes: 0 }
  }

  const epoch = await source.beginAttempt(former?.manifest.epoch ?? 0)
  const writer = createWriter(store)
  const kinds: Record<Kind, Layout[]> = { email: [], phone: [], iban: [], person: [] }
  for (const build of builds)
    kinds[build.kind].push(build.layout ?? (await layoutOf(deps, build, epoch, pending, writer)))
  const [catalogue, datasets, keys] = await Promise.all(
    documents.map(async one => one.unchanged ?? (await writer.put(one.name(epoch), one.bytes)).ref),
  )
  const manifest: Manifest = {
    format: 1,
    epoch,
    publishedAt: deps.now().toISOString(),
    auditHash: await source.auditHash(),
    catalogue: catalogue!,
    datasets: datasets!,
    keys: keys!,
    kinds,
  }
  await swap(deps, manifest, former, writer)

  const published = options.listOnly ? [] : pending.newlyPublished
  const purged = options.listOnly ? [] : pending.withdrawnToPurge
  const { objects, bytes } = writer
  await source.finish({
    epoch,
    published,
    purged,
    suppressionsApplied: options.listOnly ? 0 : pending.highestSuppression,
    summary: { objects, bytes },
  })
  for (const code of purged) await source.deleteRows(code)
  return { changed: true, epoch, published, purged, objects, bytes }
}

interface KindToBuild {
  readonly kind: Kind
  readonly keyVersion: number
  readonly current: boolean
  readonly state: FormerLayoutSource | null
  /** The former layout, when nothing of it changes: it stays as it is. */
  readonly layout: Layout | null
  readonly former: Layout | null
  readonly touched: readonly number[]
}
type FormerLayoutSource = () => Promise<FormerLayout>

function kindsToBuild(
  deps: PublishDependencies,
  options: PublishOptions,
  former: ManifestState | null,
  pending: PendingChanges,
): KindToBuild[] {
  return KINDS.flatMap(kind => deps.keys.filter(key => key.kind === kind)).map(({ kind, version, current }) => {
    const layout = former?.manifest.kinds[kind].find(one => one.keyVersion === version) ?? null
    const touched = pending.touched.find(one => one.kind === kind && one.keyVersion === version)?.buckets ?? []
    const same = layout !== null && (options.listOnly || (!options.full && touched.length === 0))
    const kept = same ? (layout.current === current ? layout : { ...layout, current }) : null
    const state = layout === null || options.full ? null : () => formerLayout(deps.store, kind, layout)
    return { kind, keyVersion: version, current, state, layout: kept, former: layout, touched }
  })
}

async function layoutOf(
  deps: PublishDependencies,
  build: KindToBuild,
  epoch: number,
  pending: PendingChanges,
  writer: ObjectWriter,
): Promise<Layout> {
  const { kind, keyVersion, current, touched } = build
  const { sha512, random, source } = deps
  const rows = (buckets?: readonly number[]) => source.exposures(kind, keyVersion, pending.include, buckets)
  const entries = pending.entries[kind]
  // A full build keeps the former bits too: they never fall (vf1 "Identifier kinds").
  const least =
    build.former === null ? null : { bucketBits: build.former.bucketBits, shardBits: build.former.shardBits }
  const former = build.state === null ? null : await build.state()
  return buildKind({ kind, keyVersion, current, epoch, entries, sha512, random, writer, rows }, former, touched, least)
}

interface PublishedDocument {
  readonly name: (epoch: number) => string
  readonly bytes: Uint8Array
  /** The former object, when it holds the same bytes. */
  readonly unchanged: ObjectRef | null
}

/** Catalogue, data sets and keys, in this order. */
async function changedDocuments(
  { source }: PublishDependencies,
  options: PublishOptions,
  former: ManifestState | null,
  pending: PendingChanges,
): Promise<PublishedDocument[]> {
  const later = new Set(options.listOnly ? pending.newlyPublished : [])
  const datasets = pending.datasets.filter(one => !later.has(one.code))
  const document = async (
    name: (epoch: number) => string,
    content: unknown,
    before: ObjectRef | undefined,
  ): Promise<PublishedDocument> => {
    const bytes = utf8(JSON.stringify(content))
    const unchanged = before?.sha256 === toBase64Url(await sha256(bytes)) ? before : null
    return { name, bytes, unchanged }
  }
  const manifest = former?.manifest
  return Promise.all([
    document(catalogueName, await source.catalogue(), manifest?.catalogue),
    document(dataSetsName, datasets, manifest?.datasets),
    document(keysName, await source.keys(), manifest?.keys),
  ])
}

/** Makes a manifest the current one. @throws PreconditionFailedError when another was swapped in meanwhile */
async function swap(
  { store }: PublishDependencies,
  manifest: Manifest,
  former: ManifestState | null,
  writer: ObjectWriter,
): Promise<void> {
  const bytes = utf8(JSON.stringify(manifest))
  await writer.put(historyName(manifest.epoch), bytes)
  try {
    await store.put(MANIFEST, bytes, former === null ? { ifAbsent: true } : { ifMatch: former.etag })
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error
    // The store may have swapped before it failed to say so.
    const now = await readManifest(store)
    if (now?.manifest.epoch !== manifest.epoch) throw error
  }
}
