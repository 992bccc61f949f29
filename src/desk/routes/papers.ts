/** Documents made from a record, and the register as a whole. */
import type { DeskRoute } from '../context.ts'

export const paperRoutes: readonly DeskRoute[] = []
