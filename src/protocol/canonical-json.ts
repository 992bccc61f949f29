export type CanonicalJson =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalJson[]
  | { readonly [name: string]: CanonicalJson }

/**
 * RFC 8785 (JCS) for values whose numbers are safe integers: names in order of their UTF-16 code units, no white space.
 * @throws TypeError for any other number, and for what is not JSON
 */
export function canonicalJson(value: CanonicalJson): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = value as { readonly [name: string]: CanonicalJson }
    const written = Object.keys(members)
      .sort()
      .map(name => `${JSON.stringify(name)}:${canonicalJson(members[name]!)}`)
    return `{${written.join(',')}}`
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError('only safe integers')
  const written: string | undefined = JSON.stringify(value)
  if (written === undefined) throw new TypeError('not JSON')
  return written
}
