/** A publication as a server shows it to anybody, with what it must prove. */
import { createHash } from 'node:crypto'
import { KINDS, type Kind } from '../identifier/kind.ts'
import { fromBase64Url, toBase64Url } from '../protocol/bytes.ts'
import { bucketName } from '../protocol/element.ts'
import { merkleRoot, merkleTree } from '../protocol/merkle.ts'
import { parametersSchema } from '../protocol/parameters.ts'
import { isSignedBy } from '../protocol/signed-manifest.ts'
import { type BucketIndex, decodeIndex, IndexCodecError } from '../publication/index-codec.ts'
import { type Layout, type Manifest, manifestSchema } from '../publication/manifest.ts'

/** What the server says about itself; its manifest as it came. */
export interface RemotePublication {
  readonly manifest: Omit<Manifest, 'keys'>
  readonly manifestText: string
  readonly parametersText: string
  /** Of the parameters, 32 bytes; null where there is none. */
  readonly namedKey: Uint8Array | null
}

/** Something that a server says does not hold. `passing`: also what a publication in between looks like. */
export class RemoteFault extends Error {
  override name = 'RemoteFault'
  readonly passing: boolean

  constructor(message: string, passing = false) {
    super(message)
    this.passing = passing
  }
}

export type Get = (path: string) => Promise<Uint8Array>

const TIMEOUT_MS = 30_000

/** Reads a server's answers. @throws RemoteFault for what is no success */
export function createGet(base: string, fetchFrom: typeof fetch = fetch): Get {
  return async path => {
    const response = await fetchFrom(`${base}${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => {
      throw new RemoteFault(`${path} cannot be read: nothing answers`)
    })
    const bytes = await response.arrayBuffer().catch(() => {
      throw new RemoteFault(`${path} cannot be read: the answer breaks off`)
    })
    if (response.status === 404) throw new RemoteFault(`${path} is not there`, true)
    if (!response.ok) throw new RemoteFault(`${path} cannot be read: status ${response.status}`)
    return new Uint8Array(bytes)
  }
}

export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())

const publicManifestSchema = manifestSchema.omit({ keys: true })

/** The manifest and the parameters, of one publication. @throws RemoteFault */
export async function readRemote(get: Get): Promise<RemotePublication> {
  const [manifestBytes, parametersBytes] = await Promise.all([get('/v1/manifest'), get('/v1/parameters')])
  const [manifestText, parametersText] = [textOf(manifestBytes), textOf(parametersBytes)]
  const manifest = publicManifestSchema.safeParse(parsed(manifestText))
  const parameters = parametersSchema.safeParse(parsed(parametersText))
  if (!manifest.success || !parameters.success) throw new RemoteFault('its manifest or parameters are not those of vf1')
  if (manifest.data.epoch !== parameters.data.epoch) throw new RemoteFault('a publication came in between', true)
  for (const kind of KINDS) {
    for (const { keyVersion, bucketBits } of manifest.data.kinds[kind]) {
      const key = parameters.data.kinds[kind].keys.find(one => one.version === keyVersion)
      if (key && key.bucketBits !== bucketBits) throw new RemoteFault(`its parameters contradict its manifest: ${kind}`)
    }
  }
  const named = parameters.data.signing?.publicKey
  return { manifest: manifest.data, manifestText, parametersText, namedKey: named ? fromBase64Url(named) : null }
}

/** @throws RemoteFault */
export function assertSigned({ manifestText }: RemotePublication, key: Uint8Array): void {
  if (!isSignedBy(parsed(manifestText), key)) {
    throw new RemoteFault(`its manifest is not signed by the key ${toBase64Url(key)}`)
  }
}

/** A layout with its index and its tree, both proved by the manifest. */
export interface ProvenLayout {
  readonly kind: Kind
  readonly layout: Layout
  readonly index: BucketIndex
  readonly nodes: Uint8Array
  readonly documentHash: (bucket: number) => Uint8Array
}

/** @throws RemoteFault */
export async function readLayout(get: Get, kind: Kind, layout: Layout): Promise<ProvenLayout> {
  const place = `${kind}/${layout.keyVersion}`
  const bytes = await get(`/v1/indexes/${place}`)
  if (toBase64Url(sha256(bytes)) !== layout.index.sha256)
    throw new RemoteFault(`the index of ${place} is another`, true)
  const index = indexOf(bytes, kind, layout)
  const documentHash = (bucket: number) => index.bucket(bucket).sha256
  const nodes = merkleTree(layout.bucketBits, documentHash)
  if (toBase64Url(merkleRoot(layout.bucketBits, nodes, documentHash)) !== layout.root) {
    throw new RemoteFault(`the root of ${place} does not follow from its index`)
  }
  return { kind, layout, index, nodes, documentHash }
}

function indexOf(bytes: Uint8Array, kind: Kind, layout: Layout): BucketIndex {
  try {
    return decodeIndex(bytes, { kind, ...layout })
  } catch (error) {
    throw error instanceof IndexCodecError ? new RemoteFault(`the index of ${kind} is damaged`) : error
  }
}

/** Where a bucket stands below `/v1/buckets/` and `/v1/proofs/`. */
export const bucketPlace = ({ kind, layout }: Pick<ProvenLayout, 'kind' | 'layout'>, bucket: number): string =>
  `${kind}/${layout.keyVersion}/${bucketName(layout.bucketBits, bucket)}`

/** All layouts of a manifest. */
export const layoutsOf = ({ kinds }: Pick<Manifest, 'kinds'>): { kind: Kind; layout: Layout }[] =>
  KINDS.flatMap(kind => kinds[kind].map(layout => ({ kind, layout })))

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
