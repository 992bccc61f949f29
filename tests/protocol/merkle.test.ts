import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { merklePath, merkleRoot, merkleTree, provesBucket } from '../../src/protocol/merkle.ts'

const sha256 = (...parts: readonly Uint8Array[]) =>
  new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest())
const documents = (bits: number) => Array.from({ length: 2 ** bits }, (_, i) => sha256(Uint8Array.of(i)))

/** RFC 9162 §2.1.1, as it is written there, over leaves of 32 bytes. */
function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return sha256(Uint8Array.of(0), leaves[0]!)
  const half = leaves.length / 2
  return sha256(Uint8Array.of(1), treeHash(leaves.slice(0, half)), treeHash(leaves.slice(half)))
}

test.each([0, 1, 2, 5])('with %i bits every bucket is proved under the root of RFC 9162, and nothing else is', bits => {
  const leaves = documents(bits)
  const at = (bucket: number) => leaves[bucket]!
  const nodes = merkleTree(bits, at)
  expect(nodes).toHaveLength(32 * 2 ** bits)
  const root = merkleRoot(bits, nodes, at)
  expect(root).toEqual(treeHash(leaves))
  for (let bucket = 0; bucket < leaves.length; bucket++) {
    const path = merklePath(bits, nodes, bucket, at)
    expect(provesBucket(root, { bits, bucket }, at(bucket), path)).toBe(true)
    expect(provesBucket(root, { bits, bucket }, sha256(at(bucket)), path)).toBe(false)
    expect(provesBucket(root, { bits, bucket: bucket + 2 ** bits }, at(bucket), path)).toBe(false)
    expect(provesBucket(root, { bits, bucket }, at(bucket), [...path, root])).toBe(false)
    if (bits === 0) continue
    expect(provesBucket(root, { bits, bucket: bucket ^ 1 }, at(bucket), path)).toBe(false)
    expect(provesBucket(root, { bits, bucket }, at(bucket), path.slice(1))).toBe(false)
    // An inner node is no document.
    expect(
      provesBucket(root, { bits: bits - 1, bucket: bucket >> 1 }, sha256(at(bucket), path[0]!), path.slice(1)),
    ).toBe(false)
  }
})
