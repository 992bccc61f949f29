/**
 * The index of one kind and key version: for every bucket and every filter shard, which epoch wrote its current object and the
 * object's SHA-256. Binary, because at 15 bits it has 32,768 lines:
 *
 *   "VFI1" | kind id u8 | bucket bits u8 | key version u16 | shard bits u8 | 0 u8 ×7 | buckets | shards
 *   a line: epoch u64 | SHA-256 (32 bytes); all integers big-endian
 */
import { KIND_IDS, type Kind } from '../identifier/kind.ts'
import { utf8 } from '../protocol/bytes.ts'
import { MAX_BUCKET_BITS } from '../protocol/element.ts'

const MAGIC = utf8('VFI1')
const HEADER_BYTES = 16
const LINE_BYTES = 40

/** An index that is not what was asked for, or damaged. */
export class IndexCodecError extends Error {
  override name = 'IndexCodecError'
}

export interface IndexHeader {
  readonly kind: Kind
  readonly keyVersion: number
  readonly bucketBits: number
  readonly shardBits: number
}

/** Which object is current for a bucket or shard. `epoch` 0: none was written yet. */
export interface IndexLine {
  readonly epoch: number
  readonly sha256: Uint8Array
}

export interface BucketIndex extends IndexHeader {
  bucket(bucket: number): IndexLine
  shard(shard: number): IndexLine
  setBucket(bucket: number, line: IndexLine): void
  setShard(shard: number, line: IndexLine): void
  /** The binary form: the index's own bytes, not a copy. */
  readonly bytes: Uint8Array
}

/** An index with all lines empty. */
export function createIndex(header: IndexHeader): BucketIndex {
  const bytes = new Uint8Array(HEADER_BYTES + LINE_BYTES * (2 ** header.bucketBits + 2 ** header.shardBits))
  bytes.set(MAGIC)
  const view = new DataView(bytes.buffer)
  view.setUint8(4, KIND_IDS[header.kind])
  view.setUint8(5, header.bucketBits)
  view.setUint16(6, header.keyVersion)
  view.setUint8(8, header.shardBits)
  return indexOver(bytes, header)
}

/** Reads an index; a copy of `bytes` is made, so that it may be changed. @throws IndexCodecError */
export function decodeIndex(bytes: Uint8Array, asked: IndexHeader): BucketIndex {
  const expected = createIndex(asked)
  if (asked.bucketBits > MAX_BUCKET_BITS || bytes.length !== expected.bytes.length) {
    throw new IndexCodecError('wrong length')
  }
  for (let i = 0; i < HEADER_BYTES; i++) {
    if (bytes[i] !== expected.bytes[i]) throw new IndexCodecError('not the index that was asked for')
  }
  expected.bytes.set(bytes)
  return expected
}

function indexOver(bytes: Uint8Array, header: IndexHeader): BucketIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const buckets = 2 ** header.bucketBits
  const at = (line: number) => HEADER_BYTES + line * LINE_BYTES
  const read = (line: number): IndexLine => ({
    epoch: Number(view.getBigUint64(at(line))),
    sha256: bytes.slice(at(line) + 8, at(line) + LINE_BYTES),
  })
  const write = (line: number, { epoch, sha256 }: IndexLine) => {
    view.setBigUint64(at(line), BigInt(epoch))
    bytes.set(sha256, at(line) + 8)
  }
  return {
    ...header,
    bytes,
    bucket: bucket => read(bucket),
    shard: shard => read(buckets + shard),
    setBucket: (bucket, line) => write(bucket, line),
    setShard: (shard, line) => write(buckets + shard, line),
  }
}
