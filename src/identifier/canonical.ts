/** The one door from what people type to canonical forms (vf1 "Identifier kinds and canonical forms"). */
import { canonicalEmail } from './email.ts'
import { canonicalIban } from './iban.ts'
import type { Kind } from './kind.ts'
import { canonicalPerson, type PersonParts } from './person.ts'
import { canonicalPhone } from './phone.ts'
import { type Canonical, refuse } from './refusal.ts'

export type { PersonParts } from './person.ts'
export type { Canonical } from './refusal.ts'

/**
 * The canonical form of an input, or a typed reason why it has none. Never throws, whatever it is given; a text for
 * `email`, `phone` and `iban`, the parts for `person`. `now` decides which birth dates lie in the future.
 */
export function canonicalise(kind: Kind, input: string | PersonParts, { now }: { readonly now: Date }): Canonical {
  if (kind === 'person') return isPersonParts(input) ? canonicalPerson(input, now) : refuse('wrong-type')
  if (typeof input !== 'string') return refuse('wrong-type')
  switch (kind) {
    case 'email':
      return canonicalEmail(input)
    case 'phone':
      return canonicalPhone(input)
    case 'iban':
      return canonicalIban(input)
    default:
      return refuse('wrong-type')
  }
}

function isPersonParts(input: unknown): input is PersonParts {
  if (typeof input !== 'object' || input === null) return false
  const { familyName, givenNames, birthDate } = input as Record<string, unknown>
  return [familyName, givenNames, birthDate].every(part => typeof part === 'string')
}
