import { authorise } from '../../officer/authorise.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { replayDead } from '../../partner/webhooks/deliveries.ts'
import { deleteEndpoint, setStatus, WebhookError } from '../../partner/webhooks/endpoints.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'

/** Pauses, resumes, replays or deletes an endpoint of the page's partner. */
export async function changeWebhook(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { act, parameters, services } = context
  const partner = parameters.partner ?? ''
  const given = {
    id: form.text('endpoint'),
    partner,
    ...act,
    permit: (trx: Parameters<typeof authorise>[0]) =>
      authorise(trx, act, 'partner.change', `partner:${partner}`, { on: 'platform' }).then(() => undefined),
  }
  const done = await change(form.text('webhook'), given, services).catch((error: unknown) => {
    throw error instanceof WebhookError ? new OfficerError('unknown', error.message) : error
  })
  return { redirect: `${context.link('partner', { partner })}?done=${done}` }
}

async function change(
  wanted: string,
  given: Parameters<typeof deleteEndpoint>[1],
  { db }: Pick<SignedInContext['services'], 'db'>,
): Promise<string> {
  switch (wanted) {
    case 'pause':
      await setStatus({ db }, { ...given, status: 'paused' })
      return 'paused'
    case 'resume':
      await setStatus({ db }, { ...given, status: 'active' })
      return 'resumed'
    case 'replay':
      await replayDead(db, given)
      return 'replayed'
    case 'delete':
      await deleteEndpoint({ db }, given)
      return 'deleted'
    default:
      throw new OfficerError('invalid', 'it is not said what is to be done')
  }
}
