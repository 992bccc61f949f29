/** Webhooks as the API offers them: each partner sees and changes its own. */
import type { PartnerOf, WebhookServices } from '../http/services.ts'
import { type Delivery, listDeliveries, replayDead, sendTest } from '../partner/webhooks/deliveries.ts'
import {
  createEndpoint,
  deleteEndpoint,
  listEndpoints,
  rotateSecret,
  setStatus,
  type WebhookDependencies,
  type WebhookEndpoint,
  WebhookError,
} from '../partner/webhooks/endpoints.ts'

/** `write` tells the database's absence and refusals apart, as the API's callers want them. */
export function webhookServices(
  deps: WebhookDependencies,
  write: <T>(action: () => Promise<T>) => Promise<T>,
): WebhookServices {
  const { db, random } = deps
  const act = ({ id }: PartnerOf) => ({ actor: `partner-key:${id}`, now: new Date() })
  const own = ({ partner }: PartnerOf, id: string) => ({ id, partner })
  const endpoint = async ({ partner }: PartnerOf, id: string) => {
    const found = (await listEndpoints(db, partner)).find(one => one.id === id)
    if (!found) throw new WebhookError('unknown', 'there is no such endpoint')
    return answerOf(found)
  }
  return {
    create: (who, given) =>
      write(async () => {
        const { id, secret } = await createEndpoint(deps, { partner: who.partner, ...given, ...act(who) })
        return { ...(await endpoint(who, id)), secret }
      }),
    list: who => write(async () => (await listEndpoints(db, who.partner)).map(answerOf)),
    deliveries: (who, id) => write(async () => (await listDeliveries(db, own(who, id))).map(deliveryAnswer)),
    setStatus: (who, id, status) =>
      write(async () => {
        await setStatus(deps, { ...own(who, id), status, ...act(who) })
        return endpoint(who, id)
      }),
    rotateSecret: (who, id) => write(() => rotateSecret(deps, { ...own(who, id), ...act(who) })),
    test: (who, id) => write(() => sendTest(db, { ...own(who, id), ...act(who) }, random)),
    replay: (who, id) => write(async () => ({ deliveries: await replayDead(db, { ...own(who, id), ...act(who) }) })),
    remove: (who, id) => write(() => deleteEndpoint(deps, { ...own(who, id), ...act(who) })),
  }
}

const answerOf = ({ createdAt, partner: _, ...rest }: WebhookEndpoint) => ({
  ...rest,
  createdAt: createdAt.toISOString(),
})

const deliveryAnswer = ({ createdAt, nextAt, lastAt, ...rest }: Delivery) => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  nextAt: nextAt?.toISOString() ?? null,
  lastAt: lastAt?.toISOString() ?? null,
})
