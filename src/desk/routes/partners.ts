/** Partners, what is agreed with them, and their keys. */
import type { DeskRoute } from '../context.ts'
import { partnerPage } from '../pages/partner.ts'
import { changePartnerPage } from '../pages/partner-acts.ts'
import { addPartnerPage, partnersPage } from '../pages/partners.ts'

export const partnerRoutes: readonly DeskRoute[] = [
  {
    page: 'partners',
    get: { action: 'partner.read', handle: context => partnersPage(context) },
    post: { action: 'partner.add', handle: addPartnerPage },
  },
  {
    // Which act it is stands in the form: each is authorised by its own use case.
    page: 'partner',
    get: { action: 'partner.read', handle: context => partnerPage(context) },
    post: { action: 'partner.read', handle: changePartnerPage },
  },
]
