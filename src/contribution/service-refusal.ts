import { retryAfterMs } from './back-off.ts'
import { ContributionError } from './contribution-error.ts'
import { TryAgainError } from './retry.ts'

const LAYOUT_CHANGED = 'urn:vigifuite:problem:layout-changed'

/** What an answer other than a success means: try again, or a failure that says what to do. `now` in milliseconds. */
export function refusalOf(response: Response, body: string, now: number): TryAgainError | ContributionError {
  const { status } = response
  if (status === 429 || status === 408 || status >= 500) {
    return new TryAgainError(retryAfterMs(response.headers.get('retry-after'), now), status === 429)
  }
  switch (status) {
    case 401:
      return new ContributionError('unauthenticated', 'the service does not accept this token, or it has expired')
    case 403:
      return new ContributionError('forbidden', 'this token does not allow uploads and bulk evaluations')
    case 404:
      return body.includes(LAYOUT_CHANGED)
        ? new ContributionError(
            'key-retired',
            'the key of this contribution was retired. Delete the .vigifuite.json file beside the CSV and begin again',
          )
        : new ContributionError(
            'not-found',
            'the service does not know this data set or upload. Check --server and --dataset',
          )
    case 409:
      return new ContributionError(
        'conflict',
        'the data set does not take this upload: it is not a draft, has another kind, or another upload is under way for it',
      )
    default:
      return new ContributionError(
        'refused',
        `the service refuses the request (status ${status}). Check --server; this program may be older than the service`,
      )
  }
}
