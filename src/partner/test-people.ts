/**
 * The invented people whom test keys find outside the demo: what a partner's own tests send, and what must come back. Nobody is
 * concerned: addresses are of reserved domains (RFC 2606), numbers of those that Arcep keeps for fiction, and the IBANs of no bank.
 *
 * Whoever is not here is `not-listed` for a test key.
 */
import { KINDS, type Kind } from '../identifier/kind.ts'

export const TEST_OUTCOMES = ['listed', 'listed-in-several', 'withdrawn', 'unavailable'] as const
/** `withdrawn`: listed once, in a list that was withdrawn since; its lookup answers `not-listed`. */
export type TestOutcome = (typeof TEST_OUTCOMES)[number]

export interface TestPerson {
  readonly kind: Kind
  readonly canonical: string
  readonly outcome: TestOutcome
  /** Codes of invented data sets; null: its lookup answers `unavailable`. */
  readonly datasets: readonly number[] | null
}

const CANONICAL: Readonly<Record<TestOutcome, Readonly<Record<Kind, string>>>> = {
  listed: {
    email: 'listed@example.com',
    phone: '+33639980101',
    iban: 'FR7600000000990000090000159',
    person: 'EXEMPLE|ALIX|1990-01-01',
  },
  'listed-in-several': {
    email: 'listed-in-several@example.com',
    phone: '+33639980102',
    iban: 'FR7600000000990000090000256',
    person: 'EXEMPLE|CAMILLE|1990-01-01',
  },
  withdrawn: {
    email: 'withdrawn@example.com',
    phone: '+33639980103',
    iban: 'FR7600000000990000090000353',
    person: 'EXEMPLE|CLAUDE|1990-01-01',
  },
  unavailable: {
    email: 'unavailable@example.com',
    phone: '+33639980104',
    iban: 'FR7600000000990000090000450',
    person: 'EXEMPLE|DOMINIQUE|1990-01-01',
  },
}

/** The lists that a person of each outcome is in, for each kind: three lists a kind, from 65001 on, the third withdrawn. */
const LISTS: Readonly<Record<TestOutcome, readonly number[] | null>> = {
  listed: [0],
  'listed-in-several': [0, 1],
  withdrawn: [2],
  unavailable: null,
}

/** The code of a kind's test list, 0 to 2. */
export const testCode = (kind: Kind, list: number): number => 65_001 + 3 * KINDS.indexOf(kind) + list

export const TEST_PEOPLE: readonly TestPerson[] = TEST_OUTCOMES.flatMap(outcome =>
  KINDS.map(kind => ({
    kind,
    canonical: CANONICAL[outcome][kind],
    outcome,
    datasets: LISTS[outcome]?.map(list => testCode(kind, list)) ?? null,
  })),
)
