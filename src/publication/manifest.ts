/** The manifest: which immutable objects make up a publication. */
import * as z from 'zod'
import { KINDS } from '../identifier/kind.ts'
import { fromBase64Url } from '../protocol/bytes.ts'
import { MAX_BUCKET_BITS } from '../protocol/element.ts'

const epoch = z.int().min(1)
const bits = z.int().min(0).max(MAX_BUCKET_BITS)

const bytes32Text = z.string().refine(text => fromBase64Url(text)?.length === 32)

/** An object by name, base64url SHA-256 of its bytes, and their number. */
const refSchema = z.object({
  name: z.string().regex(/^[a-z0-9./-]+$/),
  sha256: bytes32Text,
  bytes: z.int().min(0),
})

/** How the elements of one kind under one key version are laid out. */
const layoutSchema = z.object({
  keyVersion: z.int().min(1).max(0xffff),
  /** Base64url: of the OPRF key pair that elements come from. Absent in manifests of before. */
  publicKey: bytes32Text.exactOptional(),
  current: z.boolean(),
  bucketBits: bits,
  shardBits: bits,
  /** Distinct elements listed. */
  entries: z.int().min(0),
  index: refSchema,
  /** Base64url: root of the Merkle tree over the SHA-256 of every bucket, in their order. Absent in manifests of before. */
  root: bytes32Text.exactOptional(),
  /** The inner nodes of that tree. */
  tree: refSchema.exactOptional(),
})

export const manifestSchema = z.object({
  format: z.literal(1),
  epoch,
  /** ISO 8601. */
  publishedAt: z.string(),
  /** Hash of the newest audit entry before this publication, so that tampering shows outside the database. */
  auditHash: z.string().nullable(),
  /** Base64url, 16 bytes: of digests. Absent in manifests of before. */
  argon2Salt: z.string().exactOptional(),
  catalogue: refSchema,
  /** When each incident came into the catalogue. Absent in manifests of before. */
  arrivals: refSchema.exactOptional(),
  datasets: refSchema,
  keys: refSchema,
  /** What changed with each publication, oldest first. Absent in manifests of before. */
  changes: refSchema.exactOptional(),
  kinds: z.object(
    Object.fromEntries(KINDS.map(kind => [kind, z.array(layoutSchema)])) as Record<
      (typeof KINDS)[number],
      z.ZodArray<typeof layoutSchema>
    >,
  ),
  /** Ed25519 (RFC 8032) over the public part of the manifest. Absent in manifests of before. */
  signature: z.object({ publicKey: bytes32Text, value: z.string() }).exactOptional(),
})

export type Manifest = z.infer<typeof manifestSchema>
export type Layout = z.infer<typeof layoutSchema>
export type ObjectRef = z.infer<typeof refSchema>
