/** The two steps of a private check that involve another party: the evaluation, and the bucket document. */
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import type { Kind } from '../identifier/kind.ts'
import { BucketDocumentError, checkBucketDocument, openBucketDocument } from '../protocol/bucket-document.ts'
import { fromBase64Url, toBase64Url } from '../protocol/bytes.ts'
import { bucketName, bucketOf } from '../protocol/element.ts'
import { provesBucket } from '../protocol/merkle.ts'
import { blind, ProofError, unblind } from '../protocol/oprf-client.ts'
import { currentKey, type PublishedKey } from '../protocol/parameters.ts'
import { type Connection, UnavailableError } from './connection.ts'
import type { Current } from './current.ts'
import type { SignedManifest } from './wire.ts'

/** What of the parameters one kind's check depends on. */
export interface Layout {
  readonly kind: Kind
  readonly key: PublishedKey
  readonly bucketOrigin: string
  readonly signed: SignedManifest | null
}

export const layoutOf = ({ parameters, signed }: Current, kind: Kind): Layout => ({
  kind,
  key: currentKey(parameters, kind),
  bucketOrigin: parameters.bucketOrigin,
  signed,
})

/** A bucket document that is not what was asked for, or breaks the format. */
export class BucketUnreadableError extends Error {
  override name = 'BucketUnreadableError'
}

/** The element of a digest, blinded afresh for this request; the proof is verified. @throws UnavailableError */
export async function evaluated(
  connection: Connection,
  layout: Layout,
  digest: Uint8Array,
  random?: (length: number) => Uint8Array,
): Promise<Uint8Array> {
  const [element] = await evaluatedTogether(connection, layout, [digest], random)
  return element!
}

/** The elements of up to 64 digests, in their order, from one evaluation with one proof. @throws UnavailableError */
export async function evaluatedTogether(
  connection: Connection,
  { kind, key }: Layout,
  digests: readonly Uint8Array[],
  random?: (length: number) => Uint8Array,
): Promise<Uint8Array[]> {
  const blindings = digests.map(digest => blind(digest, random))
  const answer = await connection.evaluate({
    kind,
    keyVersion: key.version,
    blinded: blindings.map(({ blinded }) => toBase64Url(blinded)),
  })
  if (answer.kind !== kind || answer.keyVersion !== key.version) throw new UnavailableError('bad-answer')
  try {
    return unblind({
      publicKey: fromBase64Url(key.publicKey)!,
      blindings,
      evaluated: answer.evaluated.map(text => fromBase64Url(text)!),
      proof: fromBase64Url(answer.proof)!,
    })
  } catch (error) {
    throw error instanceof ProofError ? new UnavailableError('bad-proof') : error
  }
}

/** The codes under which an element is listed, or null. @throws UnavailableError @throws BucketUnreadableError */
export async function codesIn(connection: Connection, layout: Layout, element: Uint8Array): Promise<number[] | null> {
  const { kind, key, bucketOrigin, signed } = layout
  const bucket = bucketOf(element, key.bucketBits)
  const path = `${kind}/${key.version}/${bucketName(key.bucketBits, bucket)}`
  const document = connection.bucket(bucketOrigin, `/v1/buckets/${path}`)
  const [bytes, proof] = await Promise.all([document, signed && connection.proof(bucketOrigin, `/v1/proofs/${path}`)])
  try {
    const asked = { kind, bucketBits: key.bucketBits, keyVersion: key.version, bucket }
    const { epoch } = checkBucketDocument(bytes, asked)
    if (signed && proof && !isProven(layout, signed, bucket, bytes, proof)) {
      throw new UnavailableError('unproven', null, true)
    }
    return openBucketDocument(sha512, bytes, { ...asked, epoch }, element)
  } catch (error) {
    throw error instanceof BucketDocumentError ? new BucketUnreadableError('not a bucket document') : error
  }
}

/**
 * Whether a bucket document is in the publication that the service signed: path → root. A publication that came in between makes it false, too; then
 * asking again helps.
 */
function isProven(
  { kind, key }: Layout,
  signed: SignedManifest,
  bucket: number,
  document: Uint8Array,
  path: readonly Uint8Array[],
): boolean {
  const layout = signed.kinds[kind].find(one => one.keyVersion === key.version && one.bucketBits === key.bucketBits)
  const root = fromBase64Url(layout?.root ?? '')!
  return provesBucket(root, { bits: key.bucketBits, bucket }, sha256(document), path)
}
