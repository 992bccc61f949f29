import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import type { UsageReport } from '../../src/http/quotas/usage-report.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { deriveOprfKey, elementOfDigest } from '../../src/protocol/oprf-server.ts'
import { createRistretto255 } from '../../src/protocol/ristretto255.ts'
import wasm from '../../src/protocol/ristretto255.wasm'
import { publish } from '../../src/publication/publish.ts'
import { createWorker, type WorkerEnv } from '../../src/runtime/worker.ts'
import { createR2Store } from '../../src/store/r2.ts'
import { digestNumber, partnerKey } from '../http/fake-publication.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { publishDependencies } from '../support/publication.ts'

const KEY = 'vgf_live_key-at-the-edge'
const SEED = new Uint8Array(32).fill(1)
const group = createRistretto255(wasm)
const given = {
  ...env,
  VIGIFUITE_DEMO: '0',
  VIGIFUITE_OPRF_SEED_1: toBase64Url(SEED),
  VIGIFUITE_OPRF_CURRENT: '1',
  VIGIFUITE_ARGON2_SALT: toBase64Url(new Uint8Array(16).fill(2)),
} as unknown as WorkerEnv

beforeAll(async () => {
  const source = createMemorySource()
  const key = deriveOprfKey(group, SEED, 'email', 1, true)
  source.addDataSet(3, 'email', [elementOfDigest(group, key, digestNumber(1))])
  const limits = { lookup: { minute: 5, month: 50 }, bulk: null }
  const partner = await partnerKey(KEY, { partner: 'edge-bank', limits, addresses: ['192.0.2.0/24'] })
  source.keys = async () => [partner]
  await publish(publishDependencies(createR2Store(given.OBJECTS), source))
})

const worker = createWorker()
const ask = (path: string, init: RequestInit = {}, address = '192.0.2.1') => {
  const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', 'cf-connecting-ip': address }
  const request = new Request(`https://vigifuite.example${path}`, { ...init, headers })
  return worker.fetch(request, given, { waitUntil: () => undefined })
}
const lookup = (count: number, address?: string) => {
  const digests = Array.from({ length: count }, (_, i) => toBase64Url(digestNumber(i + 1)))
  return ask('/v1/lookups', { method: 'POST', body: JSON.stringify({ kind: 'email', digests }) }, address)
}

test('a partner at the edge: its key, its address, its quotas, its usage', async () => {
  const answer = await lookup(2)
  expect(await answer.json()).toMatchObject({ results: [{ state: 'listed', datasets: [3] }, { state: 'not-listed' }] })
  expect(answer.headers.get('ratelimit')).toMatch(/^"lookup-minute";r=3;t=60, "lookup-month";r=48;t=\d+$/)
  expect((await lookup(1, '198.51.100.1')).status).toBe(403)
  const refused = await lookup(4)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^(?:[1-5]\d|60)$/)])
  const usage = (await (await ask('/v1/usage')).json()) as UsageReport
  expect(usage).toMatchObject({ partner: 'edge-bank', quotas: { lookup: { minute: 5, month: 50, used: 2 } } })
  expect(usage.days).toEqual([{ day: usage.to, scope: 'lookup', requests: 1, units: 2 }])
  const page = await worker.fetch(
    new Request('https://vigifuite.example/en/partners', {
      method: 'POST',
      headers: { 'cf-connecting-ip': '192.0.2.1' },
      body: new URLSearchParams({ key: KEY }),
    }),
    given,
    { waitUntil: () => undefined },
  )
  const html = await page.text()
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(html).toContain('<td><code>lookup</code></td><td>1</td><td>2</td>')
  expect(html).not.toContain(KEY)
})
