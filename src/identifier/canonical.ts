/** The one door from what people type to canonical forms (vf1 "Identifier kinds and canonical forms"), all kinds at hand. */
import { type Canonicaliser, ofParts, ofText } from './canonicaliser.ts'
import { canonicalEmail } from './email.ts'
import { canonicalIban } from './iban.ts'
import { isKind, type Kind } from './kind.ts'
import { canonicalPerson, type PersonParts } from './person.ts'
import { canonicalPhone } from './phone.ts'
import { type Canonical, refuse } from './refusal.ts'

export type { PersonParts } from './person.ts'
export type { Canonical } from './refusal.ts'

const CANONICALISERS: Readonly<Record<Kind, Canonicaliser>> = {
  email: ofText(canonicalEmail),
  phone: ofText(canonicalPhone),
  iban: ofText(canonicalIban),
  person: ofParts(canonicalPerson),
}

/**
 * The canonical form of an input, or a typed reason why it has none. Never throws, whatever it is given; a text for
 * `email`, `phone` and `iban`, the parts for `person`. `now` decides which birth dates lie in the future.
 */
export function canonicalise(kind: Kind, input: string | PersonParts, context: { readonly now: Date }): Canonical {
  return isKind(kind) ? CANONICALISERS[kind](input, context) : refuse('wrong-type')
}
