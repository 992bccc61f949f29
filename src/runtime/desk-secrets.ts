/** The secret of the desk, for the write side alone: the edge never has it. No message carries a value. */
import { VAULT_KEY_BYTES, type VaultKeys } from '../database/vault.ts'
import { fromBase64Url } from '../protocol/bytes.ts'
import { DEMO_DESK_KEY } from './demo-secrets.ts'
import { ConfigError } from './secrets.ts'

export interface GivenDeskSecrets {
  readonly VIGIFUITE_DESK_KEY?: string | undefined
  /** Keys that were current once, separated by commas. */
  readonly VIGIFUITE_DESK_KEY_FORMER?: string | undefined
}

const HOW = 'make one with `vigifuite keygen --desk`'

/** The vault's keys; null without a key, when there is no desk. In demo mode the demo's. @throws ConfigError */
export function deskSecrets(given: GivenDeskSecrets, demo: boolean): VaultKeys | null {
  const { VIGIFUITE_DESK_KEY: current, VIGIFUITE_DESK_KEY_FORMER: former = '' } = given
  if (current === undefined && former !== '') {
    throw new ConfigError(['VIGIFUITE_DESK_KEY_FORMER needs a VIGIFUITE_DESK_KEY beside it'])
  }
  if (current === undefined) return demo ? { current: key('VIGIFUITE_DESK_KEY', DEMO_DESK_KEY) } : null
  const texts = former.split(',').flatMap(text => text.trim() || [])
  if (!demo && [current, ...texts].includes(DEMO_DESK_KEY)) {
    throw new ConfigError([`the demo's secrets are public and protect nobody; ${HOW}`])
  }
  return {
    current: key('VIGIFUITE_DESK_KEY', current),
    former: texts.map(text => key('VIGIFUITE_DESK_KEY_FORMER', text)),
  }
}

function key(name: string, text: string): Uint8Array {
  const bytes = fromBase64Url(text)
  if (bytes?.length === VAULT_KEY_BYTES) return bytes
  throw new ConfigError([`${name} must be base64url of ${VAULT_KEY_BYTES} bytes, without padding; ${HOW}`])
}
