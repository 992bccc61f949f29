/** What the forms about a partner and its keys do. Keys that change are published at once, ahead of anything else. */
import { OfficerError } from '../../officer/officer-error.ts'
import { createPartnerKey, revokePartnerKey, rotatePartnerKey } from '../../partner/keys.ts'
import { PartnerError } from '../../partner/partner-error.ts'
import { changePartner, findPartner } from '../../partner/partners.ts'
import { PARTNER_SCOPES, type PartnerScope } from '../../partner/scopes.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { agreementOf, typedAgreement } from '../parts/agreement-fields.ts'
import { endOfDay, typedKey } from '../parts/partner-key-fields.ts'
import { partnerPage } from './partner.ts'
import { partnerKeyPage, shownKeyPage } from './partner-key.ts'
import { changeWebhook } from './partner-webhook-acts.ts'

const DAY_MS = 86_400_000

export async function changePartnerPage(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  try {
    switch (form.text('act')) {
      case 'change':
        return await change(context, form)
      case 'create-key':
        return await createKey(context, form)
      case 'rotate':
        return await rotate(context, form)
      case 'revoke':
        return await revoke(context, form)
      case 'webhook':
        return await changeWebhook(context, form)
    }
  } catch (error) {
    if (!(error instanceof PartnerError)) throw error
    const unknown = error.reason === 'unknown-partner' || error.reason === 'unknown-key'
    throw new OfficerError(unknown ? 'unknown' : error.reason === 'invalid' ? 'invalid' : 'wrong-state', error.message)
  }
  throw new OfficerError('invalid', 'it is not said what is to be done')
}

async function change(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { act, services } = context
  const typed = typedAgreement(form)
  const since = new Date(form.text('since'))
  if (Number.isNaN(since.getTime())) throw new OfficerError('invalid', 'it is not said what was changed')
  const partner = partnerOf(context)
  try {
    await changePartner(services.db, { partner, ...agreementOf(typed), since, ...act })
  } catch (error) {
    if (!(error instanceof PartnerError) || error.reason === 'unknown-partner') throw error
    return partnerPage(context, { form: 'change', typed, why: error })
  }
  // The contract's end and the quotas go with the keys.
  services.publisher.startKeys()
  return { redirect: `${there(context)}?done=changed` }
}

async function createKey(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { act, services } = context
  const typed = typedKey(form)
  const partner = partnerOf(context)
  const given = {
    partner,
    environment: typed.environment,
    label: typed.label,
    scopes: typed.scopes as PartnerScope[],
    expiresAt: endOfDay(typed.until),
    addresses: typed.addresses.split('\n').filter(line => line.trim() !== ''),
  }
  if (!typed.scopes.every(one => (PARTNER_SCOPES as readonly string[]).includes(one)))
    throw new OfficerError('invalid', 'there is no such scope')
  try {
    const { key } = await createPartnerKey(services.db, { ...given, ...act }, services.accounts.random)
    services.publisher.startKeys()
    return shownKeyPage(context, partner, key, null)
  } catch (error) {
    if (!(error instanceof PartnerError) || error.reason === 'unknown-partner') throw error
    return partnerPage(context, { form: 'create-key', typed, why: error })
  }
}

async function rotate(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { act, services } = context
  const [id, overlap, until] = [form.text('key'), form.text('overlap'), form.text('until')]
  const overlapMs = /^\d{1,2}$/.test(overlap) ? Number(overlap) * DAY_MS : Number.NaN
  const end = until === '' ? {} : { expiresAt: endOfDay(until) }
  const partner = await partnerWith(context, id)
  try {
    const rotated = await rotatePartnerKey(services.db, { id, overlapMs, ...end, ...act }, services.accounts.random)
    services.publisher.startKeys()
    return shownKeyPage(context, partner.id, rotated.key, overlapMs === 0 ? null : rotated.oldEndsAt)
  } catch (error) {
    if (!(error instanceof PartnerError) || error.reason !== 'invalid') throw error
    return partnerKeyPage(context, partner, id, { overlap: overlap.slice(0, 2), until, why: error })
  }
}

async function revoke(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { act, services } = context
  const id = form.text('key')
  await partnerWith(context, id)
  await revokePartnerKey(services.db, { id, ...act })
  services.publisher.startKeys()
  return { redirect: `${there(context)}?done=revoked` }
}

const partnerOf = ({ parameters }: SignedInContext): string => parameters.partner ?? ''
const there = (context: SignedInContext): string => context.link('partner', { partner: partnerOf(context) })

/** The page's partner, whose key this has to be. */
async function partnerWith(context: SignedInContext, key: string) {
  const partner = await findPartner(context.services.db, partnerOf(context))
  if (!partner?.keys.some(one => one.id === key)) throw new OfficerError('unknown', 'there is no such key')
  return partner
}
