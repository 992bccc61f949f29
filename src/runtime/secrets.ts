/** The secrets of a deployment, checked the same way on Node and at the edge. No message carries a value. */
import { fromBase64Url, toBase64Url } from '../protocol/bytes.ts'
import { SALT_BYTES } from '../protocol/digest.ts'
import { DEMO_SECRETS } from './demo-secrets.ts'

/** Secrets as given: environment variables or Worker bindings, among others that are none of ours. */
export type GivenSecrets = Readonly<Record<string, unknown>>

/** One seed (32 bytes) a key version, ascending; `currentVersion` is one of them. `argon2Salt`: 16 bytes, public. */
export interface Secrets {
  readonly seeds: readonly { readonly version: number; readonly seed: Uint8Array }[]
  readonly currentVersion: number
  readonly argon2Salt: Uint8Array
}

/** A configuration that the program must not start with; one line a fault. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

const SEED_NAME = /^VIGIFUITE_OPRF_SEED_([1-9]\d{0,4})$/
const SEED_BYTES = 32
const HOW =
  'make them once with `vigifuite keygen` and set what it prints; `VIGIFUITE_DEMO=1` runs with the demo’s instead'

const isSet = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isOurs = (name: string) => SEED_NAME.test(name) || name in DEMO_SECRETS

/** The secrets among what was given; the demo's when none is given in demo mode. @throws ConfigError */
export function checkedSecrets(given: GivenSecrets, demo: boolean): Secrets {
  const names = Object.keys(given).filter(name => isOurs(name) && isSet(given[name]))
  if (names.length === 0 && demo) return parse(DEMO_SECRETS, ['VIGIFUITE_OPRF_SEED_1'])
  const faults: string[] = []
  const seedNames = names.filter(name => SEED_NAME.test(name))
  const missing = ['VIGIFUITE_OPRF_CURRENT', 'VIGIFUITE_ARGON2_SALT'].filter(name => !names.includes(name))
  if (seedNames.length === 0) missing.unshift('VIGIFUITE_OPRF_SEED_1')
  if (missing.length > 0) throw new ConfigError([`missing secrets: ${missing.join(', ')}; ${HOW}`])
  if (!demo) {
    const seeds: readonly unknown[] = seedNames.map(name => given[name])
    const published =
      seeds.includes(DEMO_SECRETS.VIGIFUITE_OPRF_SEED_1) ||
      given.VIGIFUITE_ARGON2_SALT === DEMO_SECRETS.VIGIFUITE_ARGON2_SALT
    if (published) faults.push(`the demo's secrets are public and protect nobody; ${HOW}`)
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return parse(given, seedNames)
}

function parse(given: GivenSecrets, seedNames: readonly string[]): Secrets {
  const faults: string[] = []
  const bytes = (name: string, length: number): Uint8Array => {
    const value = fromBase64Url(String(given[name]))
    if (value?.length === length) return value
    faults.push(`${name} must be base64url of ${length} bytes, without padding`)
    return new Uint8Array(length)
  }
  const seeds = seedNames
    .map(name => ({ version: Number(SEED_NAME.exec(name)![1]), seed: bytes(name, SEED_BYTES) }))
    .sort((a, b) => a.version - b.version)
  const argon2Salt = bytes('VIGIFUITE_ARGON2_SALT', SALT_BYTES)
  const currentVersion = Number(given.VIGIFUITE_OPRF_CURRENT)
  if (seeds.some(({ version }) => version > 0xffff)) faults.push('key versions go up to 65535')
  if (!seeds.some(({ version }) => version === currentVersion)) {
    faults.push('VIGIFUITE_OPRF_CURRENT must be the number of a VIGIFUITE_OPRF_SEED_… that is set')
  }
  if (new Set(seeds.map(({ seed }) => toBase64Url(seed))).size < seeds.length) {
    faults.push('two key versions have the same seed; every version needs its own')
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return { seeds, currentVersion, argon2Salt }
}
