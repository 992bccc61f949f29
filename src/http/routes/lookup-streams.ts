import * as z from 'zod'
import { MAX_DIGESTS } from '../../lookup/lookup.ts'
import { checked } from '../body.ts'
import { requirePartner } from '../guard.ts'
import { SECURE_HEADERS } from '../headers.ts'
import { answeredStream } from '../lookups/answered-stream.ts'
import { lineBlocks } from '../lookups/line-blocks.ts'
import type { Admission } from '../lookups/lookup-block.ts'
import { lookupSourceFor } from '../lookups/lookup-source.ts'
import { lookupStream } from '../lookups/lookup-stream.ts'
import { STREAM_LIMITS } from '../lookups/stream-limits.ts'
import { ProblemError } from '../problem.ts'
import { chargePartner } from '../quotas/charge-partner.ts'
import type { ApiContext, ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot } from '../snapshot.ts'

const PATH = '/v1/lookups/stream'
/** One JSON text a line, each ended by a line feed. */
export const NDJSON = 'application/x-ndjson'
/** A line has 77 to 79 characters; the rest is room for white space. */
const MAX_LINE_LENGTH = 256

export const lookupStreamQuerySchema = z.strictObject({ expand: z.enum(['true', 'false']).optional() })

/**
 * `POST /v1/lookups/stream`: any number of digests, a line each, answered while they come. Reads no faster than its answer is read, so its
 * clients read while they send.
 */
export function lookupStreamsRoutes(services: Services): Routes {
  const limits = services.streams ?? STREAM_LIMITS
  const running = new Map<string, number>()

  /** Takes one of a partner's streams, for which test keys have their own; the function gives it back. @throws ProblemError */
  function occupy(partner: string): () => void {
    const others = running.get(partner) ?? 0
    if (others >= limits.atOnce) throw new ProblemError('too-many-streams', { headers: { 'retry-after': '10' } })
    running.set(partner, others + 1)
    return () => {
      const left = running.get(partner)! - 1
      if (left === 0) running.delete(partner)
      else running.set(partner, left)
    }
  }

  const admissions = (c: ApiContext): (() => Promise<Admission>) => {
    let requests: 0 | 1 = 1
    return async () => {
      const partner = await requirePartner(c, services, await currentSnapshot(services), 'lookup')
      return {
        source: lookupSourceFor(services, partner),
        phones: partner.scopes.includes('lookup:phone'),
        async charge(units, phones) {
          const scope = phones === units ? 'lookup:phone' : 'lookup'
          const among = phones > 0 && phones < units && { among: { scope: 'lookup:phone', units: phones } as const }
          await chargePartner(services, partner, 'lookup', units, { scope, ...among, requests })
          requests = 0
        },
      }
    }
  }

  const post: ApiHandler = async c => {
    const { environment, partner } = await requirePartner(c, services, await currentSnapshot(services), 'lookup')
    const query = checked(lookupStreamQuerySchema, c.req.query())
    const body = linesOf(c.req.raw)
    // Nobody would read the answer, and so nobody end it.
    if (c.get('timedOut')) throw new ProblemError('timeout')
    const release = occupy(`${environment}|${partner}`)
    c.env?.connection?.unhurry()
    const started = services.now().getTime()
    const parts = lookupStream({
      blocks: lineBlocks(body, {
        ...limits,
        maxLines: MAX_DIGESTS,
        maxLength: MAX_LINE_LENGTH,
        signal: c.env?.connection?.closing,
      }),
      admit: admissions(c),
      pause: services.pause,
      expand: query.expand === 'true',
      limits,
      onUnexpected: error =>
        services.log({
          requestId: c.get('requestId'),
          method: 'POST',
          route: PATH,
          status: 200,
          milliseconds: services.now().getTime() - started,
          error: error instanceof Error ? error.name : 'unknown',
        }),
    })
    const answer = answeredStream(parts, { readMs: limits.readMs, cut: c.env?.connection?.cut, onEnd: release })
    return c.body(answer, 200, {
      ...SECURE_HEADERS,
      'content-type': NDJSON,
      'cache-control': 'no-store',
      // Proxies that gather an answer before they pass it on would make both ends wait for each other.
      'x-accel-buffering': 'no',
    })
  }
  return [{ path: PATH, cors: false, methods: { POST: post } }]
}

/** @throws ProblemError */
function linesOf(request: Request): ReadableStream<Uint8Array> {
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase()
  if (type !== NDJSON || request.headers.has('content-encoding')) throw new ProblemError('unsupported-media-type')
  return request.body ?? new Response('').body!
}
