import { toBase64Url, utf8 } from '../protocol/bytes.ts'
import { signedBytes } from '../protocol/signed-manifest.ts'
import { type ObjectStore, PreconditionFailedError, StoreUnavailableError } from '../store/object-store.ts'
import { historyName, keysName, MANIFEST } from './layout.ts'
import type { Manifest } from './manifest.ts'
import { type FormerPublication, readFormer } from './manifest-state.ts'
import type { ManifestSigner } from './signer.ts'
import type { PublicationSource, PublishedKeys } from './source.ts'
import type { ObjectWriter } from './writer.ts'

/** Each time somebody revoked a key within one swap: more often than that something else is wrong. */
const MAX_OVERTAKEN = 5
/** Once it was overtaken, `collect` spares what an attempt wrote for an hour. */
const OVERTAKEN_MS = 45 * 60_000

interface SwapDependencies {
  readonly store: ObjectStore
  readonly source: PublicationSource
  readonly signer: ManifestSigner
  readonly now: () => Date
}

/**
 * Makes a manifest the current one or, where nothing but partners' keys was published since `former`, one that follows that publication:
 * keys are revoked beside long builds, and what was built still holds. `keys`: all that are to be published, read anew. `begun`: when the build
 * began; one that took so long that its objects may be collected is not followed up.
 * @returns the manifest that became current @throws PreconditionFailedError when anything else was published @throws StoreUnavailableError
 */
export async function swapManifest(
  deps: SwapDependencies,
  built: Manifest,
  former: FormerPublication | null,
  writer: ObjectWriter,
  { begun, keys }: { readonly begun: Date; readonly keys: () => Promise<PublishedKeys> },
): Promise<Manifest> {
  for (let [manifest, before, overtaken] = [built, former, 0]; ; overtaken++) {
    try {
      await swap(deps, manifest, before, writer)
      return manifest
    } catch (error) {
      const now = error instanceof PreconditionFailedError ? await readFormer(deps.store) : null
      if (!now?.manifest || now.damaged || !before || before.damaged) throw error
      if (deps.now().getTime() - begun.getTime() > OVERTAKEN_MS) throw error
      if (overtaken === MAX_OVERTAKEN || !sameButKeys(before.manifest, now.manifest)) throw error
      const epoch = await deps.source.beginAttempt(now.manifest.epoch)
      const { ref } = await writer.put(keysName(epoch), utf8(JSON.stringify(await keys())))
      manifest = { ...manifest, epoch, keys: ref, auditHash: await deps.source.auditHash() }
      before = now
    }
  }
}

function sameButKeys(one: Manifest | null, other: Manifest): boolean {
  const rest = ({ catalogue, arrivals, datasets, changes, kinds }: Manifest) =>
    JSON.stringify([catalogue, arrivals, datasets, changes, kinds])
  return one !== null && rest(one) === rest(other)
}

/** @throws PreconditionFailedError when another was swapped in meanwhile */
async function swap(
  { store, signer }: SwapDependencies,
  manifest: Manifest,
  former: FormerPublication | null,
  writer: ObjectWriter,
): Promise<void> {
  const value = toBase64Url(signer.sign(signedBytes(manifest)))
  const signature = { publicKey: toBase64Url(signer.publicKey), value }
  const bytes = utf8(JSON.stringify({ ...manifest, signature }))
  if (former?.manifest && !former.damaged) await writer.put(historyName(former.manifest.epoch), former.bytes)
  try {
    await store.put(MANIFEST, bytes, former === null ? { ifAbsent: true } : { ifMatch: former.etag })
  } catch (error) {
    if (!(error instanceof StoreUnavailableError)) throw error
    // The store may have swapped before it failed to say so.
    const now = await readFormer(store).catch(() => null)
    if (now === null || now.damaged || now.manifest?.epoch !== manifest.epoch) throw error
  }
}
