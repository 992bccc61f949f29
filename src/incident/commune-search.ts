/** Finding a commune by what somebody types, in the whole list: the device asks nobody. */
import { fold } from './fold.ts'

/** A name that people know a commune by. A former commune has the code of the one that it is part of, which is `within`. */
export interface CommuneName {
  readonly name: string
  readonly insee: string
  readonly within: string | null
}

export interface CommuneList {
  /** At most `limit` names that fit, the closest first. */
  search(typed: string, limit: number): CommuneName[]
}

/** Nobody types more to name a commune; the longest name has 45 letters. */
const MAX_TYPED = 100

/** Reads the list as the site serves it: `=code` sets the code of the next name, `name>code` is a former commune. */
export function readCommunes(text: string): CommuneList {
  const names: CommuneName[] = []
  const current = new Map<string, string>()
  let code = ''
  for (const line of text.split('\n')) {
    if (line.startsWith('=')) {
      code = line.slice(1)
      continue
    }
    const [spelt, within] = line.split('>') as [string, string | undefined]
    const name = spelt.replaceAll("'", '’')
    if (name === '') continue
    if (within === undefined) {
      names.push({ name, insee: code, within: null })
      current.set(code, name)
      code = nextCode(code)
    } else {
      const whole = current.get(within)
      if (whole !== undefined && whole !== name) names.push({ name, insee: within, within: whole })
    }
  }
  const folded = names.map(({ name }) => fold(name))
  return { search: (typed, limit) => search(names, folded, typed, limit) }
}

/** The code with the next number in the same department: the last three digits count. */
export const nextCode = (code: string): string => code.slice(0, 2) + String(Number(code.slice(2)) + 1).padStart(3, '0')

function search(names: readonly CommuneName[], folded: readonly string[], typed: string, limit: number): CommuneName[] {
  const wanted = expanded(fold(typed.slice(0, MAX_TYPED)))
  if (wanted === '') return []
  const ranked: { rank: number; index: number }[] = []
  for (const [index, name] of folded.entries()) {
    const rank = rankOf(name, wanted)
    if (rank !== null) ranked.push({ rank: names[index]!.within === null ? rank : rank + 0.5, index })
  }
  return ranked
    .sort((a, b) => a.rank - b.rank || folded[a.index]!.length - folded[b.index]!.length || a.index - b.index)
    .slice(0, limit)
    .map(({ index }) => names[index]!)
}

/** `st nazaire` → `saint nazaire`; the number of an arrondissement is left out. */
function expanded(wanted: string): string {
  return wanted
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
    .replace(/^(paris|lyon|marseille) \d.*$/, '$1')
}

/** 0: the name itself; 1: it begins so; 2: one of its words does; null: it does not fit. */
function rankOf(name: string, wanted: string): number | null {
  if (name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  return name.includes(` ${wanted}`) ? 2 : null
}
