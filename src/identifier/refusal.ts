/** Why an input is no identifier: a closed list, translated where it is shown, that never carries the input. */
export const REFUSAL_REASONS = [
  /** Nothing, or a part of a person that is nothing. */
  'empty',
  /** A social security number, or something that holds one: never accepted, in no field (décret 2019-341). */
  'nir',
  'too-long',
  /** Not the shape of this kind: text where the parts of a person belong, or the other way round. */
  'wrong-type',
  'email-without-at',
  'email-characters',
  'email-local-part',
  'email-domain',
  'phone-letters',
  'phone-length',
  'iban-country',
  'iban-length',
  'iban-check-digits',
  'person-script',
  'birth-date-format',
  'birth-date-impossible',
  'birth-date-range',
] as const

export type RefusalReason = (typeof REFUSAL_REASONS)[number]

export interface Refusal {
  readonly ok: false
  readonly reason: RefusalReason
}

/** An input's one spelling, or why it has none. */
export type Canonical = { readonly ok: true; readonly canonical: string } | Refusal

export const refuse = (reason: RefusalReason): Refusal => ({ ok: false, reason })
export const accept = (canonical: string): Canonical => ({ ok: true, canonical })
