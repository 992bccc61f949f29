/** From an element to an answer: the codes that it opens in its bucket, and the data sets that they stand for. */
import type { Kind } from '../identifier/kind.ts'
import { toBase64Url } from '../protocol/bytes.ts'
import type { Answer, Kept, Outdated } from './check-result.ts'
import { BucketUnreadableError, codesIn, type Layout } from './check-steps.ts'
import { type Connection, UnavailableError } from './connection.ts'
import type { Current } from './current.ts'
import type { ListedDataSet } from './wire.ts'

/** An element, and where its bucket is. */
export interface Place {
  readonly layout: Layout
  readonly element: Uint8Array
}

/**
 * What is published about an element. `current`: asked anew at every beginning. `place` finds the element under what is published then, or says that
 * it has none any more; it is not asked when no list of the kind is published. Where a publication came in between, everything begins again with
 * fresh parameters. @throws UnavailableError
 */
export async function answer<End extends Outdated = never>(
  connection: Connection,
  current: () => Promise<Current>,
  kind: Kind,
  place: (current: Current) => Promise<Place | End>,
  onProgress?: (step: 'parameters' | 'bucket') => void,
): Promise<Answer | End> {
  for (let restarts = 0; ; restarts++) {
    onProgress?.('parameters')
    try {
      const now = await current()
      // Without a list of this kind everybody gets this answer, so nobody needs to be asked about.
      if (!now.datasets.some(one => one.kind === kind && one.status === 'published')) return { state: 'not-covered' }
      const placed = await place(now)
      if ('state' in placed) return placed
      onProgress?.('bucket')
      const { layout, element } = placed
      const kept: Kept = { kind, keyVersion: layout.key.version, element: toBase64Url(element) }
      const codes = await codesIn(connection, layout, element)
      const listed = codes === null ? [] : await meaningOf(current, kind, codes, now.datasets)
      if (listed.length === 0) return { state: 'not-listed', kept }
      return { state: 'listed', datasets: listed, incidents: [...new Set(listed.map(one => one.incident))], kept }
    } catch (error) {
      if (error instanceof BucketUnreadableError) throw new UnavailableError('bad-bucket')
      const overtaken = error instanceof UnavailableError && error.mayBeOvertaken
      if (!overtaken || !(await connection.mayRestart(restarts))) throw error
    }
  }
}

/** What the codes stand for; withdrawn data sets are dropped, and an unknown code is looked for once more. */
async function meaningOf(
  current: () => Promise<Current>,
  kind: Kind,
  codes: readonly number[],
  known: readonly ListedDataSet[],
): Promise<ListedDataSet[]> {
  const find = (datasets: readonly ListedDataSet[]) =>
    codes.map(code => datasets.find(one => one.code === code && one.kind === kind))
  let found = find(known)
  if (found.includes(undefined)) found = find((await current()).datasets)
  const datasets = found.filter(one => one !== undefined)
  if (datasets.length < codes.length) throw new UnavailableError('unknown-code')
  return datasets.filter(one => one.status === 'published')
}
