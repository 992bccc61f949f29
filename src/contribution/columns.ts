/** Which columns of a file hold which kind of identifier. */
import type { PersonParts } from '../identifier/canonical.ts'
import { KINDS, type Kind } from '../identifier/kind.ts'
import { ContributionError } from './contribution-error.ts'

/** Names of the columns of each kind: one, or three for `person` (family name, given names, birth date). */
export type ColumnMapping = Readonly<Partial<Record<Kind, readonly string[]>>>

/** One kind's columns, found in a header. */
export interface KindColumns {
  readonly kind: Kind
  read(fields: readonly string[]): string | PersonParts
}

/** How many columns make up an identifier of a kind. */
export const columnCountOf = (kind: Kind): number => (kind === 'person' ? 3 : 1)

/** Kinds of a mapping, in the protocol's order. */
export const mappedKinds = (mapping: ColumnMapping): Kind[] => KINDS.filter(kind => mapping[kind] !== undefined)

/** @throws ContributionError when a column is missing or there twice, or when row 1 is no header */
export function findColumns(header: readonly string[], mapping: ColumnMapping): KindColumns[] {
  return mappedKinds(mapping).map(kind => {
    const at = mapping[kind]!.map(name => positionOf(header, name))
    const field = (fields: readonly string[], part: number) => fields[at[part]!] ?? ''
    return {
      kind,
      read: fields =>
        kind === 'person'
          ? { familyName: field(fields, 0), givenNames: field(fields, 1), birthDate: field(fields, 2) }
          : field(fields, 0),
    }
  })
}

function positionOf(header: readonly string[], name: string): number {
  const wanted = fold(name)
  const exact = header.filter(one => one === name).length
  const positions = header.flatMap((one, index) => ((exact > 0 ? one === name : fold(one) === wanted) ? [index] : []))
  if (positions.length === 1) return positions[0]!
  if (positions.length > 1) {
    throw new ContributionError(
      'ambiguous-column',
      `the header has the column “${shortened(name)}” ${positions.length} times. Rename all but one`,
    )
  }
  // Without a header, row 1 is somebody's data and must not be shown.
  if (header.some(looksLikeData)) {
    throw new ContributionError(
      'no-header',
      'row 1 looks like data. The file needs a first row with the names of columns',
    )
  }
  throw new ContributionError(
    'missing-column',
    `there is no column “${shortened(name)}”. The header has: ${listed(header)}`,
  )
}

const fold = (name: string): string => name.trim().normalize('NFC').toLowerCase()

const looksLikeData = (cell: string): boolean => cell.includes('@') || cell.replaceAll(/\D/g, '').length >= 6

const MAX_LISTED = 40
const MAX_NAME_LENGTH = 60

const shortened = (name: string): string =>
  name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH)}…` : name

function listed(header: readonly string[]): string {
  const names = header.slice(0, MAX_LISTED).map(name => (name === '' ? '(no name)' : shortened(name)))
  return names.join(', ') + (header.length > MAX_LISTED ? ` and ${header.length - MAX_LISTED} more` : '')
}
