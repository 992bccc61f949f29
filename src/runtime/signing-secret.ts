/** The secret that signs what is published, for whoever publishes alone: readers need its public half. No message carries a value. */
import { fromBase64Url } from '../protocol/bytes.ts'
import { DEMO_SIGNING_KEY } from './demo-secrets.ts'
import { ConfigError } from './secrets.ts'

export const SIGNING_SEED_BYTES = 32
const HOW = 'make one with `vigifuite keygen --signing`'

/** The 32-byte seed; null without one, when nothing can be published. In demo mode the demo's. @throws ConfigError */
export function signingSeed(given: string | undefined, demo: boolean): Uint8Array | null {
  if (given === undefined && !demo) return null
  if (given === DEMO_SIGNING_KEY && !demo) {
    throw new ConfigError([`the demo's secrets are public and protect nobody; ${HOW}`])
  }
  const seed = fromBase64Url(given ?? DEMO_SIGNING_KEY)
  if (seed?.length === SIGNING_SEED_BYTES) return seed
  throw new ConfigError([
    `VIGIFUITE_SIGNING_KEY must be base64url of ${SIGNING_SEED_BYTES} bytes, without padding; ${HOW}`,
  ])
}

/** @throws ConfigError where something is to be published and there is none */
export function neededSeed(seed: Uint8Array | null): Uint8Array {
  if (seed !== null) return seed
  throw new ConfigError([`missing secret: VIGIFUITE_SIGNING_KEY, which signs what is published; ${HOW}`])
}
