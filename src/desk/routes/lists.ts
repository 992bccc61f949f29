/** Lists of affected people: creating, contributing, reviewing. */
import type { DeskRoute } from '../context.ts'
import { contributePage, contributionToken } from '../pages/contribute.ts'

export const listRoutes: readonly DeskRoute[] = [
  { page: 'listContribute', get: { action: 'data-set.contribute', handle: contributePage } },
  { page: 'listToken', post: { action: 'data-set.contribute', handle: contributionToken } },
]
