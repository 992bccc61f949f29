/** Every route of the desk. */
import type { DeskRoute } from './context.ts'
import { accountRoutes } from './routes/accounts.ts'
import { auditRoutes } from './routes/audit.ts'
import { clockRoutes } from './routes/clocks.ts'
import { contributionRoutes } from './routes/contributions.ts'
import { listRoutes } from './routes/lists.ts'
import { paperRoutes } from './routes/papers.ts'
import { partnerRoutes } from './routes/partners.ts'
import { recordRoutes } from './routes/records.ts'
import { reviewRoutes } from './routes/review.ts'

export const DESK_ROUTES: readonly DeskRoute[] = [
  ...accountRoutes,
  ...recordRoutes,
  ...clockRoutes,
  ...paperRoutes,
  ...reviewRoutes,
  ...listRoutes,
  ...contributionRoutes,
  ...partnerRoutes,
  ...auditRoutes,
]
