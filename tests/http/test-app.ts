import { createApp } from '../../src/http/app.ts'
import { STREAM_LIMITS, type StreamLimits } from '../../src/http/lookups/stream-limits.ts'
import { createMemoryQuotas } from '../../src/http/quotas/memory-quotas.ts'
import { DEFAULT_LIMITS, type QuotaLimits } from '../../src/http/quotas/quotas.ts'
import type { LogLine, Services, WriteServices } from '../../src/http/services.ts'
import { createEvaluator } from '../../src/lookup/evaluate.ts'
import type { Ristretto255 } from '../../src/protocol/ristretto255.ts'
import { communes } from '../support/communes.ts'
import { dataSet, digestNumber, fakePublication, partnerKey, SALT } from './fake-publication.ts'

export const PARTNER = 'vgf_live_test-partner-key'
export const EXPIRED = 'vgf_live_expired-key'
export const NO_SCOPE = 'vgf_live_without-scope'
export const BULK = 'vgf_live_bulk-key'
export const TEST_KEY = 'vgf_test_published-key'

/** The whole API over a publication in memory, with its clock, its log and its faults in the test's hands. */
export async function testApp(
  group: Ristretto255,
  options: {
    limits?: Partial<QuotaLimits>
    write?: WriteServices | null
    demo?: boolean
    timeoutMs?: number
    streams?: Partial<StreamLimits>
    catalogue?: unknown[]
  } = {},
) {
  const listed = new Map([
    [digestNumber(1), [3]],
    [digestNumber(2), [3, 4]],
    [digestNumber(3), [9]],
    [digestNumber(4), [77]],
  ])
  const publication = fakePublication(group, listed)
  publication.state.datasets = [dataSet(3, 'email'), dataSet(4, 'email'), dataSet(9, 'email', 'withdrawn')]
  publication.state.catalogue = options.catalogue ?? []
  publication.state.keys = [
    await partnerKey(PARTNER, { scopes: ['lookup', 'lookup:phone'], expiresAt: '2027-01-01T00:00:00.000Z' }),
    await partnerKey(EXPIRED, { id: 'partner-2', expiresAt: '2026-01-01T00:00:00.000Z' }),
    await partnerKey(NO_SCOPE, { id: 'partner-3', scopes: [] }),
    await partnerKey(BULK, { id: 'partner-4', scopes: ['evaluate:bulk'] }),
    await partnerKey(TEST_KEY, { id: 'partner-5', environment: 'test' }),
  ]
  const clock = { now: Date.parse('2026-06-01T12:00:00.000Z') }
  const lines: LogLine[] = []
  let requests = 0
  const services: Services = {
    reader: publication.reader,
    evaluator: createEvaluator(group, publication.keys),
    sha512: group.sha512,
    argon2Salt: SALT,
    demo: options.demo ?? false,
    bucketOrigin: '',
    origin: '',
    communes,
    quotas: createMemoryQuotas({
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      now: () => clock.now,
      random: length => crypto.getRandomValues(new Uint8Array(length)),
    }),
    write: options.write ?? null,
    now: () => new Date(clock.now),
    requestId: () => `request-${++requests}`,
    pause: () => new Promise(resolve => setTimeout(resolve, 0)),
    log: line => lines.push(line),
    ...(options.timeoutMs !== undefined && { timeoutMs: options.timeoutMs }),
    streams: { ...STREAM_LIMITS, ...options.streams },
  }
  const app = createApp(services)
  const request = (path: string, init?: RequestInit, clientAddress: string | null = '192.0.2.1') =>
    Promise.resolve(app.request(path, init, { clientAddress }))
  const post = (path: string, body: unknown, headers: Record<string, string> = {}, clientAddress?: string) =>
    request(
      path,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      },
      clientAddress,
    )
  return { app, services, publication, clock, lines, request, post }
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
