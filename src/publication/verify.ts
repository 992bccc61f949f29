/**
 * Checks a whole publication against the database, through the same reader that answers lookups.
 *
 * Every published exposure must be found with exactly its codes, nobody suppressed, and no stranger among random elements;
 * every document must have the size, order and hash it should have, and the proof that goes with it; the manifest must be signed. Differences name a kind, a bucket and a count, never an element.
 */
import { KINDS, type Kind } from '../identifier/kind.ts'
import { checkBucketDocument, ENTRY_STEP, openBucketDocument, type Sha512 } from '../protocol/bucket-document.ts'
import { fromBase64Url } from '../protocol/bytes.ts'
import { bucketName, bucketOf, ELEMENT_BYTES, MAX_BUCKET_BITS } from '../protocol/element.ts'
import { CODES_PER_LABEL } from '../protocol/label.ts'
import { provesBucket } from '../protocol/merkle.ts'
import { isSignedBy } from '../protocol/signed-manifest.ts'
import { type BucketEntries, groupByBucket } from './grouped.ts'
import type { Layout } from './manifest.ts'
import type { PublicationReader, Snapshot } from './read.ts'
import type { ManifestSigner } from './signer.ts'
import type { PublicationSource } from './source.ts'

export interface VerifyDependencies {
  readonly reader: PublicationReader
  readonly source: PublicationSource
  readonly sha512: Sha512
  readonly random: (length: number) => Uint8Array
  readonly signer: Pick<ManifestSigner, 'publicKey'>
  /** Random elements to ask about; the issue of chance alone must be "not listed" for all. */
  readonly strangers?: number
}

/** One kind of difference in one place, and how often it was seen there. */
export interface Difference {
  readonly what:
    | 'unreadable'
    | 'missing'
    | 'wrong-codes'
    | 'wrong-size'
    | 'filter-denies'
    | 'stranger-found'
    | 'suppressed-found'
    | 'wrong-count'
    | 'wrong-list'
    /** The proof of a bucket does not hold. */
    | 'unproved'
    /** The manifest's signature does not hold under the key of this deployment. */
    | 'unsigned'
  readonly kind: Kind | null
  /** Name of the bucket, or null. */
  readonly bucket: string | null
  readonly count: number
}

export interface VerifyReport {
  readonly epoch: number
  readonly elements: number
  readonly buckets: number
  readonly strangers: number
  readonly differences: readonly Difference[]
}

const STRANGERS = 10_000

/** @throws PublicationUnavailableError when there is nothing to verify, and what the source throws */
export async function verify(deps: VerifyDependencies): Promise<VerifyReport> {
  const snapshot = await deps.reader.snapshot()
  const pending = await deps.source.pending()
  const report = { epoch: snapshot.manifest.epoch, elements: 0, buckets: 0, strangers: 0 }
  const differences = new Map<string, Difference>()
  const differs: Differs = (what, kind, bucket, count = 1) => {
    const place = `${what} ${kind} ${bucket}`
    differences.set(place, { what, kind, bucket, count: count + (differences.get(place)?.count ?? 0) })
  }
  // What is approved but not yet published belongs to the next publication, not to this one.
  const later = new Set(pending.newlyPublished)
  const include = pending.include.filter(code => !later.has(code))
  const withdrawn = new Set(pending.datasets.filter(one => one.status === 'withdrawn').map(one => one.code))
  const listed = await snapshot.datasets().catch(() => null)
  const expected = pending.datasets.filter(one => !later.has(one.code))
  if (JSON.stringify(listed) !== JSON.stringify(expected)) differs('wrong-list', null, null)
  // Their contents may have moved on since; that they can be read and have their hashes must hold.
  for (const read of [snapshot.catalogue, snapshot.arrivals, snapshot.changes, snapshot.testPeople]) {
    await read().catch(() => differs('unreadable', null, null))
  }

  if (!isSignedBy(snapshot.manifest, deps.signer.publicKey)) differs('unsigned', null, null)
  for (const kind of KINDS) {
    for (const layout of snapshot.manifest.kinds[kind]) {
      const changing = pending.touched.find(one => one.kind === kind && one.keyVersion === layout.keyVersion)
      const shift = MAX_BUCKET_BITS - layout.bucketBits
      const expectation = { include, withdrawn, behind: new Set(changing?.buckets.map(v => v >> shift)) }
      const found = await verifyLayout(deps, snapshot, kind, layout, expectation, differs)
      await verifySuppressed(deps, snapshot, kind, layout, include, differs)
      report.elements += found.elements
      report.buckets += 2 ** layout.bucketBits
      // A manifest counts the elements of the current key version.
      if (layout.current && expectation.behind.size === 0 && found.elements !== layout.entries)
        differs('wrong-count', kind, null, Math.abs(found.elements - layout.entries))
      report.strangers += await verifyStrangers(deps, snapshot, kind, layout, differs)
    }
  }
  return { ...report, differences: [...differences.values()] }
}

type Differs = (what: Difference['what'], kind: Kind | null, bucket: string | null, count?: number) => void

/** What the database says that this publication holds. */
interface Expectation {
  readonly include: readonly number[]
  readonly withdrawn: ReadonlySet<number>
  /** Buckets that the next publication will rewrite: who left since is still in them. */
  readonly behind: ReadonlySet<number>
}

async function verifyLayout(
  deps: VerifyDependencies,
  snapshot: Snapshot,
  kind: Kind,
  layout: Layout,
  expectation: Expectation,
  differs: Differs,
): Promise<{ elements: number }> {
  let elements = 0
  let next = 0
  const rows = deps.source.exposures(kind, layout.keyVersion, expectation.include)
  for await (const group of groupByBucket(rows, layout.bucketBits)) {
    for (; next < group.bucket; next++)
      await verifyBucket(deps, snapshot, kind, layout, { bucket: next, entries: [] }, expectation, differs)
    await verifyBucket(deps, snapshot, kind, layout, group, expectation, differs)
    elements += group.entries.length
    next = group.bucket + 1
  }
  for (; next < 2 ** layout.bucketBits; next++) {
    await verifyBucket(deps, snapshot, kind, layout, { bucket: next, entries: [] }, expectation, differs)
  }
  return { elements }
}

async function verifyBucket(
  { sha512 }: VerifyDependencies,
  snapshot: Snapshot,
  kind: Kind,
  layout: Layout,
  { bucket, entries }: BucketEntries,
  { withdrawn, behind }: Expectation,
  differs: Differs,
): Promise<void> {
  const { keyVersion, bucketBits } = layout
  const name = bucketName(bucketBits, bucket)
  if (!(await isProved(snapshot, kind, layout, bucket))) differs('unproved', kind, name)
  try {
    const document = await snapshot.bucket(kind, keyVersion, bucketBits, bucket)
    if (document === null) return differs('unreadable', kind, name)
    const { epoch, entryCount } = checkBucketDocument(document.bytes, { kind, bucketBits, keyVersion, bucket })
    const real = entries.reduce((sum, { codes }) => sum + Math.ceil(codes.length / CODES_PER_LABEL), 0)
    if (epoch !== document.epoch || epoch > snapshot.manifest.epoch) differs('unreadable', kind, name)
    const rightCount = Math.max(ENTRY_STEP, Math.ceil(real / ENTRY_STEP) * ENTRY_STEP)
    if (entryCount !== rightCount && !behind.has(bucket)) differs('wrong-size', kind, name)
    const seen = { missing: 0, 'wrong-codes': 0, 'filter-denies': 0 }
    for (const { element, codes } of entries) {
      const found = openBucketDocument(sha512, document.bytes, { kind, keyVersion, epoch }, element)
      // A withdrawn code may stay until its buckets are rewritten: readers drop it already.
      if (found === null) seen.missing++
      else if (found.filter(code => !withdrawn.has(code)).join() !== codes.join()) seen['wrong-codes']++
      if (!(await snapshot.filter(kind, keyVersion, element))) seen['filter-denies']++
    }
    for (const [what, count] of Object.entries(seen)) {
      if (count > 0) differs(what as keyof typeof seen, kind, name, count)
    }
  } catch {
    differs('unreadable', kind, name)
  }
}

async function isProved(
  snapshot: Snapshot,
  kind: Kind,
  { keyVersion, bucketBits, root }: Layout,
  bucket: number,
): Promise<boolean> {
  const proof = await snapshot.proof(kind, keyVersion, bucketBits, bucket).catch(() => null)
  const top = root === undefined ? null : fromBase64Url(root)
  return proof !== null && top !== null && provesBucket(top, { bits: bucketBits, bucket }, proof.sha256, proof.path)
}

async function verifySuppressed(
  { source, sha512 }: VerifyDependencies,
  snapshot: Snapshot,
  kind: Kind,
  { keyVersion, bucketBits }: Layout,
  include: readonly number[],
  differs: Differs,
): Promise<void> {
  for await (const { bucket, entries } of groupByBucket(source.suppressed(kind, keyVersion, include), bucketBits)) {
    const document = await snapshot.bucket(kind, keyVersion, bucketBits, bucket).catch(() => null)
    if (document === null) continue // Reported as unreadable where the bucket itself is verified.
    for (const { element, codes } of entries) {
      const found = openBucketDocument(sha512, document.bytes, { kind, keyVersion, epoch: document.epoch }, element)
      if (found?.some(code => codes.includes(code))) differs('suppressed-found', kind, bucketName(bucketBits, bucket))
    }
  }
}

async function verifyStrangers(
  deps: VerifyDependencies,
  snapshot: Snapshot,
  kind: Kind,
  { keyVersion, bucketBits }: Layout,
  differs: Differs,
): Promise<number> {
  const count = deps.strangers ?? STRANGERS
  const bytes = deps.random(count * ELEMENT_BYTES)
  for (let i = 0; i < count; i++) {
    const element = bytes.subarray(i * ELEMENT_BYTES, (i + 1) * ELEMENT_BYTES)
    element[0]! &= 0xfe
    const bucket = bucketOf(element, bucketBits)
    try {
      const document = await snapshot.bucket(kind, keyVersion, bucketBits, bucket)
      const found = openBucketDocument(
        deps.sha512,
        document!.bytes,
        { kind, keyVersion, epoch: document!.epoch },
        element,
      )
      if (found !== null) differs('stranger-found', kind, bucketName(bucketBits, bucket))
    } catch {
      differs('unreadable', kind, bucketName(bucketBits, bucket))
    }
  }
  return count
}
