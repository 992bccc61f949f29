/** Legal clocks: the overview, a record’s own, calendar and feed. */
import type { DeskRoute } from '../context.ts'

export const clockRoutes: readonly DeskRoute[] = []
