/** Review, publication, withdrawal; objections. */
import type { DeskRoute } from '../context.ts'

export const reviewRoutes: readonly DeskRoute[] = []
