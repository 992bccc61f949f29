export type FlatJson = Readonly<
  Record<string, string | number | boolean | Readonly<Record<string, string | number | boolean>>>
>

/**
 * RFC 8785 (JCS) for what audit entries hold: objects of strings, booleans and safe integers. Names in order of their
 * UTF-16 code units, no white space. @throws TypeError for any other number
 */
export function canonicalJson(value: FlatJson): string {
  const members = Object.keys(value)
    .sort()
    .map(name => `${JSON.stringify(name)}:${canonicalValue(value[name]!)}`)
  return `{${members.join(',')}}`
}

function canonicalValue(value: FlatJson[string]): string {
  if (typeof value === 'object') return canonicalJson(value)
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError('only safe integers')
  return JSON.stringify(value)
}
