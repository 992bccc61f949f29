/**
 * `GET /v1/parameters`: all that a client must know before it asks (vf1 "The other endpoints").
 *
 * Schemas that a browser runs are written with zod/mini, imported as a namespace: bundlers leave out what is not used of it.
 */
import * as z from 'zod/mini'
import { KIND_IDS, type Kind } from '../identifier/kind.ts'
import { fromBase64Url } from './bytes.ts'
import { ARGON2ID_COST, type Argon2idParameters, SALT_BYTES } from './digest.ts'
import { MAX_BUCKET_BITS } from './element.ts'

/** One key pair of one kind. `secretKey` and `publicKey` are 32 bytes each. */
export interface OprfKey {
  readonly kind: Kind
  readonly version: number
  readonly secretKey: Uint8Array
  readonly publicKey: Uint8Array
  readonly current: boolean
}

/** Base64url of exactly so many bytes. */
export const base64UrlOf = (length: number) =>
  z.string().check(z.refine(text => fromBase64Url(text)?.length === length, `base64url of ${length} bytes`))

/** Zod's own check of addresses would weigh more than all that this one needs. */
const isHttpAddress = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text)

const keySchema = z.object({
  version: z.int().check(z.minimum(1), z.maximum(0xffff)),
  publicKey: base64UrlOf(32),
  bucketBits: z.int().check(z.minimum(0), z.maximum(MAX_BUCKET_BITS)),
  current: z.boolean(),
})

const kindSchema = <K extends Kind>(kind: K) =>
  z.object({
    id: z.literal(KIND_IDS[kind]),
    keys: z
      .array(keySchema)
      .check(z.refine(keys => keys.filter(key => key.current).length === 1, 'exactly one current key')),
  })

export const parametersSchema = z.object({
  protocol: z.literal('vf1'),
  epoch: z.int().check(z.minimum(0)),
  demo: z.boolean(),
  /** Origin that serves buckets, or '' for the one that serves these parameters. */
  bucketOrigin: z
    .string()
    .check(z.refine(text => text === '' || isHttpAddress(text), 'an http or https address, or none')),
  argon2id: z.object({
    version: z.literal(ARGON2ID_COST.version),
    memoryKiB: z.int().check(z.minimum(8)),
    iterations: z.int().check(z.minimum(1)),
    parallelism: z.int().check(z.minimum(1)),
    hashLength: z.literal(ARGON2ID_COST.hashLength),
    salt: base64UrlOf(SALT_BYTES),
  }),
  /** Whose signature the manifest carries. Absent where none was published yet. */
  signing: z.optional(z.object({ algorithm: z.literal('Ed25519'), publicKey: base64UrlOf(32) })),
  oprf: z.object({ mode: z.literal('voprf'), suite: z.literal('ristretto255-SHA512') }),
  kinds: z.object({
    email: kindSchema('email'),
    phone: kindSchema('phone'),
    iban: kindSchema('iban'),
    person: kindSchema('person'),
  }),
})

export type Parameters = z.infer<typeof parametersSchema>
/** One key of a kind as the parameters give it. */
export type PublishedKey = z.infer<typeof keySchema>

/** The Argon2id inputs of a deployment, or null when they cost less than vf1 demands: a server must not weaken digests. */
export function argon2idParameters(parameters: Parameters): Argon2idParameters | null {
  const { salt, ...cost } = parameters.argon2id
  const asDemanded =
    cost.memoryKiB === ARGON2ID_COST.memoryKiB &&
    cost.iterations === ARGON2ID_COST.iterations &&
    cost.parallelism === ARGON2ID_COST.parallelism
  return asDemanded ? { ...cost, salt: fromBase64Url(salt)! } : null
}

/** The key that is current for a kind. */
export function currentKey(parameters: Parameters, kind: Kind): PublishedKey {
  return parameters.kinds[kind].keys.find(key => key.current)!
}
