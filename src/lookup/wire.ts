/** The answers that a client reads, as zod schemas: what another server sends is checked before it is believed. */
import * as z from 'zod/mini'
import { KINDS } from '../identifier/kind.ts'
import { MAX_BUCKET_BITS } from '../protocol/element.ts'
import { base64UrlOf } from '../protocol/parameters.ts'

export const evaluationAnswerSchema = z.object({
  kind: z.enum(KINDS),
  keyVersion: z.int().check(z.minimum(1), z.maximum(0xffff)),
  evaluated: z.array(base64UrlOf(32)),
  proof: base64UrlOf(64),
})

export const listedDataSetSchema = z.object({
  code: z.int().check(z.minimum(1), z.maximum(0xffff)),
  incident: z.string(),
  kind: z.enum(KINDS),
  dataClasses: z.array(z.string()),
  status: z.enum(['published', 'withdrawn']),
  synthetic: z.boolean(),
  publishedAt: z.string(),
})

export const dataSetsAnswerSchema = z.object({
  epoch: z.int().check(z.minimum(0)),
  datasets: z.array(listedDataSetSchema),
})

/** One data set as `GET /v1/datasets` gives it. */
export type ListedDataSet = z.infer<typeof listedDataSetSchema>

const signedLayouts = z.array(
  z.object({
    keyVersion: z.int(),
    current: z.boolean(),
    bucketBits: z.int(),
    publicKey: z.optional(z.string()),
    root: z.optional(base64UrlOf(32)),
  }),
)

/** The part of a manifest that a check is verified against; the whole of it is signed. */
export const signedManifestSchema = z.object({
  epoch: z.int().check(z.minimum(0)),
  argon2Salt: z.optional(z.string()),
  datasets: z.object({ sha256: z.string() }),
  kinds: z.object({ email: signedLayouts, phone: signedLayouts, iban: signedLayouts, person: signedLayouts }),
})

export type SignedManifest = z.infer<typeof signedManifestSchema>

/** That a bucket document is the publication's: the path from its hash to the root in the manifest. */
export const bucketProofSchema = z.object({ path: z.array(base64UrlOf(32)).check(z.maxLength(MAX_BUCKET_BITS)) })

/** The part of an RFC 9457 problem that a client acts on. */
export const problemSchema = z.object({ type: z.string() })
