import { createHash, randomBytes } from 'node:crypto'
import { KINDS, type Kind } from '../../src/identifier/kind.ts'
import { openBucketDocument } from '../../src/protocol/bucket-document.ts'
import { bucketOf } from '../../src/protocol/element.ts'
import type { PublishDependencies } from '../../src/publication/publish.ts'
import { createPublicationReader, type Snapshot } from '../../src/publication/read.ts'
import type { PublicationSource } from '../../src/publication/source.ts'
import { type VerifyReport, verify } from '../../src/publication/verify.ts'
import { createSigner } from '../../src/runtime/signer.ts'
import type { ObjectStore } from '../../src/store/object-store.ts'

export const sha512 = (bytes: Uint8Array) => new Uint8Array(createHash('sha512').update(bytes).digest())
export const random = (length: number) => new Uint8Array(randomBytes(length))

export const SIGNER = createSigner(new Uint8Array(32).fill(5))

export const publishDependencies = (store: ObjectStore, source: PublicationSource): PublishDependencies => ({
  store,
  source,
  sha512,
  random,
  now: () => new Date(),
  signer: SIGNER,
  argon2Salt: new Uint8Array(16),
  keys: KINDS.map(kind => ({ kind, version: 1, publicKey: new Uint8Array(32), current: true })),
})

/** A reader that looks at the manifest each time. */
export const freshReader = (store: ObjectStore) =>
  createPublicationReader({ store, now: () => performance.now(), maxAgeMs: 0 })

/** The codes of an element by the filter and its bucket, as a lookup finds them; null when it is not listed. */
export async function codesOf(snapshot: Snapshot, kind: Kind, element: Uint8Array): Promise<number[] | null> {
  const layout = snapshot.manifest.kinds[kind].find(one => one.current)!
  const { keyVersion, bucketBits } = layout
  const maybe = await snapshot.filter(kind, keyVersion, element)
  const document = await snapshot.bucket(kind, keyVersion, bucketBits, bucketOf(element, bucketBits))
  const found = openBucketDocument(sha512, document!.bytes, { kind, keyVersion, epoch: document!.epoch }, element)
  if (found !== null && !maybe) throw new Error('the filter denies a listed element')
  return found
}

export const verified = (store: ObjectStore, source: PublicationSource, strangers = 200): Promise<VerifyReport> =>
  verify({ reader: freshReader(store), source, sha512, random, strangers, signer: SIGNER })
