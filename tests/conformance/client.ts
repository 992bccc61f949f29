/**
 * A client written only from docs/protocol.md, with nothing of ours: what an outsider would build. It shares no line with src,
 * so that an error common to our server and our client shows.
 */
import { createHash } from 'node:crypto'
import { ristretto255, ristretto255_oprf } from '@noble/curves/ed25519.js'
import argon2 from 'argon2'

const KIND_IDS = { email: 1, phone: 2, iban: 3, person: 4 } as const
type Kind = keyof typeof KIND_IDS

interface Parameters {
  argon2id: { memoryKiB: number; iterations: number; parallelism: number; hashLength: number; salt: string }
  kinds: Record<Kind, { keys: { version: number; publicKey: string; bucketBits: number; current: boolean }[] }>
}

const json = async <T>(url: string, init?: RequestInit): Promise<T> => {
  const response = await fetch(url, { cache: 'no-cache', ...init })
  if (!response.ok) throw new Error(`${response.status}`)
  return (await response.json()) as T
}

/** D of a canonical form under a deployment's parameters. */
export async function digestOf(url: string, kind: Kind, canonical: string): Promise<Buffer> {
  const { argon2id } = await json<Parameters>(`${url}/v1/parameters`)
  const form = Buffer.from(canonical, 'utf8')
  const head = Buffer.from([0x76, 0x66, 0x31, 0x00, KIND_IDS[kind], form.length >> 8, form.length & 255])
  return argon2.hash(Buffer.concat([head, form]), {
    type: argon2.argon2id,
    raw: true,
    salt: Buffer.from(argon2id.salt, 'base64url'),
    memoryCost: argon2id.memoryKiB,
    timeCost: argon2id.iterations,
    parallelism: argon2id.parallelism,
    hashLength: argon2id.hashLength,
  })
}

/** Codes of the data sets that list a canonical form, withdrawn ones dropped; empty when none does. */
export async function codesOf(url: string, kind: Kind, canonical: string): Promise<number[]> {
  const parameters = await json<Parameters>(`${url}/v1/parameters`)
  const key = parameters.kinds[kind].keys.find(one => one.current)!
  const digest = new Uint8Array(await digestOf(url, kind, canonical))

  const { blind, blinded } = ristretto255_oprf.voprf.blind(digest)
  const answer = await json<{ evaluated: string[]; proof: string }>(`${url}/v1/evaluations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind, keyVersion: key.version, blinded: [Buffer.from(blinded).toString('base64url')] }),
  })
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
  const evaluated = bytes(answer.evaluated[0]!)
  // Throws unless the proof holds.
  ristretto255_oprf.voprf.finalize(digest, blind, evaluated, blinded, bytes(key.publicKey), bytes(answer.proof))
  const { Point } = ristretto255
  const n = Point.fromBytes(evaluated)
    .multiply(Point.Fn.inv(Point.Fn.fromBytes(blind)))
    .toBytes()

  const v = ((n[0]! >> 1) << 8) | n[1]!
  const bucket = (v >> (15 - key.bucketBits)).toString(16).padStart(4, '0')
  const response = await fetch(`${url}/v1/buckets/${kind}/${key.version}/${key.bucketBits}-${bucket}`)
  if (!response.ok) throw new Error(`${response.status}`)
  const document = Buffer.from(await response.arrayBuffer())
  if (document.toString('latin1', 0, 4) !== 'VFB1') throw new Error('no bucket document')
  const epoch = document.subarray(8, 16)
  const entries = Array.from({ length: document.readUInt32BE(20) }, (_, i) =>
    document.subarray(32 + 24 * i, 56 + 24 * i),
  )

  const codes: number[] = []
  for (let i = 0; ; i++) {
    const header = Buffer.alloc(3)
    header.writeUInt8(KIND_IDS[kind], 0)
    header.writeUInt16BE(key.version, 1)
    const k = createHash('sha512')
      .update(Buffer.concat([Buffer.from('vf1-entry'), header, epoch, Buffer.from([i]), n]))
      .digest()
    const entry = entries.find(one => one.subarray(0, 8).equals(k.subarray(0, 8)))
    if (!entry) {
      if (i === 0) return []
      throw new Error('a continuation is missing')
    }
    const label = Buffer.from(entry.subarray(8).map((byte, at) => byte ^ k[8 + at]!))
    for (let c = 0; c < (label[0]! & 0x0f); c++) codes.push(label.readUInt16BE(1 + 2 * c))
    if ((label[0]! & 0x10) === 0) break
  }
  const { datasets } = await json<{ datasets: { code: number; status: string }[] }>(`${url}/v1/datasets`)
  return codes.filter(code => datasets.find(one => one.code === code)!.status === 'published')
}
