/** The audit log: viewer and export. */
import { auditNdjson } from '../../audit/export.ts'
import type { DeskRoute } from '../context.ts'
import { auditPage } from '../pages/audit.ts'

export const auditRoutes: readonly DeskRoute[] = [
  // Who may read whose is for the page to find out: the platform's people read all of it, an organisation's their own.
  { page: 'audit', get: { action: null, handle: auditPage } },
  {
    page: 'auditFile',
    get: {
      action: 'audit.export',
      handle: async ({ services, now }) => ({
        file: auditNdjson(services.db),
        contentType: 'application/x-ndjson',
        name: `vigifuite-journal-${now.toISOString().slice(0, 10)}.ndjson`,
      }),
    },
  },
]
