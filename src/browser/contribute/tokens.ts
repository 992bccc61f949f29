/**
 * The contributor's token: asked from the desk, kept in this worker's memory, and asked anew when it has expired, because a contribution
 * can take longer than a token lives.
 */
import { ContributionError } from '../../contribution/contribution-error.ts'

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Sooner than this before its end a token is not used for another request. */
const MARGIN_MS = 60_000

/**
 * A `fetch` that authorises its requests. A refusal of the desk's aborts everything, with a ContributionError ('signed-out',
 * 'forbidden', 'conflict') as the reason; anything else fails like the network does, and can be tried again.
 */
export function createAuthorisedFetch(deps: {
  readonly fetch: Fetch
  /** The desk's address for tokens, and the page's form token. */
  readonly tokenUrl: string
  readonly csrf: string
  readonly abort: AbortController
  readonly now: () => number
}): Fetch {
  let token: Promise<{ token: string; expiresAt: number }> | null = null

  async function ask(): Promise<{ token: string; expiresAt: number }> {
    const response = await deps.fetch(deps.tokenUrl, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-csrf-token': deps.csrf },
      body: '{}',
      signal: deps.abort.signal,
    })
    const body = (await response.json().catch(() => ({}))) as { token?: unknown; expiresAt?: unknown; error?: unknown }
    if (response.ok && typeof body.token === 'string') {
      return { token: body.token, expiresAt: Date.parse(String(body.expiresAt)) }
    }
    const refusal = refusalOf(response.status, body.error)
    if (refusal) deps.abort.abort(refusal)
    throw refusal ?? new TypeError('no token')
  }
  const current = async (): Promise<string> => {
    const asked = token
    const known = await asked?.catch(() => null)
    if (!known || known.expiresAt - deps.now() < MARGIN_MS) {
      // Whoever comes first asks; the others wait for the same answer.
      if (token === asked) token = ask()
      return (await token!).token
    }
    return known.token
  }
  const authorised = async (url: string, init: RequestInit): Promise<{ response: Response; used: string }> => {
    const used = await current()
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${used}` }
    return { response: await deps.fetch(url, { ...init, credentials: 'omit', headers }), used }
  }
  return async (url, init) => {
    const { response, used } = await authorised(url, init)
    if (response.status !== 401) return response
    // Revoked or expired before its time: another one, unless somebody else has asked for it already.
    if ((await token?.catch(() => null))?.token === used) token = null
    return (await authorised(url, init)).response
  }
}

function refusalOf(status: number, error: unknown): ContributionError | null {
  if (status === 401 || error === 'csrf')
    return new ContributionError('signed-out', 'the session at the desk has ended')
  if (status === 403) return new ContributionError('forbidden', 'the officer may not fill this list')
  if (status === 404) return new ContributionError('not-found', 'there is no such list')
  if (status === 409 || status === 422) return new ContributionError('conflict', 'the list is not a draft')
  return null
}
