/**
 * What was typed into a form: values by the names of inputs. A page is drawn from it, whether it comes from a record or from a form that
 * could not be saved, so that nothing typed is ever lost between the two.
 *
 * Rows have keys: the input named like the rows (`incident.sources`) stands once for each row with its key, in the rows' order, and the
 * row's inputs have it in their names (`incident.sources.3.url`). A row can be moved without renaming anything.
 */
export type Typed = ReadonlyMap<string, readonly string[]>

const ROW_KEY = /^\d{1,4}$/

/** Values of a form below a root; the rest of the form (token, version) is not content. */
export function typedOf(entries: Iterable<readonly [string, string]>, root: string): Typed {
  const typed = new Map<string, string[]>()
  for (const [name, value] of entries) {
    if (!name.startsWith(`${root}.`)) continue
    const known = typed.get(name)
    if (known) known.push(value)
    else typed.set(name, [value])
  }
  return typed
}

export const rawOf = (typed: Typed, name: string): string => typed.get(name)?.[0] ?? ''

/** Trimmed, with line ends as everywhere but in forms, and without what no text has and no database keeps. */
export const textOf = (typed: Typed, name: string): string =>
  rawOf(typed, name)
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .toWellFormed()
    .trim()

export const allOf = (typed: Typed, name: string): readonly string[] => typed.get(name) ?? []

/** Keys of rows in their order, each once; nothing else that was sent under the name counts. */
export const rowKeysOf = (typed: Typed, name: string): readonly string[] => [
  ...new Set(allOf(typed, name).filter(key => ROW_KEY.test(key))),
]
