/** What the forms about an organisation's people do. */
import { inviteOfficer, revokeInvitation } from '../../officer/links.ts'
import { setRoles } from '../../officer/memberships.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { rolesOf } from '../parts/role-choices.ts'
import { handOverPage } from './hand-over.ts'
import { organisationPage } from './organisation.ts'

export async function changeOrganisation(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { act, link, parameters, services } = context
  const organisation = parameters.organisation ?? ''
  const there = link('organisation', { organisation })
  const officer = form.text('officer')
  switch (form.text('act')) {
    case 'invite':
      return invite(context, form, organisation, there)
    case 'revoke':
      await revokeInvitation(services.db, { organisation, id: form.text('id'), ...act })
      return { redirect: `${there}?done=revoked` }
    case 'roles': {
      const roles = rolesOf(form.all('role'))
      await setRoles(services.db, { officer, organisation, roles, ...act })
      const page = roles.length > 0 ? `?member=${encodeURIComponent(officer)}&done=roles` : '?done=left'
      return { redirect: there + page }
    }
    case 'leave':
      await setRoles(services.db, { officer, organisation, roles: [], ...act })
      return { redirect: `${there}?done=left` }
    default:
      throw new OfficerError('invalid', 'it is not said what is to be done')
  }
}

async function invite(context: SignedInContext, form: Form, organisation: string, there: string): Promise<DeskAnswer> {
  const email = form.text('email')
  const given = { organisation, email, roles: rolesOf(form.all('role')) }
  try {
    return handOverPage(context, await inviteOfficer(context.services.accounts, { ...given, ...context.act }), there)
  } catch (error) {
    if (!(error instanceof OfficerError) || error.reason !== 'invalid') throw error
    return organisationPage(context, error, email.slice(0, 254))
  }
}
