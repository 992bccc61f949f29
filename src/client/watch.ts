/** What is published from now on, as it is published: `GET /v1/changes`, asked again and again with its cursor. */
import type { Kind } from '../identifier/kind.ts'
import { sleep } from '../lookup/sleep.ts'
import { changesPageSchema } from './answers.ts'
import { VigifuiteError } from './client-error.ts'
import type { CallOptions } from './options.ts'
import { badAnswer, mayPass, parsed, type Transport } from './transport.ts'

/** Something that a publication changed. */
export interface Change {
  /** Each follows the one before without a gap. */
  readonly sequence: number
  /** Number of the publication. */
  readonly epoch: number
  /** ISO 8601. */
  readonly at: string
  /** New types may come: leave what you do not know. */
  readonly type:
    | 'incident.published'
    | 'incident.revised'
    | 'incident.withdrawn'
    | 'dataset.published'
    | 'dataset.withdrawn'
    | (string & {})
  /** Id of the incident that it is about. */
  readonly incident: string
  /** Of `dataset.…`. */
  readonly dataset?: { readonly code: number; readonly kind: Kind }
}

export interface WatchOptions extends CallOptions {
  /** Where to go on: the `cursor` that came with the last changes that were dealt with. Left out: what comes from now on. */
  readonly since?: string
  /** Between two questions. Left out: 60; a service caches its answer for half a minute. */
  readonly intervalSeconds?: number
}

/** Changes, oldest first, and the cursor after them: keep it once they are dealt with. */
export interface Changes {
  readonly changes: readonly Change[]
  readonly cursor: string
}

const DEFAULT_INTERVAL_SECONDS = 60
const PAGE = '1000'

/**
 * Changes without end. Without `since` the first item is empty and says where the watch began. Failures that may pass are sat out, however long
 * they last. @throws VigifuiteError `cursor-expired` when changes were missed: read the catalogue, then watch afresh
 */
export async function* watch(
  transport: Transport,
  { since, intervalSeconds = DEFAULT_INTERVAL_SECONDS, signal }: WatchOptions,
): AsyncGenerator<Changes, void, void> {
  let cursor = since ?? null
  let skipping = since === undefined
  let etag: string | null = null
  for (;;) {
    const page = await pageAfter(transport, cursor, etag, signal)
    if (page !== null) {
      const moved = page.cursor !== cursor
      // An ETag belongs to the question that it came with.
      etag = page.cursor === cursor ? page.etag : null
      cursor = page.cursor
      if (skipping && !page.more) yield { changes: [], cursor }
      else if (!skipping && page.changes.length > 0) yield { changes: page.changes, cursor }
      skipping &&= page.more
      if (page.more && moved) continue
    }
    await sleep(intervalSeconds * (900 + Math.random() * 200), signal)
  }
}

/** The changes after a cursor; null when there are none, or nobody says now. */
async function pageAfter(
  transport: Transport,
  cursor: string | null,
  etag: string | null,
  signal: AbortSignal | undefined,
): Promise<(Changes & { readonly more: boolean; readonly etag: string | null }) | null> {
  const query = new URLSearchParams({ ...(cursor !== null && { since: cursor }), limit: PAGE })
  const request = {
    path: `/v1/changes?${query}`,
    ...(etag !== null && { headers: { 'if-none-match': etag } }),
    signal,
  }
  try {
    return await transport.read(request, async response => {
      if (response.status === 304) return null
      const page = changesPageSchema.safeParse(parsed(await response.text()))
      if (!page.success) throw badAnswer()
      // An optional member that is left out, and one that is undefined, are told apart by the compiler only.
      return { ...(page.data as Changes & { more: boolean }), etag: response.headers.get('etag') }
    })
  } catch (error) {
    if (error instanceof VigifuiteError && mayPass(error)) return null
    throw error
  }
}
