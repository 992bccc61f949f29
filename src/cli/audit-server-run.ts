/** Checks a server from outside, as anybody can: what it says is signed, follows from what it signed, and is what it serves. */
import { randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { fromBase64Url, toBase64Url } from '../protocol/bytes.ts'
import { provesBucket } from '../protocol/merkle.ts'
import { signedBytes } from '../protocol/signed-manifest.ts'
import {
  AGAIN_AFTER_MS,
  assertSigned,
  bucketPlace,
  type Get,
  layoutsOf,
  type ProvenLayout,
  parsed,
  RemoteFault,
  type RemotePublication,
  readLayout,
  readRemote,
  sha256,
} from './remote-publication.ts'

export interface ServerReport {
  readonly epoch: number
  readonly signedBy: string
  /** Documents whose proofs were tried. */
  readonly buckets: number
  /** What does not hold; empty when all does. */
  readonly faults: readonly string[]
}

const MAX_RESTARTS = 2

/** @throws RemoteFault when so little of it can be read that there is nothing to check */
export async function auditServer(
  get: Get,
  options: { readonly buckets: number; readonly signingKey?: Uint8Array; readonly againAfterMs?: number },
): Promise<ServerReport & { readonly remote: RemotePublication }> {
  for (let restarts = 0; ; restarts++) {
    // A publication in between makes honest servers look wrong.
    try {
      const remote = await readRemote(get)
      const report = await audited(get, remote, options)
      const now = report.faults.length === 0 ? remote : await readRemote(get)
      if (now.manifest.epoch === remote.manifest.epoch || restarts === MAX_RESTARTS) return { ...report, remote }
    } catch (error) {
      if (!(error instanceof RemoteFault) || !error.passing || restarts === MAX_RESTARTS) throw error
    }
    await setTimeout(options.againAfterMs ?? AGAIN_AFTER_MS)
  }
}

async function audited(
  get: Get,
  remote: RemotePublication,
  { buckets, signingKey }: { readonly buckets: number; readonly signingKey?: Uint8Array },
): Promise<ServerReport> {
  const faults: string[] = []
  const holds = async <T>(check: () => Promise<T> | T): Promise<T | null> => {
    try {
      return await check()
    } catch (error) {
      if (!(error instanceof RemoteFault)) throw error
      faults.push(error.message)
      return null
    }
  }
  const key = signingKey ?? remote.namedKey
  if (key === null) throw new RemoteFault('the server signs nothing: there is nothing to check')
  await holds(() => assertSigned(remote, key))
  const layouts: ProvenLayout[] = []
  for (const { kind, layout } of layoutsOf(remote.manifest)) {
    const found = await holds(() => readLayout(get, kind, layout))
    if (found) layouts.push(found)
  }
  const drawn = layouts.length === 0 ? 0 : buckets
  for (let i = 0; i < drawn; i++) {
    // Each kind in its turn, and any bucket of it.
    const one = layouts[i % layouts.length]!
    await holds(() => tryBucket(get, one, randomInt(2 ** one.layout.bucketBits)))
  }
  return { epoch: remote.manifest.epoch, signedBy: toBase64Url(key), buckets: drawn, faults }
}

/** @throws RemoteFault */
async function tryBucket(get: Get, one: ProvenLayout, bucket: number): Promise<void> {
  const place = bucketPlace(one, bucket)
  const [document, proof] = await Promise.all([get(`/v1/buckets/${place}`), get(`/v1/proofs/${place}`)])
  const { path } = (parsed(new TextDecoder().decode(proof)) ?? {}) as { path?: unknown }
  const nodes = Array.isArray(path) ? path.map(node => fromBase64Url(String(node)) ?? new Uint8Array()) : []
  const where = { bits: one.layout.bucketBits, bucket }
  if (!provesBucket(fromBase64Url(one.layout.root!)!, where, sha256(document), nodes)) {
    throw new RemoteFault(`the bucket ${place} is not proved`)
  }
}

/** What two servers say differently about one publication; null where they are at different ones, which cannot be compared. */
export function differencesOf(one: RemotePublication, other: RemotePublication): string[] | null {
  if (one.manifest.epoch !== other.manifest.epoch) return null
  const signed = ({ manifestText }: RemotePublication) =>
    toBase64Url(sha256(signedBytes(parsed(manifestText) as object)))
  if (signed(one) !== signed(other)) return [`they show different publications under the number ${one.manifest.epoch}`]
  // Where buckets are may differ; what leads to an answer may not.
  const leading = ({ parameters: { bucketOrigin: _, ...rest } }: RemotePublication) => JSON.stringify(rest)
  return leading(one) === leading(other) ? [] : ['their parameters differ']
}
