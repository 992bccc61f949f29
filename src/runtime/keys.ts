import { KINDS } from '../identifier/kind.ts'
import { deriveOprfKey } from '../protocol/oprf-server.ts'
import type { OprfKey } from '../protocol/parameters.ts'
import type { Ristretto255 } from '../protocol/ristretto255.ts'
import type { Secrets } from './secrets.ts'

/** The key pairs of every kind and key version. */
export function deriveKeys(group: Ristretto255, { seeds, currentVersion }: Secrets): OprfKey[] {
  return KINDS.flatMap(kind =>
    seeds.map(({ version, seed }) => deriveOprfKey(group, seed, kind, version, version === currentVersion)),
  )
}
