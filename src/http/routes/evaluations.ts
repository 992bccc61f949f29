import * as z from 'zod'
import { KINDS, type Kind } from '../../identifier/kind.ts'
import { EvaluationError, MAX_BATCH } from '../../lookup/evaluate.ts'
import { toBase64Url } from '../../protocol/bytes.ts'
import { bytes32Schema, readJson } from '../body.ts'
import { bearerToken, isContributorToken, isRehearsal, requireContributor, requirePartner } from '../guard.ts'
import { CORS_HEADERS, SECURE_HEADERS } from '../headers.ts'
import { ProblemError } from '../problem.ts'
import { chargePartner } from '../quotas/charge-partner.ts'
import { overQuota } from '../quotas/quotas.ts'
import { rateLimitHeaders } from '../quotas/rate-limit-headers.ts'
import type { ApiContext, ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot } from '../snapshot.ts'

/** 64 elements are 3 kB; the rest is room for white space. */
const MAX_BODY_BYTES = 8192

/** The body of `POST /v1/evaluations`. */
export const evaluationBodySchema = z.strictObject({
  kind: z.enum(KINDS),
  keyVersion: z.int().min(1).max(0xffff).optional(),
  blinded: z.array(bytes32Schema).min(1).max(MAX_BATCH),
})

/** `POST /v1/evaluations`: the server's half of the OPRF, counted per kind. Needs no publication. */
export function evaluationsRoutes(services: Services): Routes {
  const post: ApiHandler = async c => {
    const body = await readJson(c.req.raw, evaluationBodySchema, MAX_BODY_BYTES)
    const headers = await pay(services, c, body.kind, body.blinded.length)
    const keyVersion = body.keyVersion ?? (await currentVersion(services, body.kind))
    const answer = evaluate(services, body.kind, keyVersion, body.blinded)
    return c.json(
      {
        kind: body.kind,
        keyVersion: answer.keyVersion,
        evaluated: answer.evaluated.map(toBase64Url),
        proof: toBase64Url(answer.proof),
      },
      200,
      { ...SECURE_HEADERS, ...CORS_HEADERS, ...headers, 'cache-control': 'no-store' },
    )
  }
  return [{ path: '/v1/evaluations', cors: true, methods: { POST: post } }]
}

/**
 * Takes the elements from the quota of a token, or from that of the address and kind. A test key, which must not open real lists any
 * faster than anybody else, leaves its elements to the address.
 * @returns headers for the answer @throws ProblemError
 */
async function pay(services: Services, c: ApiContext, kind: Kind, units: number): Promise<Record<string, string>> {
  const token = bearerToken(c.req.raw)
  let [quota, subject]: [Kind | 'bulk', string] = [kind, c.env?.clientAddress ?? 'unknown']
  if (token !== null && isContributorToken(token)) {
    const { id } = await requireContributor(c.req.raw, services, 'evaluate:bulk')
    quota = 'bulk'
    subject = `contributor:${id}`
  } else if (token !== null) {
    const partner = await requirePartner(c, services, await currentSnapshot(services), 'evaluate:bulk')
    if (!isRehearsal(services, partner)) return chargePartner(services, partner, 'bulk', units)
  }
  const outcome = await services.quotas.take(quota, subject, units)
  if (!outcome.ok) throw overQuota(outcome)
  return rateLimitHeaders(outcome.windows)
}

/** The version that is current in the publication; before the first one, the configured one. */
async function currentVersion(services: Services, kind: Kind): Promise<number | null> {
  const snapshot = await services.reader.snapshot().catch(() => null)
  return snapshot?.manifest.kinds[kind].find(one => one.current)?.keyVersion ?? null
}

function evaluate(services: Services, kind: Kind, keyVersion: number | null, blinded: readonly Uint8Array[]) {
  try {
    return services.evaluator.evaluate(kind, keyVersion, blinded)
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    if (error.reason === 'unknown-key') throw new ProblemError('layout-changed')
    throw new ProblemError('invalid-request', { field: 'blinded' })
  }
}
