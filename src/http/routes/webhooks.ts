import * as z from 'zod'
import { CHANGE_TYPES } from '../../publication/change-event.ts'
import { readJson } from '../body.ts'
import { isRehearsal, type PartnerPrincipal, requirePartner } from '../guard.ts'
import { SECURE_HEADERS } from '../headers.ts'
import { ProblemError } from '../problem.ts'
import { countRequest } from '../quotas/charge-partner.ts'
import { type Minute, minuteAt, minuteWindow } from '../quotas/quota-clock.ts'
import { overQuota } from '../quotas/quotas.ts'
import type { ApiContext, ApiHandler, Routes } from '../routes.ts'
import type { Services, WebhookServices } from '../services.ts'
import { currentSnapshot } from '../snapshot.ts'
import { guardedWrite } from '../write-problem.ts'

const MAX_BODY_BYTES = 8192
/** Of one partner, in this process. */
const REQUESTS_A_MINUTE = 60

export const webhookSchema = z.strictObject({
  url: z.string().min(1).max(2000),
  /** Types of changes; left out: all. */
  events: z.array(z.enum(CHANGE_TYPES)).max(CHANGE_TYPES.length).optional(),
})

/** `/v1/webhooks`: where a partner is told of changes, instead of asking. Only where there is a database, and a vault for secrets. */
export function webhooksRoutes(
  services: Services & { readonly write: { readonly webhooks: WebhookServices } },
): Routes {
  const { webhooks } = services.write
  const minutes = new Map<string, Minute>()
  /** What is asked here goes into the audit log, and out to others. @throws ProblemError `quota-exceeded` */
  const takeOne = (partner: string): void => {
    const now = services.now().getTime()
    const { start, units } = minuteAt(minutes.get(partner), now)
    if (units >= REQUESTS_A_MINUTE) {
      const window = minuteWindow('webhooks', REQUESTS_A_MINUTE, { start, units }, now)
      const { policy, left } = window
      throw overQuota({ ok: false, retryAfterSeconds: left!.resetSeconds, violated: policy, windows: [window] })
    }
    minutes.set(partner, { start, units: units + 1 })
  }
  const answer = (c: ApiContext, body: object, status: 200 | 201 | 202 = 200) =>
    c.json(body, status, { ...SECURE_HEADERS, 'cache-control': 'no-store' })
  const guarded =
    (handle: (c: ApiContext, partner: PartnerPrincipal) => Promise<Response>): ApiHandler =>
    async c => {
      const partner = await requirePartner(c, services, await currentSnapshot(services), 'webhooks')
      // Endpoints are real, whatever key they are managed with.
      if (isRehearsal(services, partner)) throw new ProblemError('scope-missing')
      takeOne(partner.partner)
      await countRequest(services, partner, 'webhooks')
      return guardedWrite(() => handle(c, partner))
    }
  /** An act on one endpoint, without a body. */
  const act = (
    name: string,
    handle: (partner: PartnerPrincipal, id: string) => Promise<object>,
    status: 200 | 202 = 200,
  ) =>
    ({
      path: `/v1/webhooks/:id/${name}`,
      cors: false,
      methods: { POST: guarded(async (c, partner) => answer(c, await handle(partner, idOf(c)), status)) },
    }) as const
  const create = guarded(async (c, partner) => {
    const { url, events = [] } = await readJson(c.req.raw, webhookSchema, MAX_BODY_BYTES)
    return answer(c, await webhooks.create(partner, { url, events }), 201)
  })
  const list = guarded(async (c, partner) => answer(c, { webhooks: await webhooks.list(partner) }))
  const deliveries = guarded(async (c, partner) =>
    answer(c, { deliveries: await webhooks.deliveries(partner, idOf(c)) }),
  )
  const remove = guarded(async (c, partner) => {
    await webhooks.remove(partner, idOf(c))
    return answer(c, { deleted: true })
  })
  return [
    { path: '/v1/webhooks', cors: false, methods: { GET: list, POST: create } },
    { path: '/v1/webhooks/:id', cors: false, methods: { DELETE: remove } },
    { path: '/v1/webhooks/:id/deliveries', cors: false, methods: { GET: deliveries } },
    act('pause', (partner, id) => webhooks.setStatus(partner, id, 'paused')),
    act('resume', (partner, id) => webhooks.setStatus(partner, id, 'active')),
    act('secret', (partner, id) => webhooks.rotateSecret(partner, id)),
    act('test', (partner, id) => webhooks.test(partner, id), 202),
    act('replay', (partner, id) => webhooks.replay(partner, id), 202),
  ]
}

function idOf(c: ApiContext): string {
  const id = c.req.param('id') ?? ''
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new ProblemError('not-found')
  return id
}
