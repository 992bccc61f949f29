/**
 * Copies a publication into a folder, at the API's own paths, so that any file server can serve it as a `bucketOrigin`.
 *
 * Nothing is kept that the signed manifest does not prove. A bucket that is there with the right hash is not fetched again, so a run goes on where
 * another ended and the next one fetches what changed. Files come into place by renaming; the manifest comes last, and then what it does not name
 * goes. An older publication than the folder's is refused.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { equalBytes, fromBase64Url, toBase64Url } from '../protocol/bytes.ts'
import { merklePath } from '../protocol/merkle.ts'
import {
  AGAIN_AFTER_MS,
  assertSigned,
  bucketPlace,
  type Get,
  layoutsOf,
  type ProvenLayout,
  parsed,
  RemoteFault,
  readLayout,
  readRemote,
  sha256,
} from './remote-publication.ts'

export interface MirrorResult {
  readonly epoch: number
  readonly signedBy: string
  readonly buckets: number
  /** Of them, those that were fetched this time. */
  readonly fetched: number
}

export interface MirrorOptions {
  readonly signingKey?: Uint8Array
  readonly onProgress?: (done: number, of: number) => void
  /** Before it begins again because a publication came in between. */
  readonly againAfterMs?: number
}

const KEY_FILE = 'signing-key.txt'
const MAX_RESTARTS = 3
const PARALLEL = 8

/** `signingKey`: known from elsewhere; otherwise the folder's, or the first that the server names. @throws RemoteFault */
export async function runMirror(get: Get, folder: string, options: MirrorOptions = {}): Promise<MirrorResult> {
  let fetched = 0
  for (let restarts = 0; ; restarts++) {
    try {
      const result = await attempt(get, folder, options, () => fetched++)
      return { ...result, fetched }
    } catch (error) {
      if (!(error instanceof RemoteFault) || !error.passing || restarts === MAX_RESTARTS) throw error
      await setTimeout(options.againAfterMs ?? AGAIN_AFTER_MS)
    }
  }
}

async function attempt(
  get: Get,
  folder: string,
  { signingKey, onProgress }: MirrorOptions,
  onFetched: () => void,
): Promise<Omit<MirrorResult, 'fetched'>> {
  const remote = await readRemote(get)
  const key = await knownKey(folder, signingKey, remote.namedKey)
  assertSigned(remote, key)
  if (remote.manifest.epoch < (await keptEpoch(folder))) {
    throw new RemoteFault('the server shows an older publication than this folder has')
  }
  await put(folder, KEY_FILE, `${toBase64Url(key)}\n`)
  const layouts: ProvenLayout[] = []
  for (const { kind, layout } of layoutsOf(remote.manifest)) layouts.push(await readLayout(get, kind, layout))
  const all = layouts.flatMap(one =>
    Array.from({ length: 2 ** one.layout.bucketBits }, (_, bucket) => ({ one, bucket })),
  )
  let done = 0
  await inParallel(all, async ({ one, bucket }) => {
    const path = `v1/buckets/${bucketPlace(one, bucket)}`
    const wanted = one.documentHash(bucket)
    const kept = await readFile(join(folder, path)).catch(() => null)
    if (kept === null || !equalBytes(sha256(kept), wanted)) {
      const bytes = await get(`/${path}`)
      if (!equalBytes(sha256(bytes), wanted)) throw new RemoteFault(`/${path} is not what the index says`, true)
      await put(folder, path, bytes)
      onFetched()
    }
    onProgress?.(++done, all.length)
  })
  const { epoch } = remote.manifest
  await inParallel(all, async ({ one, bucket }) => {
    const path = merklePath(one.layout.bucketBits, one.nodes, bucket, one.documentHash).map(toBase64Url)
    const proof = { epoch, sha256: toBase64Url(one.documentHash(bucket)), path }
    await put(folder, `v1/proofs/${bucketPlace(one, bucket)}`, JSON.stringify(proof))
  })
  for (const { kind, layout, index } of layouts) {
    await put(folder, `v1/indexes/${kind}/${layout.keyVersion}`, index.bytes)
  }
  await put(folder, 'v1/datasets', remote.datasetsText)
  await put(folder, 'v1/parameters', remote.parametersText)
  await put(folder, 'v1/manifest', remote.manifestText)
  await removeOthers(folder, layouts)
  return { epoch, signedBy: toBase64Url(key), buckets: all.length }
}

/** Of the manifest that is there; 0 where there is none. */
async function keptEpoch(folder: string): Promise<number> {
  const text = await readIfThere(join(folder, 'v1/manifest'))
  const { epoch } = (parsed(text ?? '') ?? {}) as { epoch?: unknown }
  return typeof epoch === 'number' ? epoch : 0
}

/** What former manifests named: whoever was taken out of the lists since is still in there. */
async function removeOthers(folder: string, layouts: readonly ProvenLayout[]): Promise<void> {
  for (const area of ['v1/buckets', 'v1/proofs', 'v1/indexes']) {
    for (const kind of await readdir(join(folder, area))) {
      for (const version of await readdir(join(folder, area, kind))) {
        const own = layouts.find(one => one.kind === kind && `${one.layout.keyVersion}` === version)
        const place = join(folder, area, kind, version)
        if (!own) await rm(place, { recursive: true })
        else if (area !== 'v1/indexes') {
          const others = (await readdir(place)).filter(name => !name.startsWith(`${own.layout.bucketBits}-`))
          await inParallel(others, name => rm(join(place, name), { force: true }))
        }
      }
    }
  }
}

/** The text of a file; null where there is none. */
async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** @throws RemoteFault when it is not the one that this folder was begun with */
async function knownKey(folder: string, given: Uint8Array | undefined, named: Uint8Array | null): Promise<Uint8Array> {
  const text = await readIfThere(join(folder, KEY_FILE))
  const kept = text === null ? null : fromBase64Url(text.trim())
  if (text !== null && kept === null)
    throw new RemoteFault(`${KEY_FILE} of the folder is damaged: delete it, and say --signing-key`)
  if (given && kept && !equalBytes(given, kept))
    throw new RemoteFault('this folder mirrors a publication with another key')
  const key = given ?? kept ?? named
  if (key === null) throw new RemoteFault('the server signs nothing: there is nothing that a mirror could prove')
  return key
}

async function put(folder: string, path: string, content: Uint8Array | string): Promise<void> {
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true })
  // A name of its own: another run may be at the same file.
  const part = `${target}.${randomUUID()}.part`
  await writeFile(part, content)
  await rename(part, target)
}

/** The first failure ends it; what is under way then is waited for. */
async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let [next, failed] = [0, false]
  const worker = async () => {
    while (next < items.length && !failed) {
      try {
        await work(items[next++]!)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: PARALLEL }, worker))
  const failure = ended.find(one => one.status === 'rejected')
  if (failure) throw failure.reason
}
