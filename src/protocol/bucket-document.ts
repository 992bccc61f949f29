/**
 * Bucket documents (vf1 "Bucket document"): 1/2^bits of all elements of a kind, in a form that only somebody who already holds
 * an element can read. Every entry is a tag and a label sealed under keys derived from the element, the kind, the key version
 * and the epoch; decoys fill the count up to a multiple of 64.
 */
import { KIND_IDS, type Kind } from '../identifier/kind.ts'
import { concatBytes, utf8 } from './bytes.ts'
import { ELEMENT_BYTES } from './element.ts'
import { CODES_PER_LABEL, LABEL_BYTES, MAX_CHAIN, MAX_CODES, readLabel, writeLabel } from './label.ts'

/** SHA-512: 64 bytes of any input. Injected, so that each runtime brings its fastest. */
export type Sha512 = (bytes: Uint8Array) => Uint8Array

export interface BucketHeader {
  readonly kind: Kind
  readonly bucketBits: number
  readonly keyVersion: number
  /** Number of the publication that wrote the document, < 2^53. */
  readonly epoch: number
  readonly bucket: number
}

/** One element and the data sets it is listed in: ascending codes, at least one, at most `MAX_CODES`. */
export interface BucketEntry {
  readonly element: Uint8Array
  readonly codes: readonly number[]
}

export const HEADER_BYTES = 32
export const ENTRY_BYTES = 24
/** Entry counts are multiples of this. */
export const ENTRY_STEP = 64
const TAG_BYTES = 8

/** A document that is not what was asked for, or not well-formed: whoever reads it must answer `unavailable`. */
export class BucketDocumentError extends Error {
  override name = 'BucketDocumentError'
}

/** Two entries of one bucket got the same tag (chance about 10⁻¹³): the build must be run again with another epoch. */
export class TagCollisionError extends Error {
  override name = 'TagCollisionError'
}

const MAGIC = utf8('VFB1')
const KDF_PREFIX = utf8('vf1-entry')

/** K_i of one bucket's entries: everything but i and N is written once, so that a bucket of thousands stays cheap. */
function entryKeys(sha512: Sha512, header: Omit<BucketHeader, 'bucket' | 'bucketBits'>) {
  const input = concatBytes(KDF_PREFIX, new Uint8Array(1 + 2 + 8 + 1 + ELEMENT_BYTES))
  const view = new DataView(input.buffer)
  view.setUint8(9, KIND_IDS[header.kind])
  view.setUint16(10, header.keyVersion)
  view.setBigUint64(12, BigInt(header.epoch))
  return (element: Uint8Array, i: number): Uint8Array => {
    input[20] = i
    input.set(element, 21)
    return sha512(input)
  }
}

function writeHeader(document: Uint8Array, header: BucketHeader, count: number): void {
  document.set(MAGIC)
  const view = new DataView(document.buffer, document.byteOffset)
  view.setUint8(4, KIND_IDS[header.kind])
  view.setUint8(5, header.bucketBits)
  view.setUint16(6, header.keyVersion)
  view.setBigUint64(8, BigInt(header.epoch))
  view.setUint16(16, header.bucket)
  view.setUint32(20, count)
}

/**
 * The document of one bucket. Entries may come in any order; decoys are drawn from `random(bytes)`.
 * @throws TagCollisionError @throws RangeError when an element has no code, or more than fit a chain
 */
export function encodeBucketDocument(
  sha512: Sha512,
  header: BucketHeader,
  entries: readonly BucketEntry[],
  random: (length: number) => Uint8Array,
): Uint8Array {
  let real = 0
  for (const { codes } of entries) {
    if (codes.length === 0 || codes.length > MAX_CODES) throw new RangeError('an element needs 1 to 112 data-set codes')
    real += Math.ceil(codes.length / CODES_PER_LABEL)
  }
  const count = Math.max(ENTRY_STEP, Math.ceil(real / ENTRY_STEP) * ENTRY_STEP)
  const unsorted = new Uint8Array(count * ENTRY_BYTES)
  const keyOf = entryKeys(sha512, header)
  let offset = 0
  for (const { element, codes } of entries) {
    for (let i = 0; i * CODES_PER_LABEL < codes.length; i++, offset += ENTRY_BYTES) {
      const key = keyOf(element, i)
      writeLabel(codes, i, unsorted, offset + TAG_BYTES)
      for (let b = 0; b < TAG_BYTES; b++) unsorted[offset + b] = key[b]!
      for (let b = TAG_BYTES; b < ENTRY_BYTES; b++) unsorted[offset + b]! ^= key[b]!
    }
  }
  unsorted.set(random(unsorted.length - offset), offset)
  const document = new Uint8Array(HEADER_BYTES + unsorted.length)
  writeHeader(document, header, count)
  copySorted(unsorted, document)
  return document
}

/** Copies the entries behind the header in ascending order of tag. */
function copySorted(unsorted: Uint8Array, document: Uint8Array): void {
  const count = unsorted.length / ENTRY_BYTES
  const view = new DataView(unsorted.buffer)
  // The first 42 bits of a tag and the entry's number share one float: typed arrays sort numbers natively, and ties
  // of 42 bits (rare) are put right, and equal tags found, in the pass below.
  const slot = 2 ** 11
  const wide = count > slot
  const order = wide ? sortWide(view, count) : sortNarrow(view, count, slot)
  const tag = (i: number) => view.getBigUint64(order[i]! * ENTRY_BYTES)
  for (let i = 1; i < count; i++) {
    for (
      let j = i;
      j > 0 && view.getUint32(order[j]! * ENTRY_BYTES) === view.getUint32(order[j - 1]! * ENTRY_BYTES);
      j--
    ) {
      const [before, here] = [tag(j - 1), tag(j)]
      if (before === here) throw new TagCollisionError('two entries of one bucket have the same tag')
      if (before < here) break
      const moved = order[j]!
      order[j] = order[j - 1]!
      order[j - 1] = moved
    }
  }
  for (let i = 0; i < count; i++) {
    const from = order[i]! * ENTRY_BYTES
    document.set(unsorted.subarray(from, from + ENTRY_BYTES), HEADER_BYTES + i * ENTRY_BYTES)
  }
}

function sortNarrow(view: DataView, count: number, slot: number): Uint32Array {
  const keys = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const at = i * ENTRY_BYTES
    keys[i] = (view.getUint32(at) * 1024 + (view.getUint16(at + 4) >> 6)) * slot + i
  }
  keys.sort()
  return Uint32Array.from(keys, key => key % slot)
}

function sortWide(view: DataView, count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i)
  return order.sort((a, b) => view.getUint32(a * ENTRY_BYTES) - view.getUint32(b * ENTRY_BYTES))
}

/**
 * Checks a document against what was asked: magic, kind, bits, key version, bucket, zero fields, length, ascending tags.
 * @throws BucketDocumentError
 */
export function checkBucketDocument(
  bytes: Uint8Array,
  asked: Omit<BucketHeader, 'epoch'>,
): { epoch: number; entryCount: number } {
  if (bytes.length < HEADER_BYTES) throw new BucketDocumentError('too short')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const wrong =
    MAGIC.some((byte, i) => bytes[i] !== byte) ||
    view.getUint8(4) !== KIND_IDS[asked.kind] ||
    view.getUint8(5) !== asked.bucketBits ||
    view.getUint16(6) !== asked.keyVersion ||
    view.getUint16(16) !== asked.bucket ||
    view.getUint16(18) !== 0 ||
    view.getBigUint64(24) !== 0n
  if (wrong) throw new BucketDocumentError('not the document that was asked for')
  const epoch = view.getBigUint64(8)
  const entryCount = view.getUint32(20)
  if (epoch > BigInt(Number.MAX_SAFE_INTEGER)) throw new BucketDocumentError('epoch out of range')
  if (entryCount === 0 || entryCount % ENTRY_STEP !== 0 || bytes.length !== HEADER_BYTES + entryCount * ENTRY_BYTES) {
    throw new BucketDocumentError('wrong length')
  }
  for (let at = HEADER_BYTES + ENTRY_BYTES; at < bytes.length; at += ENTRY_BYTES) {
    const [high, highBefore] = [view.getUint32(at), view.getUint32(at - ENTRY_BYTES)]
    if (high > highBefore) continue
    if (high < highBefore || view.getUint32(at + 4) <= view.getUint32(at - ENTRY_BYTES + 4)) {
      throw new BucketDocumentError('entries out of order')
    }
  }
  return { epoch: Number(epoch), entryCount }
}

/**
 * The codes an element is listed under, or null when the document does not hold it. The document must have passed
 * `checkBucketDocument`, and `header.epoch` must be the epoch that it returned.
 * @throws BucketDocumentError when a label or a continuation breaks the format
 */
export function openBucketDocument(
  sha512: Sha512,
  bytes: Uint8Array,
  header: Omit<BucketHeader, 'bucket' | 'bucketBits'>,
  element: Uint8Array,
): number[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const keyOf = entryKeys(sha512, header)
  const codes: number[] = []
  for (let i = 0; i < MAX_CHAIN; i++) {
    const key = keyOf(element, i)
    const at = findTag(view, key)
    if (at === null) {
      if (i === 0) return null
      throw new BucketDocumentError('a continuation is missing')
    }
    const label = bytes.slice(at + TAG_BYTES, at + TAG_BYTES + LABEL_BYTES)
    for (let b = 0; b < LABEL_BYTES; b++) label[b]! ^= key[TAG_BYTES + b]!
    const part = readLabel(label)
    if (part === null || part.codes[0]! <= (codes.at(-1) ?? 0)) throw new BucketDocumentError('a label is malformed')
    codes.push(...part.codes)
    if (!part.more) return codes
  }
  throw new BucketDocumentError('a chain does not end')
}

/** Offset of the entry with this key's tag (binary search), or null. */
function findTag(view: DataView, key: Uint8Array): number | null {
  const wanted = new DataView(key.buffer, key.byteOffset).getBigUint64(0)
  let low = 0
  let high = (view.byteLength - HEADER_BYTES) / ENTRY_BYTES - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const at = HEADER_BYTES + middle * ENTRY_BYTES
    const tag = view.getBigUint64(at)
    if (tag === wanted) return at
    if (tag < wanted) low = middle + 1
    else high = middle - 1
  }
  return null
}
