import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { KIND_IDS, KINDS, type Kind } from '../../src/identifier/kind.ts'
import { fromBase64Url, toBase64Url, toHex } from '../../src/protocol/bytes.ts'
import { blindEvaluate, deriveOprfKey } from '../../src/protocol/oprf-server.ts'
import { ristretto255 } from '../support/ristretto255.ts'

/** What a test may do to a request: answer it itself (true), or let it through. `after`: once it took effect. */
export type Fault = (
  request: { readonly count: number; readonly route: string; readonly after: boolean },
  response: ServerResponse,
) => boolean

interface Upload {
  readonly id: string
  readonly dataset: number
  readonly keyVersion: number
  readonly chunks: Map<number, { hash: string; elements: Uint8Array }>
  status: 'open' | 'submitted'
}

export const TOKEN = 'vgc_test-token'
export const TEST_SALT = new Uint8Array(16).fill(7)
/** Cheap, so that tests take seconds; clients must be told to accept it. */
export const TEST_COST = { version: 19, memoryKiB: 8, iterations: 1, parallelism: 1, hashLength: 32 } as const

/** The endpoints of a contribution on a local port, with the real evaluation, keeping elements in memory. */
export async function startUploadServer(options: { cost?: typeof TEST_COST | object; port?: number } = {}) {
  const group = ristretto255()
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const keys = Object.fromEntries(
    KINDS.map(kind => [kind, deriveOprfKey(group, new Uint8Array(32).fill(9), kind, 1, true)]),
  ) as Record<Kind, ReturnType<typeof deriveOprfKey>>
  const uploads = new Map<string, Upload>()
  const log: string[] = []
  const state = { fault: (() => false) as Fault, salt: TEST_SALT, evaluated: 0, wrongKey: false }

  function answer(response: ServerResponse, status: number, body: object) {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

  function handle(route: string, request: IncomingMessage, bytes: Buffer): [number, object] {
    if (route === 'GET /v1/parameters') return [200, parameters()]
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return [401, {}]
    const [, , , id = '', part, number] = request.url!.split('/')
    const json = () => JSON.parse(bytes.toString())
    if (route === 'POST /v1/evaluations') {
      const { kind, keyVersion, blinded } = json() as { kind: Kind; keyVersion: number; blinded: string[] }
      if (blinded.length > 64) return [422, {}]
      state.evaluated += blinded.length
      const points = blinded.map(text => fromBase64Url(text)!)
      const key = state.wrongKey ? keys[kind === 'email' ? 'phone' : 'email'] : keys[kind]
      const { evaluated, proof } = blindEvaluate(group, key, points, random)
      return [200, { kind, keyVersion, evaluated: evaluated.map(toBase64Url), proof: toBase64Url(proof) }]
    }
    if (route === 'POST /v1/uploads') {
      const { dataset, keyVersion, clientKey } = json()
      const upload = uploads.get(clientKey) ?? {
        id: `u${uploads.size}`,
        dataset,
        keyVersion,
        chunks: new Map(),
        status: 'open',
      }
      if (upload.dataset !== dataset) return [409, {}]
      uploads.set(clientKey, upload)
      return [201, { id: upload.id, received: [...upload.chunks.keys()] }]
    }
    const upload = [...uploads.values()].find(one => one.id === id)
    if (!upload) return [404, {}]
    if (part === undefined) return [200, { id, received: [...upload.chunks.keys()], status: upload.status }]
    if (upload.status !== 'open') return [409, {}]
    if (part === 'chunks') {
      const hash = createHash('sha256').update(bytes).digest('base64')
      if (request.headers['content-digest'] !== `sha-256=:${hash}:`) return [422, {}]
      if (bytes.length === 0 || !isAscending(bytes)) return [422, {}]
      const had = upload.chunks.get(Number(number))
      if (had && had.hash !== hash) return [409, {}]
      upload.chunks.set(Number(number), { hash, elements: new Uint8Array(bytes) })
      return [had ? 200 : 201, { elements: bytes.length / 32 }]
    }
    const { chunks } = json()
    if (chunks < 1 || chunks !== upload.chunks.size || Math.max(...upload.chunks.keys()) !== chunks - 1)
      return [409, {}]
    upload.status = 'submitted'
    const all = elementsOf(upload)
    return [200, { elements: all.length, distinct: new Set(all).size, status: 'submitted' }]
  }

  const parameters = () => ({
    protocol: 'vf1',
    epoch: 1,
    demo: true,
    bucketOrigin: '',
    argon2id: { ...(options.cost ?? TEST_COST), salt: toBase64Url(state.salt) },
    oprf: { mode: 'voprf', suite: 'ristretto255-SHA512' },
    kinds: Object.fromEntries(
      KINDS.map(kind => {
        const published = { version: 1, publicKey: toBase64Url(keys[kind].publicKey), bucketBits: 0, current: true }
        return [kind, { id: KIND_IDS[kind], keys: [published] }]
      }),
    ),
  })

  const elementsOf = (upload: Upload): string[] =>
    [...upload.chunks.values()].flatMap(({ elements }) =>
      Array.from({ length: elements.length / 32 }, (_, i) => toHex(elements.subarray(i * 32, i * 32 + 32))),
    )

  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      const path = request.url!.replace(/\/u\d+/, '/:id').replace(/\/\d+$/, '/:n')
      const route = `${request.method} ${path}`
      log.push(`${request.method} ${request.url}`)
      const count = log.length
      if (state.fault({ count, route, after: false }, response)) return
      const [status, body] = handle(route, request, Buffer.concat(parts))
      if (state.fault({ count, route, after: true }, response)) return
      answer(response, status, body)
    })
  })
  await new Promise<void>(listening => server.listen(options.port ?? 0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    group,
    keys,
    uploads,
    log,
    state,
    /** Elements of a data set as hex, once each, ascending. */
    elements: (dataset: number): string[] =>
      [...new Set([...uploads.values()].filter(one => one.dataset === dataset).flatMap(elementsOf))].sort(),
    /** Elements in all chunks of all uploads. */
    elementCount: (): number => [...uploads.values()].reduce((sum, one) => sum + elementsOf(one).length, 0),
    close: () =>
      new Promise<void>(closed => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
export type UploadServer = Awaited<ReturnType<typeof startUploadServer>>

function isAscending(bytes: Buffer): boolean {
  for (let at = 32; at < bytes.length; at += 32) {
    if (bytes.compare(bytes, at - 32, at, at, at + 32) <= 0) return false
  }
  return bytes.length % 32 === 0
}
