/** What a service publishes at the moment, verified as one whole. */
import type { Kind } from '../identifier/kind.ts'
import { fromBase64Url } from '../protocol/bytes.ts'
import { currentKey, type Parameters } from '../protocol/parameters.ts'
import { isSignedBy } from '../protocol/signed-manifest.ts'
import { type Connection, UnavailableError } from './connection.ts'
import { type ListedDataSet, type SignedManifest, signedManifestSchema } from './wire.ts'

export interface Current {
  readonly parameters: Parameters
  readonly datasets: readonly ListedDataSet[]
  /** What proofs lead to; null where nothing is signed yet, and no signature is expected. */
  readonly signed: SignedManifest | null
}

/**
 * Parameters, data sets and manifest, in which the signed manifest vouches for the others: the salt of digests, the key of every kind, and which
 * lists there are. `signingKey`: the service's, 32 bytes, when it is known from elsewhere; otherwise that of the parameters is believed.
 * @throws UnavailableError, 'unproven' also where a publication came in between the three
 */
export async function currentPublication(connection: Connection, signingKey?: Uint8Array): Promise<Current> {
  const asked = connection.manifest()
  // Where nothing is signed its failure is of no interest.
  asked.catch(() => undefined)
  const [parameters, { datasets, sha256 }] = await Promise.all([connection.parameters(), connection.datasets()])
  const key = signingKey ?? (parameters.signing ? fromBase64Url(parameters.signing.publicKey) : null)
  if (key === null) return { parameters, datasets, signed: null }
  const manifest = await asked
  const { data: signed } = signedManifestSchema.safeParse(manifest)
  if (signed === undefined || !isSignedBy(manifest, key)) throw new UnavailableError('unproven')
  if (signed.datasets.sha256 !== sha256 || !vouchesFor(signed, parameters)) {
    throw new UnavailableError('unproven', null, true)
  }
  return { parameters, datasets, signed }
}

/** Whether a manifest names this salt and these keys; one of before says nothing of them. */
export function vouchesFor(
  { argon2Salt, kinds }: Pick<SignedManifest, 'argon2Salt' | 'kinds'>,
  parameters: Parameters,
): boolean {
  if (argon2Salt === undefined) return true
  return (
    argon2Salt === parameters.argon2id.salt &&
    (Object.keys(kinds) as Kind[]).every(kind => {
      const { version, publicKey } = currentKey(parameters, kind)
      const layout = kinds[kind].find(one => one.current)
      return layout === undefined || (layout.keyVersion === version && layout.publicKey === publicKey)
    })
  )
}
