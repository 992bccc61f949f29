/** The audit log: viewer and export. */
import type { DeskRoute } from '../context.ts'

export const auditRoutes: readonly DeskRoute[] = []
