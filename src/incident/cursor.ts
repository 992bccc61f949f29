/**
 * Where a page of incidents ended, as the opaque text a reader hands back.
 *
 * It names the last incident shown by its sort key, not by a count: an incident published meanwhile neither repeats nor
 * hides another one. It holds public facts only and is not signed; any well-formed cursor is a place in its order.
 */
import { fromBase64Url, toBase64Url, utf8 } from '../protocol/bytes.ts'
import { fold } from './fold.ts'
import { type Position, SORTS, type Sort } from './order.ts'
import { partialDateSchema } from './partial-date.ts'

const VERSION = '2'
const MAX_CURSOR_LENGTH = 600

/** What keys of each order look like. */
const IS_KEY: Readonly<Record<Sort, (key: string) => boolean>> = {
  disclosed: key => partialDateSchema.safeParse(key).success,
  affected: key => /^(?:[1-9]\d{0,15})?$/.test(key),
  title: key => fold(key) === key.trim(),
}

/** The text for a position: base64url. */
export function encodeCursor({ sort, key, id }: Position): string {
  return toBase64Url(utf8([VERSION, sort, key, id].join('|')))
}

/** The position of a cursor, or null when the text is not one that `encodeCursor` writes. */
export function decodeCursor(cursor: string): Position | null {
  const bytes = cursor.length > MAX_CURSOR_LENGTH ? null : fromBase64Url(cursor)
  if (bytes === null) return null
  const [version, sort, key, id, ...rest] = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('|')
  if (version !== VERSION || !isSort(sort) || key === undefined || id === undefined || rest.length > 0) return null
  return IS_KEY[sort](key) && /^[a-z0-9-]+$/.test(id) ? { sort, key, id } : null
}

const isSort = (text: string | undefined): text is Sort => (SORTS as readonly (string | undefined)[]).includes(text)
