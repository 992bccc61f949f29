/** Which columns of a file most likely hold a kind of identifier: what their first values can be used for decides, then their names. */
import { canonicalise } from '../identifier/canonical.ts'
import type { Kind } from '../identifier/kind.ts'

/** Positions in the header, null where nothing fits: one, or three for a person (family name, given names, birth date). */
export type ColumnGuess = readonly (number | null)[]

/** Names as French and English exports write them; the first that fits is the best. */
const NAMES: Readonly<Record<Exclude<Kind, 'person'> | 'familyName' | 'givenNames' | 'birthDate', readonly RegExp[]>> =
  {
    email: [/courriel|e-?mail|\bmel\b|\bmail/],
    phone: [/mobile|portable/, /tel|phone|gsm/],
    iban: [/iban/],
    // Vital records and vf1 know a person by the family name of birth.
    familyName: [/naissance|birth ?name|maiden/, /famille|family|last ?name|surname|patronym/, /^nom$/, /\bnom\b/],
    givenNames: [/prenom|given|first ?name|forename/],
    birthDate: [/naissance|^nele$|^ne\(?e?\)? le$|birth|\bdob\b/, /\bdate\b/],
  }

/** At least so much of the values that are there must be usable. */
const USABLE_SHARE = 0.5

/** `rows`: the first ones of the file. `now` decides which birth dates lie in the future. */
export function guessColumns(
  kind: Kind,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  now: Date,
): ColumnGuess {
  const usable = (column: number, isUsable: (value: string) => boolean): number | null => {
    const values = rows.map(row => row[column] ?? '').filter(value => value !== '')
    return values.length === 0 ? null : values.filter(isUsable).length / values.length
  }
  const best = (names: readonly RegExp[], isUsable: (value: string) => boolean, taken: readonly (number | null)[]) => {
    let found: { column: number; score: number } | null = null
    for (const [column, name] of header.entries()) {
      if (taken.includes(column)) continue
      const share = usable(column, isUsable)
      const rank = names.findIndex(pattern => pattern.test(folded(name)))
      const named = rank === -1 ? 0 : 1 - rank / names.length
      if (share === null ? named === 0 : share < USABLE_SHARE) continue
      const score = (share ?? 0) + named
      if (score > (found?.score ?? 0)) found = { column, score }
    }
    return found?.column ?? null
  }
  if (kind !== 'person') {
    return [best(NAMES[kind], value => canonicalise(kind, value, { now }).ok, [])]
  }
  const part = (name: 'familyName' | 'givenNames', value: string): boolean =>
    canonicalise('person', { familyName: 'A', givenNames: 'B', birthDate: '1990-01-01', [name]: value }, { now }).ok
  // Nearly any text can be a name: without a name of the column that says so, none is one.
  const named = (name: 'familyName' | 'givenNames', taken: readonly (number | null)[]) => {
    const column = best(NAMES[name], value => part(name, value), taken)
    return column !== null && NAMES[name].some(pattern => pattern.test(folded(header[column]!))) ? column : null
  }
  const birthDate = best(NAMES.birthDate, value => isBirthDate(value, now), [])
  const givenNames = named('givenNames', [birthDate])
  return [named('familyName', [birthDate, givenNames]), givenNames, birthDate]
}

/** Whether the first row is somebody's data: it would be taken for names of columns, and that person left out. */
export function isHeaderData(kind: Kind, header: readonly string[], now: Date): boolean {
  return header.some(cell => (kind === 'person' ? isBirthDate(cell, now) : canonicalise(kind, cell, { now }).ok))
}

const isBirthDate = (birthDate: string, now: Date): boolean =>
  canonicalise('person', { familyName: 'A', givenNames: 'B', birthDate }, { now }).ok

const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[_\s]+/g, ' ')
    .trim()
