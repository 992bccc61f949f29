/** The two steps of a private check that involve another party: the evaluation, and the bucket document. */
import { sha512 } from '@noble/hashes/sha2.js'
import type { Kind } from '../identifier/kind.ts'
import { BucketDocumentError, checkBucketDocument, openBucketDocument } from '../protocol/bucket-document.ts'
import { fromBase64Url, toBase64Url } from '../protocol/bytes.ts'
import { bucketName, bucketOf } from '../protocol/element.ts'
import { blind, ProofError, unblind } from '../protocol/oprf-client.ts'
import type { PublishedKey } from '../protocol/parameters.ts'
import { type Connection, UnavailableError } from './connection.ts'

/** What of the parameters one kind's check depends on. */
export interface Layout {
  readonly kind: Kind
  readonly key: PublishedKey
  readonly bucketOrigin: string
}

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
export async function codesIn(
  connection: Connection,
  { kind, key, bucketOrigin }: Layout,
  element: Uint8Array,
): Promise<number[] | null> {
  const bucket = bucketOf(element, key.bucketBits)
  const path = `/v1/buckets/${kind}/${key.version}/${bucketName(key.bucketBits, bucket)}`
  const bytes = await connection.bucket(bucketOrigin, path)
  try {
    const asked = { kind, bucketBits: key.bucketBits, keyVersion: key.version, bucket }
    const { epoch } = checkBucketDocument(bytes, asked)
    return openBucketDocument(sha512, bytes, { ...asked, epoch }, element)
  } catch (error) {
    throw error instanceof BucketDocumentError ? new BucketUnreadableError('not a bucket document') : error
  }
}
