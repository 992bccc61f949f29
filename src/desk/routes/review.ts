/** Review, publication, withdrawal; objections. */
import type { DeskRoute } from '../context.ts'
import { publicationPage, startPublication } from '../pages/publication.ts'

export const reviewRoutes: readonly DeskRoute[] = [
  {
    page: 'publication',
    get: { action: null, handle: publicationPage },
    post: { action: null, handle: startPublication },
  },
]
