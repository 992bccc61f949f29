/**
 * The Merkle tree over all bucket documents of one kind under one key version, hashed as in RFC 9162 §2.1.1 (SHA-256; 0x00 before a leaf,
 * 0x01 before two nodes). Its leaves are the SHA-256 of the documents in the order of their buckets; there are 2^bits of them, so it is full.
 *
 * Inner nodes are numbered as in a heap: 1 is the root, the children of n are 2n and 2n + 1, and the leaf of bucket b is 2^bits + b.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, equalBytes } from './bytes.ts'

const HASH_BYTES = 32

/** The leaf of a document. `documentHash`: SHA-256 of its bytes. */
const leafOf = (documentHash: Uint8Array): Uint8Array => sha256(concatBytes(Uint8Array.of(0), documentHash))
const nodeOf = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concatBytes(Uint8Array.of(1), left, right))

/**
 * The inner nodes: node n in bytes 32n to 32n + 31, of which the first 32 are zero; 32 × 2^bits bytes in all. With no bits there is no inner node.
 * `documentHash(bucket)`: SHA-256 of a document.
 */
export function merkleTree(bits: number, documentHash: (bucket: number) => Uint8Array): Uint8Array {
  const leaves = 2 ** bits
  const nodes = new Uint8Array(HASH_BYTES * leaves)
  for (let n = leaves - 1; n > 0; n--) {
    const child = (m: number) => (m < leaves ? nodeAt(nodes, m) : leafOf(documentHash(m - leaves)))
    nodes.set(nodeOf(child(2 * n), child(2 * n + 1)), HASH_BYTES * n)
  }
  return nodes
}

/** The root of a tree that `merkleTree` built. */
export const merkleRoot = (
  bits: number,
  nodes: Uint8Array,
  documentHash: (bucket: number) => Uint8Array,
): Uint8Array => (bits === 0 ? leafOf(documentHash(0)) : nodeAt(nodes, 1))

/** The nodes beside the way from a bucket's leaf to the root, from below: `bits` of them. */
export function merklePath(
  bits: number,
  nodes: Uint8Array,
  bucket: number,
  documentHash: (bucket: number) => Uint8Array,
): Uint8Array[] {
  if (bits === 0) return []
  const path = [leafOf(documentHash(bucket ^ 1))]
  for (let n = (2 ** bits + bucket) >> 1; n > 1; n >>= 1) path.push(nodeAt(nodes, n ^ 1))
  return path
}

/** Whether a document with this hash is the one of `bucket` in the tree with this root. */
export function provesBucket(
  root: Uint8Array,
  { bits, bucket }: { readonly bits: number; readonly bucket: number },
  documentHash: Uint8Array,
  path: readonly Uint8Array[],
): boolean {
  if (path.length !== bits || bucket < 0 || bucket >= 2 ** bits) return false
  let node = leafOf(documentHash)
  for (const [level, beside] of path.entries()) {
    node = (bucket >> level) & 1 ? nodeOf(beside, node) : nodeOf(node, beside)
  }
  return equalBytes(node, root)
}

const nodeAt = (nodes: Uint8Array, n: number): Uint8Array => nodes.slice(HASH_BYTES * n, HASH_BYTES * (n + 1))
