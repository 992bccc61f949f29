import { expect, test } from 'vitest'
import { createIndex, decodeIndex, IndexCodecError } from '../../src/publication/index-codec.ts'

const header = { kind: 'phone', keyVersion: 258, bucketBits: 3, shardBits: 1 } as const

test('an index holds its header and a line for every bucket and shard', () => {
  const index = createIndex(header)
  expect(index.bytes).toHaveLength(16 + (8 + 2) * 40)
  expect([...index.bytes.subarray(0, 16)]).toEqual([86, 70, 73, 49, 2, 3, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0])
  index.setBucket(0, { epoch: 1, sha256: new Uint8Array(32).fill(1) })
  index.setBucket(7, { epoch: 2 ** 53 - 1, sha256: new Uint8Array(32).fill(2) })
  index.setShard(1, { epoch: 9, sha256: new Uint8Array(32).fill(3) })
  const decoded = decodeIndex(index.bytes, header)
  expect(decoded.bucket(0)).toEqual({ epoch: 1, sha256: new Uint8Array(32).fill(1) })
  expect(decoded.bucket(7)).toEqual({ epoch: 2 ** 53 - 1, sha256: new Uint8Array(32).fill(2) })
  expect(decoded.shard(1)).toEqual({ epoch: 9, sha256: new Uint8Array(32).fill(3) })
  expect(decoded.shard(0).epoch).toBe(0)
  decoded.setBucket(0, { epoch: 5, sha256: new Uint8Array(32) })
  expect(index.bucket(0).epoch).toBe(1)
})

test('at 15 bits an index has 1.3 MB', () => {
  expect(createIndex({ ...header, bucketBits: 15, shardBits: 7 }).bytes.length).toBe(16 + (32_768 + 128) * 40)
})

test('anything but the index that was asked for is refused', () => {
  const { bytes } = createIndex(header)
  for (const asked of [
    { ...header, kind: 'email' as const },
    { ...header, keyVersion: 1 },
    { ...header, bucketBits: 4 },
    { ...header, shardBits: 2 },
    { ...header, bucketBits: 16 },
  ]) {
    expect(() => decodeIndex(bytes, asked)).toThrow(IndexCodecError)
  }
  for (let at = 0; at < 16; at++) {
    expect(() => decodeIndex(bytes.with(at, bytes[at]! ^ 1), header)).toThrow(IndexCodecError)
  }
  for (const wrong of [bytes.subarray(1), bytes.subarray(0, -1), new Uint8Array(bytes.length + 1), new Uint8Array()]) {
    expect(() => decodeIndex(wrong, header)).toThrow(IndexCodecError)
  }
})
