/**
 * Thousands of odd inputs, the same ones everywhere, and what becomes of them: two engines must agree on each. Blocks
 * that Unicode still adds to are left out, for engines know different versions of it; so are right-to-left letters, which a
 * domain may not mix with others, if the engine knows them.
 */
import { canonicalise } from '../../src/identifier/canonical.ts'
import type { Kind } from '../../src/identifier/kind.ts'

const now = new Date('2026-11-22T12:00:00Z')

const RANGES = [
  [0x00, 0x590],
  [0x900, 0xa00],
  [0x1e00, 0x20c0],
  [0x2100, 0x2400],
  [0x3000, 0x3100],
  [0xfe00, 0xfe70],
  [0xff00, 0x10000],
  [0x1d400, 0x1d440],
  [0xe0100, 0xe0104],
] as const

const PIECES =
  "a|b|1|0x|.|-|--|xn--|xn--caf-dma|é|ß|ſ|ς|Σ|İ|ı|\u200d|\u0301|。|．|_|~|!|*|'|,|Ａ|１|ﬃ|½|℀|\u3164|\ufe0f|中".split(
    '|',
  )

/** Domains: each character within, alone and at the end, then pieces that the host parser treats in ways of their own, mixed. */
function domains(): string[] {
  const found: string[] = []
  for (const [first, end] of RANGES) {
    for (let point = first; point < end; point++) {
      const character = String.fromCodePoint(point)
      found.push(`a${character}b.example`, `${character}.example`, `a.b${character}`)
    }
  }
  let state = 12345
  const below = (limit: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % limit
  }
  for (let round = 0; round < 5000; round++) {
    const length = 1 + below(6)
    found.push(`${Array.from({ length }, () => PIECES[below(PIECES.length)]).join('')}.org`)
  }
  return found
}

/** Kind, input and outcome of each, one line each. */
export function corpusOutcomes(): string[] {
  const lines: string[] = []
  const add = (kind: Kind, input: string, shown = input) => {
    const parts = { familyName: input, givenNames: input, birthDate: '1980-02-29' }
    const result = canonicalise(kind, kind === 'person' ? parts : input, { now })
    lines.push(`${kind} ${JSON.stringify(shown)} ${result.ok ? result.canonical : result.reason}`)
  }
  for (const domain of domains()) add('email', `a@${domain}`)
  for (const [first, end] of RANGES) {
    for (let point = first; point < end; point++) {
      const character = String.fromCodePoint(point)
      add('email', `a${character}B@example.org`)
      add('person', `a${character}b`)
      add('phone', `06 39${character}98 01 23`)
      add('iban', `FR76${character}30006000011234567890189`)
    }
  }
  return lines
}
