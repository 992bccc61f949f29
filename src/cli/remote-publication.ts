/** A publication as a server shows it to anybody, with what it must prove. */
import { createHash } from 'node:crypto'
import { KINDS, type Kind } from '../identifier/kind.ts'
import { vouchesFor } from '../lookup/current.ts'
import { fromBase64Url, toBase64Url, utf8 } from '../protocol/bytes.ts'
import { bucketName } from '../protocol/element.ts'
import { merkleRoot, merkleTree } from '../protocol/merkle.ts'
import { type Parameters, parametersSchema } from '../protocol/parameters.ts'
import { isSignedBy } from '../protocol/signed-manifest.ts'
import { type BucketIndex, decodeIndex, IndexCodecError } from '../publication/index-codec.ts'
import { type Layout, type Manifest, manifestSchema } from '../publication/manifest.ts'

/** What the server says about itself; its manifest as it came. */
export interface RemotePublication {
  readonly manifest: Omit<Manifest, 'keys'>
  readonly manifestText: string
  readonly parametersText: string
  readonly parameters: Parameters
  /** As they came, with what the manifest says of them. */
  readonly datasetsText: string
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
/** Far more than any document of a publication has. */
const MAX_BYTES = 64 * 1024 * 1024
/** Between two looks at a server that a publication overtook: somewhat longer than it goes by what it has read. */
export const AGAIN_AFTER_MS = 12_000

/** Reads a server's answers. @throws RemoteFault for what is no success */
export function createGet(base: string, fetchFrom: typeof fetch = fetch): Get {
  return async path => {
    const response = await fetchFrom(`${base}${path}`, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => {
      throw new RemoteFault(`${path} cannot be read: nothing answers`)
    })
    const bytes = await bodyOf(response).catch(() => {
      throw new RemoteFault(`${path} cannot be read: the answer breaks off, or does not end`)
    })
    if (response.status === 404) throw new RemoteFault(`${path} is not there`, true)
    if (!response.ok) throw new RemoteFault(`${path} cannot be read: status ${response.status}`)
    return bytes
  }
}

/** @throws when it breaks off, or is longer than anything that is published */
async function bodyOf({ body }: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body ?? []) {
    length += part.length
    if (length > MAX_BYTES) throw new RangeError('too long')
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

export const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())

const publicManifestSchema = manifestSchema.omit({ keys: true })

/** The manifest, the parameters and the data sets, of one publication. @throws RemoteFault */
export async function readRemote(get: Get): Promise<RemotePublication> {
  const [manifestText, parametersText, datasetsText] = (await Promise.all(
    ['/v1/manifest', '/v1/parameters', '/v1/datasets'].map(async path => new TextDecoder().decode(await get(path))),
  )) as [string, string, string]
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
  if (!vouchesFor(manifest.data, parameters.data)) {
    throw new RemoteFault('its parameters have another salt, or other keys, than its manifest')
  }
  const { datasets } = (parsed(datasetsText) ?? {}) as { datasets?: unknown }
  if (toBase64Url(sha256(utf8(JSON.stringify(datasets ?? null)))) !== manifest.data.datasets.sha256) {
    throw new RemoteFault('its data sets are not those of its manifest', true)
  }
  const named = parameters.data.signing?.publicKey
  return {
    manifest: manifest.data,
    manifestText,
    parameters: parameters.data,
    parametersText,
    datasetsText,
    namedKey: named ? fromBase64Url(named) : null,
  }
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

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
