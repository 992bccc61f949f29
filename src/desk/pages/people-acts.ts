/** What the forms about organisations and whole accounts do. */
import { issueReset } from '../../officer/links.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { closeOfficer, restoreOfficer, suspendOfficer } from '../../officer/officers.ts'
import { createOrganisation } from '../../officer/organisations.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { handOverPage } from './hand-over.ts'
import { peoplePage } from './people.ts'

export async function changePeople(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { act, link, services } = context
  const { accounts, db } = services
  const [officer, organisation] = [form.text('officer'), form.text('organisation')]
  const given = { officer, ...act }
  const member = (done: string) =>
    organisation === ''
      ? `${link('people')}?account=${encodeURIComponent(officer)}&done=${done}`
      : `${link('organisation', { organisation })}?member=${encodeURIComponent(officer)}&done=${done}`
  switch (form.text('act')) {
    case 'create':
      return create(context, form.text('name'))
    case 'suspend':
      await suspendOfficer(db, given)
      return { redirect: member('suspended') }
    case 'restore':
      await restoreOfficer(db, given)
      return { redirect: member('restored') }
    case 'close':
      await closeOfficer(db, given)
      return { redirect: `${link('people')}?done=closed` }
    case 'reset':
      return handOverPage(context, await issueReset(accounts, given), member('').replace(/&done=$/, ''))
    default:
      throw new OfficerError('invalid', 'it is not said what is to be done')
  }
}

async function create(context: SignedInContext, name: string): Promise<DeskAnswer> {
  try {
    const { id } = await createOrganisation(context.services.accounts, { name, ...context.act })
    return { redirect: `${context.link('organisation', { organisation: id })}?done=created` }
  } catch (error) {
    const shown = error instanceof OfficerError && (error.reason === 'invalid' || error.reason === 'wrong-state')
    if (!shown) throw error
    return peoplePage(context, error)
  }
}
