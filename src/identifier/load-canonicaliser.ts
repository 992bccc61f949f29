/**
 * The same door as `canonical.ts` for pages: e-mail addresses are at hand, the other kinds are fetched when somebody asks for
 * them, since the numbering plans of the world weigh more than the rest of a check.
 */
import { type Canonicaliser, ofParts, ofText } from './canonicaliser.ts'
import { canonicalEmail } from './email.ts'
import { isKind, type Kind } from './kind.ts'
import { refuse } from './refusal.ts'

const LOADERS: Readonly<Record<Kind, () => Promise<Canonicaliser>>> = {
  email: async () => ofText(canonicalEmail),
  phone: async () => ofText((await import('./phone.ts')).canonicalPhone),
  iban: async () => ofText((await import('./iban.ts')).canonicalIban),
  person: async () => ofParts((await import('./person.ts')).canonicalPerson),
}

/**
 * The canonical forms of one kind. Rejects when they cannot be fetched; as browsers remember a module that failed, only another
 * page or worker can try again.
 */
export async function loadCanonicaliser(kind: Kind): Promise<Canonicaliser> {
  return isKind(kind) ? LOADERS[kind]() : () => refuse('wrong-type')
}
