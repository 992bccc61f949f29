/**
 * Configuration: what the environment gives, what the program runs with, and the one function between.
 *
 * Nothing else reads the environment. No fault repeats a value, because some values are secrets.
 */
import { join } from 'node:path'
import * as z from 'zod'
import type { VaultKeys } from '../database/vault.ts'
import type { Operator } from '../site/operator.ts'
import { deskSecrets } from './desk-secrets.ts'
import { ConfigError, checkedSecrets, type Secrets } from './secrets.ts'
import { signingSeed } from './signing-secret.ts'

/** Environment variables as given. */
export type GivenConfig = Readonly<Record<string, string | undefined>>

export type StoreConfig =
  | { readonly kind: 'files'; readonly folder: string }
  | {
      readonly kind: 's3'
      readonly endpoint: string
      readonly bucket: string
      readonly accessKeyId: string
      readonly secretAccessKey: string
      readonly region: string
    }

/** Configuration as checked. */
export interface Config {
  readonly demo: boolean
  /** Address to listen on; null for all interfaces. */
  readonly host: string | null
  /** 0 lets the system choose. */
  readonly port: number
  readonly dataFolder: string
  readonly database: { readonly url: string } | { readonly folder: string }
  readonly store: StoreConfig
  readonly bucketOrigin: string
  /** The public origin; '' for that of each request. */
  readonly origin: string
  readonly operator: Operator
  /** Trusted reverse proxies in front, each of which appends to X-Forwarded-For. */
  readonly proxies: number
  readonly secrets: Secrets
  /** Seed of the key that signs publications, 32 bytes; null where nothing is published. */
  readonly signingSeed: Uint8Array | null
  /** Null without a desk. */
  readonly desk: { readonly vaultKeys: VaultKeys } | null
}

const text = z.string().trim().min(1).optional()
const wholeNumber = (max: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().max(max))
    .optional()

const origin = z
  .url({ protocol: /^https?$/ })
  .refine(url => new URL(url).origin === url.replace(/\/$/, ''))
  .transform(url => new URL(url).origin)
  .optional()

const givenSchema = z.object({
  PORT: wholeNumber(65_535),
  HOST: text,
  DATABASE_URL: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
  VIGIFUITE_DATA: text,
  VIGIFUITE_DEMO: z.enum(['0', '1', 'true', 'false']).optional(),
  VIGIFUITE_STORE: text,
  VIGIFUITE_STORE_KEY_ID: text,
  VIGIFUITE_STORE_SECRET: text,
  VIGIFUITE_STORE_REGION: text,
  VIGIFUITE_BUCKET_ORIGIN: origin,
  VIGIFUITE_PROXIES: wholeNumber(10),
  VIGIFUITE_ORIGIN: origin,
  VIGIFUITE_PUBLISHER: text,
  VIGIFUITE_PUBLISHER_ADDRESS: text,
  VIGIFUITE_CONTACT: text,
  VIGIFUITE_DIRECTOR: text,
  VIGIFUITE_HOSTING: text,
  VIGIFUITE_SIGNING_KEY: text,
  VIGIFUITE_DESK_KEY: text,
  VIGIFUITE_DESK_KEY_FORMER: text,
})

const EXPECTED: Readonly<Record<keyof z.infer<typeof givenSchema>, string>> = {
  PORT: 'a port number',
  HOST: 'an address to listen on',
  DATABASE_URL: 'a postgres:// URL',
  VIGIFUITE_DATA: 'a folder',
  VIGIFUITE_DEMO: '1 or 0',
  VIGIFUITE_STORE: 'a folder, or https://endpoint/bucket of an S3-compatible store',
  VIGIFUITE_STORE_KEY_ID: 'an access key id',
  VIGIFUITE_STORE_SECRET: 'a secret access key',
  VIGIFUITE_STORE_REGION: 'a region name',
  VIGIFUITE_BUCKET_ORIGIN: 'an origin such as https://buckets.example.org',
  VIGIFUITE_ORIGIN: 'the public origin, such as https://vigifuite.example',
  VIGIFUITE_PUBLISHER: 'the name of the publisher',
  VIGIFUITE_PUBLISHER_ADDRESS: 'the address of the publisher',
  VIGIFUITE_CONTACT: 'an e-mail address or a telephone number',
  VIGIFUITE_DIRECTOR: 'who answers for the publication',
  VIGIFUITE_HOSTING: 'name, address and telephone number of the host',
  VIGIFUITE_SIGNING_KEY: 'a key as `vigifuite keygen --signing` prints it',
  VIGIFUITE_DESK_KEY: 'a key as `vigifuite keygen --desk` prints it',
  VIGIFUITE_DESK_KEY_FORMER: 'such keys, separated by commas',
  VIGIFUITE_PROXIES: 'the number of reverse proxies in front, 0 to 10',
}

/** The checked configuration. `demo` in options forces demo mode. @throws ConfigError with every fault at once */
export function readConfig(given: GivenConfig, options: { readonly demo?: boolean } = {}): Config {
  // An empty variable is how shells and containers say "not set".
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''))
  const result = givenSchema.safeParse(set)
  if (!result.success) {
    const names = new Set(result.error.issues.map(issue => issue.path[0] as keyof typeof EXPECTED))
    throw new ConfigError([...names].map(name => `${name} must be ${EXPECTED[name]}`))
  }
  const values = result.data
  const demo = options.demo ?? (values.VIGIFUITE_DEMO === '1' || values.VIGIFUITE_DEMO === 'true')
  const dataFolder = values.VIGIFUITE_DATA ?? 'data'
  const vaultKeys = deskSecrets(values, demo)
  return {
    demo,
    // A platform that assigns a port forwards to it from outside; a person at a terminal wants the loopback only.
    host: values.HOST ?? (values.PORT === undefined ? '127.0.0.1' : null),
    port: values.PORT ?? 8787,
    dataFolder,
    database: values.DATABASE_URL ? { url: values.DATABASE_URL } : { folder: join(dataFolder, 'database') },
    store: storeOf(values, dataFolder),
    bucketOrigin: values.VIGIFUITE_BUCKET_ORIGIN ?? '',
    origin: values.VIGIFUITE_ORIGIN ?? '',
    operator: {
      publisher: values.VIGIFUITE_PUBLISHER ?? null,
      address: values.VIGIFUITE_PUBLISHER_ADDRESS ?? null,
      contact: values.VIGIFUITE_CONTACT ?? null,
      director: values.VIGIFUITE_DIRECTOR ?? null,
      host: values.VIGIFUITE_HOSTING ?? null,
    },
    proxies: values.VIGIFUITE_PROXIES ?? 0,
    secrets: checkedSecrets(set, demo),
    signingSeed: signingSeed(values.VIGIFUITE_SIGNING_KEY, demo),
    desk: vaultKeys && { vaultKeys },
  }
}

function storeOf(values: z.infer<typeof givenSchema>, dataFolder: string): StoreConfig {
  const place = values.VIGIFUITE_STORE ?? join(dataFolder, 'objects')
  if (!/^https?:\/\//.test(place)) return { kind: 'files', folder: place }
  const url = URL.parse(place)
  const bucket = /^\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/?$/.exec(url?.pathname ?? '')?.[1]
  if (!url || !bucket) throw new ConfigError([`VIGIFUITE_STORE must be ${EXPECTED.VIGIFUITE_STORE}`])
  const { VIGIFUITE_STORE_KEY_ID: accessKeyId, VIGIFUITE_STORE_SECRET: secretAccessKey } = values
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new ConfigError(['an S3-compatible store needs VIGIFUITE_STORE_KEY_ID and VIGIFUITE_STORE_SECRET'])
  }
  const region = values.VIGIFUITE_STORE_REGION ?? 'auto'
  return { kind: 's3', endpoint: url.origin, bucket, accessKeyId, secretAccessKey, region }
}
