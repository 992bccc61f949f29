/** Records: the list of them, and writing one. */
import type { DeskRoute } from '../context.ts'
import { homePage } from '../pages/home.ts'

export const recordRoutes: readonly DeskRoute[] = [{ page: 'home', get: { action: null, handle: homePage } }]
