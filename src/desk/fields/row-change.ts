/** What the buttons of rows do where there is no script: the form comes back with a row more, or fewer, or in another place. */
import { rowKeysOf, type Typed } from './typed.ts'

export type RowChange =
  | { readonly what: 'add'; readonly rows: string; readonly variant: string }
  | { readonly what: 'remove' | 'up' | 'down'; readonly rows: string; readonly key: string }

const CHANGE = /^(add|remove|up|down) ([\w.-]{1,200}) ([\w-]{1,40})$/

/** The value of a row's button. */
export const rowButton = (what: RowChange['what'], rows: string, which: string): string => `${what} ${rows} ${which}`

/** What a button asks for, or null when it is none of ours. */
export function rowChangeOf(value: string): RowChange | null {
  const match = CHANGE.exec(value)
  if (!match) return null
  const [, what, rows, which] = match as unknown as [string, RowChange['what'], string, string]
  return what === 'add' ? { what, rows, variant: which } : { what, rows, key: which }
}

/** The form after it. Where rows are added, the new one has the highest key. */
export function withRowChange(typed: Typed, change: RowChange, variantKey: string): Typed {
  const keys = [...rowKeysOf(typed, change.rows)]
  const result = new Map(typed)
  if (change.what === 'add') {
    const key = nextRowKey(keys)
    if (key === null) return typed
    result.set(change.rows, [...keys, key])
    return result.set(`${change.rows}.${key}.${variantKey}`, [change.variant])
  }
  const at = keys.indexOf(change.key)
  const to = { remove: at, up: at - 1, down: at + 1 }[change.what]
  if (at < 0 || to < 0 || to >= keys.length) return typed
  keys.splice(at, 1)
  if (change.what !== 'remove') keys.splice(to, 0, change.key)
  return result.set(change.rows, keys)
}

/** A key that no row has; null when there is none left. */
function nextRowKey(keys: readonly string[]): string | null {
  const next = Math.max(-1, ...keys.map(Number)) + 1
  return next > 9999 ? null : String(next)
}
