/** The four kinds of identifier and their numbers on the wire (vf1 "Identifier kinds"). */
export const KINDS = ['email', 'phone', 'iban', 'person'] as const
export type Kind = (typeof KINDS)[number]

export const KIND_IDS = { email: 1, phone: 2, iban: 3, person: 4 } as const satisfies Readonly<Record<Kind, number>>

/** Whether a value from outside is a kind. */
export function isKind(value: unknown): value is Kind {
  return (KINDS as readonly unknown[]).includes(value)
}

/** The kind with this number, or null. */
export function kindOfId(id: number): Kind | null {
  return KINDS.find(kind => KIND_IDS[kind] === id) ?? null
}
