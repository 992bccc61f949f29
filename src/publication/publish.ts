/**
 * Publishing: makes what the database holds readable, all at once.
 *
 * Order: a fresh epoch; the immutable objects that change, each read back; a copy of the manifest that is about to be
 * replaced (for `collect`); the new manifest by compare-and-swap; then the database learns what became readable, and rows
 * that no bucket holds any more are deleted. Recovery from a crash anywhere is to run it again: before the swap nobody saw
 * anything; after it the same work is found pending and done once more, or, where the publication shows all of it already,
 * only told to the database. Two publishers: one swap wins, the other begins again from what the winner published.
 *
 * The manifest is read before the database is asked: whatever another publisher finished in between has replaced that manifest,
 * so that the swap fails instead of putting back what the other one changed.
 */
import { KINDS, type Kind } from '../identifier/kind.ts'
import { type Sha512, TagCollisionError } from '../protocol/bucket-document.ts'
import { toBase64Url } from '../protocol/bytes.ts'
import type { OprfKey } from '../protocol/parameters.ts'
import { type ObjectStore, PreconditionFailedError } from '../store/object-store.ts'
import { buildKind, writeTree } from './build-kind.ts'
import { areKept, changeLog, type Documents, documentsToWrite, publishedKeys, writeDocuments } from './documents.ts'
import type { FormerLayout } from './kind-build.ts'
import type { Layout, Manifest } from './manifest.ts'
import { type FormerPublication, formerLayout, readFormer } from './manifest-state.ts'
import type { ManifestSigner } from './signer.ts'
import type { PendingChanges, PublicationSource, PublishedTestPerson } from './source.ts'
import { swapManifest } from './swap-manifest.ts'
import { createWriter, type ObjectWriter } from './writer.ts'

export interface PublishDependencies {
  readonly store: ObjectStore
  readonly source: PublicationSource
  readonly sha512: Sha512
  /** Cryptographically secure. */
  readonly random: (length: number) => Uint8Array
  readonly now: () => Date
  readonly signer: ManifestSigner
  /** Whom test keys find, with digests for this deployment's salt; the same at each call. Left out: nobody. */
  readonly testPeople?: () => Promise<readonly PublishedTestPerson[]>
  /** Of digests: signed with the rest, so that nobody in between gives people another. */
  readonly argon2Salt: Uint8Array
  /** Every key version that is to be readable. */
  readonly keys: readonly Pick<OprfKey, 'kind' | 'version' | 'publicKey' | 'current'>[]
}

export interface PublishOptions {
  /** Build everything anew, whatever changed. */
  readonly full?: boolean
  /** Change only the list of data sets: the first step of a withdrawal. */
  readonly listOnly?: boolean
  /** Change only partners' keys, whatever else waits: seconds, also beside a long build, which then goes on from it. */
  readonly keysOnly?: boolean
}

export interface PublishResult {
  /** False when there was nothing to change. */
  readonly changed: boolean
  /** Of the publication that is current now; 0 when there is none. */
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
const NOTHING_PENDING: PendingChanges = {
  datasets: [],
  include: [],
  touched: [],
  newlyPublished: [],
  withdrawnToPurge: [],
  rowsToDelete: [],
  highestSuppression: 0,
  entries: { email: 0, phone: 0, iban: 0, person: 0 },
}

/** Publishes what is pending. @throws PublicationConflictError @throws StoreUnavailableError, and what the source throws */
export async function publish(deps: PublishDependencies, options: PublishOptions = {}): Promise<PublishResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptToPublish(deps, options)
    } catch (error) {
      // Under another epoch the same elements have other tags.
      const another = error instanceof PreconditionFailedError || error instanceof TagCollisionError
      if (!another) throw error
      if (attempt < MAX_ATTEMPTS) continue
      if (error instanceof TagCollisionError) throw error
      throw new PublicationConflictError('another publication got in between, three times')
    }
  }
}

async function attemptToPublish(deps: PublishDependencies, asked: PublishOptions): Promise<PublishResult> {
  const { source, store } = deps
  const begun = deps.now()
  const former = await readFormer(store)
  const usable = former !== null && !former.damaged
  const partly = asked.listOnly === true || asked.keysOnly === true
  if (!usable && partly) return unchanged(0, [], [])
  const options = usable ? asked : { ...asked, full: true }
  const pending = options.keysOnly ? NOTHING_PENDING : await source.pending()
  for (const code of partly ? [] : pending.rowsToDelete) await source.deleteRows(code)
  const published = partly ? [] : pending.newlyPublished
  const purged = partly ? [] : pending.withdrawnToPurge
  const suppressionsApplied = partly ? 0 : pending.highestSuppression
  const tellDatabase = async (manifest: Manifest, summary: Readonly<Record<string, number>>) => {
    const told = await source.lastChange()
    const changes = (await changeLog(store, manifest)).filter(({ sequence }) => sequence > told)
    await source.finish({ epoch: manifest.epoch, published, purged, suppressionsApplied, changes, summary })
    for (const code of purged) await source.deleteRows(code)
  }
  const builds = partly ? [] : kindsToBuild(deps, options, former, pending)
  const later = new Set(options.listOnly ? pending.newlyPublished : [])
  const datasets = options.keysOnly ? null : pending.datasets.filter(one => !later.has(one.code))
  const documents = await documentsToWrite(deps, former?.manifest ?? null, datasets, options.full === true)
  if (former?.manifest && isUnchanged(former.manifest, deps, options, builds, documents)) {
    // A publisher that died between its swap and here left this to do.
    await tellDatabase(former.manifest, {})
    return unchanged(former.manifest.epoch, published, purged)
  }

  const epoch = await source.beginAttempt(former?.manifest?.epoch ?? 0)
  const writer = createWriter(store)
  let current: Manifest
  try {
    const kinds: Record<Kind, Layout[]> = { email: [], phone: [], iban: [], person: [] }
    for (const build of builds) {
      kinds[build.kind].push(await layoutOf(deps, build, epoch, pending, writer))
    }
    for (const kind of partly ? KINDS : []) {
      for (const layout of former?.manifest?.kinds[kind] ?? []) {
        kinds[kind].push(await withTree(deps, kind, layout, epoch, writer))
      }
    }
    const manifest: Manifest = {
      format: 1,
      epoch,
      publishedAt: deps.now().toISOString(),
      auditHash: await source.auditHash(),
      argon2Salt: toBase64Url(deps.argon2Salt),
      ...(await writeDocuments(deps, documents, former?.manifest ?? null, epoch, writer)),
      kinds,
    }
    current = await swapManifest(deps, manifest, former, writer, { begun, keys: () => publishedKeys(deps) })
  } finally {
    await writer.idle()
  }
  const { objects, bytes } = writer
  await tellDatabase(current, { objects, bytes })
  return { changed: true, epoch: current.epoch, published, purged, objects, bytes }
}

const unchanged = (epoch: number, published: readonly number[], purged: readonly number[]): PublishResult => ({
  changed: false,
  epoch,
  published,
  purged,
  objects: 0,
  bytes: 0,
})

function isUnchanged(
  { argon2Salt, kinds, signature }: Manifest,
  deps: Pick<PublishDependencies, 'signer' | 'argon2Salt'>,
  options: PublishOptions,
  builds: readonly KindToBuild[],
  documents: Documents,
): boolean {
  if (signature?.publicKey !== toBase64Url(deps.signer.publicKey)) return false
  if (argon2Salt !== toBase64Url(deps.argon2Salt)) return false
  if (options.full || !areKept(documents)) return false
  if (options.listOnly || options.keysOnly) return true
  // A key version that is not wanted any more is a layout less.
  const layouts = KINDS.reduce((sum, kind) => sum + kinds[kind].length, 0)
  return layouts === builds.length && builds.every(({ kept, former }) => kept?.root !== undefined && kept === former)
}

interface KindToBuild {
  readonly kind: Kind
  readonly keyVersion: number
  readonly publicKey: string
  readonly current: boolean
  readonly former: Layout | null
  /** The former layout when none of its objects changes, though it may stop being the current one. */
  readonly kept: Layout | null
  /** What a partial build continues from; null when everything is to be built. */
  readonly state: (() => Promise<FormerLayout>) | null
  readonly touched: readonly number[]
}

function kindsToBuild(
  deps: PublishDependencies,
  options: PublishOptions,
  former: FormerPublication | null,
  pending: PendingChanges,
): KindToBuild[] {
  return KINDS.flatMap(kind => deps.keys.filter(key => key.kind === kind)).map(
    ({ kind, version, current, publicKey: key }) => {
      const publicKey = toBase64Url(key)
      const layout = former?.manifest?.kinds[kind].find(one => one.keyVersion === version) ?? null
      const touched = pending.touched.find(one => one.kind === kind && one.keyVersion === version)?.buckets ?? []
      const same = layout !== null && !options.full && touched.length === 0
      const alike = layout?.current === current && layout.publicKey === publicKey
      const kept = same ? (alike ? layout : { ...layout, current, publicKey }) : null
      const state = layout === null || options.full ? null : () => formerLayout(deps.store, kind, layout)
      return { kind, keyVersion: version, publicKey, current, former: layout, kept, state, touched }
    },
  )
}

async function layoutOf(
  deps: PublishDependencies,
  build: KindToBuild,
  epoch: number,
  pending: PendingChanges,
  writer: ObjectWriter,
): Promise<Layout> {
  const { kind, keyVersion, current, touched, kept } = build
  if (kept) return withTree(deps, kind, kept, epoch, writer)
  const { sha512, random, source } = deps
  const rows = (buckets?: readonly number[]) => source.exposures(kind, keyVersion, pending.include, buckets)
  const entries = pending.entries[kind]
  // A full build keeps the former bits too: they never fall (vf1 "Identifier kinds").
  const least =
    build.former === null ? null : { bucketBits: build.former.bucketBits, shardBits: build.former.shardBits }
  const former = build.state === null ? null : await build.state()
  const built = { kind, keyVersion, current, epoch, entries, sha512, random, writer, rows }
  return { ...(await buildKind(built, former, touched, least)), publicKey: build.publicKey }
}

/** A layout as it is, with the tree that those of before had not: what is signed is proved. */
async function withTree(
  { store }: PublishDependencies,
  kind: Kind,
  layout: Layout,
  epoch: number,
  writer: ObjectWriter,
): Promise<Layout> {
  if (layout.root) return layout
  const { index } = await formerLayout(store, kind, layout)
  return { ...layout, ...(await writeTree({ kind, keyVersion: layout.keyVersion, epoch, writer }, index)) }
}
