/** Review, publication, withdrawal; objections. */
import type { DeskRoute } from '../context.ts'
import { publicationPage, startPublication } from '../pages/publication.ts'
import { recordPreview } from '../pages/record-preview.ts'
import { decideReview, recordReview } from '../pages/record-review.ts'
import { addSuppression, suppressionsPage } from '../pages/suppressions.ts'

export const reviewRoutes: readonly DeskRoute[] = [
  {
    // Which decision it is stands in the form: each is authorised by its own use case.
    page: 'recordReview',
    get: { action: 'incident.read', handle: recordReview },
    post: { action: 'incident.read', handle: decideReview },
  },
  { page: 'recordPreview', get: { action: 'incident.read', handle: recordPreview } },
  {
    page: 'publication',
    get: { action: null, handle: publicationPage },
    post: { action: null, handle: startPublication },
  },
  {
    // Whose lists, and so which permission it takes, stands in the form: the use cases decide.
    page: 'suppressions',
    get: { action: null, handle: suppressionsPage },
    post: { action: null, handle: addSuppression },
  },
]
