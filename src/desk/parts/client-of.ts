const BROWSERS = [
  ['Firefox', /Firefox\//],
  ['Edge', /Edg(?:e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Chrome', /Chrom(?:e|ium)\/|CriOS\//],
  ['Safari', /Safari\//],
] as const
const SYSTEMS = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const

/** A browser and a system, for the officer's own list of sessions; nothing that tells machines apart. Null when unknown. */
export function clientOf(request: Request): string | null {
  const agent = request.headers.get('user-agent') ?? ''
  const named = (list: readonly (readonly [string, RegExp])[]) => list.find(([, pattern]) => pattern.test(agent))?.[0]
  return [named(BROWSERS), named(SYSTEMS)].filter(Boolean).join(', ') || null
}
