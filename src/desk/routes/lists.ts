/** Lists of affected people: creating, contributing, reviewing. */
import type { DeskRoute } from '../context.ts'

export const listRoutes: readonly DeskRoute[] = []
