/** Filling a list from a browser. */
import type { DeskRoute } from '../context.ts'
import { contributePage, contributionToken } from '../pages/contribute.ts'

export const contributionRoutes: readonly DeskRoute[] = [
  { page: 'listContribute', get: { action: 'data-set.contribute', handle: contributePage } },
  { page: 'listToken', post: { action: 'data-set.contribute', handle: contributionToken } },
]
