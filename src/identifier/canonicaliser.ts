/** What all kinds of identifier have in common: one function from an input of any shape to a canonical form. */
import type { PersonParts } from './person.ts'
import { type Canonical, refuse } from './refusal.ts'

/** Canonical forms of one kind. Never throws, whatever it is given. `now` decides which birth dates lie in the future. */
export type Canonicaliser = (input: string | PersonParts, context: { readonly now: Date }) => Canonical

/** For a kind that is typed as one text. */
export const ofText =
  (canonical: (text: string) => Canonical): Canonicaliser =>
  input =>
    typeof input === 'string' ? canonical(input) : refuse('wrong-type')

/** For a kind that is typed as the parts of a person. */
export const ofParts =
  (canonical: (parts: PersonParts, now: Date) => Canonical): Canonicaliser =>
  (input, { now }) =>
    isPersonParts(input) ? canonical(input, now) : refuse('wrong-type')

function isPersonParts(input: unknown): input is PersonParts {
  if (typeof input !== 'object' || input === null) return false
  const { familyName, givenNames, birthDate } = input as Record<string, unknown>
  return [familyName, givenNames, birthDate].every(part => typeof part === 'string')
}
