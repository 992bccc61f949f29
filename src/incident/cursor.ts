/**
 * Where a page of incidents ended, as the opaque text a reader hands back.
 *
 * It names the last incident shown by its sort key, not by a count: an incident published meanwhile neither repeats nor
 * hides another one. It holds public facts only and is not signed; any well-formed cursor is a place in the order.
 */
import { fromBase64Url, toBase64Url, utf8 } from '../protocol/bytes.ts'
import { latestFirst, partialDateSchema } from './partial-date.ts'

/** The order of lists: most recent disclosure first, then by id. */
export interface Position {
  readonly disclosed: string
  readonly id: string
}

const VERSION = '1'
const MAX_CURSOR_LENGTH = 200

/** The order of lists, as a comparison. */
export function comparePositions(a: Position, b: Position): number {
  return latestFirst(a.disclosed, b.disclosed) || (a.id === b.id ? 0 : a.id < b.id ? -1 : 1)
}

/** The text for a position: base64url. */
export function encodeCursor({ disclosed, id }: Position): string {
  return toBase64Url(utf8(`${VERSION}|${disclosed}|${id}`))
}

/** The position of a cursor, or null when the text is not one that `encodeCursor` writes. */
export function decodeCursor(cursor: string): Position | null {
  const bytes = cursor.length > MAX_CURSOR_LENGTH ? null : fromBase64Url(cursor)
  if (bytes === null) return null
  const [version, disclosed, id, ...rest] = new TextDecoder().decode(bytes).split('|')
  if (version !== VERSION || disclosed === undefined || id === undefined || rest.length > 0) return null
  return partialDateSchema.safeParse(disclosed).success && /^[a-z0-9-]+$/.test(id) ? { disclosed, id } : null
}
