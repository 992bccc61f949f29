import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { blind } from '../../src/protocol/oprf-client.ts'
import { createRistretto255 } from '../../src/protocol/ristretto255.ts'
import wasm from '../../src/protocol/ristretto255.wasm'
import { createWorker, type WorkerEnv } from '../../src/runtime/worker.ts'
import { digestNumber } from '../http/fake-publication.ts'
import { EXPECTED_SCRIPT } from '../http/request-script.expected.ts'
import { requestScript } from '../http/request-script.ts'

test('the same walk through the API as on Node', async () => {
  expect(await requestScript(createRistretto255(wasm))).toEqual(EXPECTED_SCRIPT)
})

const context = { waitUntil: () => undefined }
const environment = (secrets: Record<string, string>) => ({ ...env, ...secrets }) as unknown as WorkerEnv
const ask = (path: string, given: WorkerEnv, init?: RequestInit) =>
  createWorker().fetch(new Request(`https://vigifuite.example${path}`, init), given, context)

test('the Worker refuses to serve without secrets, and does not say which to the world', async () => {
  const response = await ask('/healthz', environment({ VIGIFUITE_DEMO: '0' }))
  expect(response.status).toBe(503)
  expect(await response.text()).not.toMatch(/SEED|SALT/)
})

test('the Worker over an empty bucket: alive, not ready, evaluates', async () => {
  const given = environment({ VIGIFUITE_DEMO: '1' })
  expect((await ask('/healthz', given)).status).toBe(200)
  expect((await ask('/readyz', given)).status).toBe(503)
  const { blinded } = blind(digestNumber(1))
  const body = JSON.stringify({ kind: 'phone', blinded: [toBase64Url(blinded)] })
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  expect((await ask('/v1/evaluations', given, init)).status).toBe(200)
})

test('the Worker counts evaluations with its rate-limit bindings, an address for itself', async () => {
  const given = environment({
    VIGIFUITE_DEMO: '0',
    VIGIFUITE_OPRF_SEED_1: toBase64Url(new Uint8Array(32).fill(1)),
    VIGIFUITE_OPRF_CURRENT: '1',
    VIGIFUITE_ARGON2_SALT: toBase64Url(new Uint8Array(16).fill(2)),
  })
  const body = JSON.stringify({ kind: 'iban', blinded: [toBase64Url(blind(digestNumber(1)).blinded)] })
  const from = async (address: string) => {
    const headers = { 'content-type': 'application/json', 'cf-connecting-ip': address }
    return (await ask('/v1/evaluations', given, { method: 'POST', headers, body })).status
  }
  const statuses = []
  for (let i = 0; i < 4; i++) statuses.push(await from('192.0.2.1'))
  expect(statuses).toEqual([200, 200, 200, 429])
  expect(await from('192.0.2.2')).toBe(200)
})
