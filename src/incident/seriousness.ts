/**
 * How serious a leak is for the people in it, from the data classes alone: it orders incidents and picks out classes, and is never
 * shown as a score.
 *
 * The levels are the four of ENISA's "Recommendations for a methodology of the assessment of severity of personal data breaches"
 * (2013), to which the EDPB's Guidelines 9/2022 on notifications refer: 1 simple (who and where somebody is), 2 behavioural (what somebody
 * does), 3 financial, 4 sensitive. As that method provides, a class goes up where it can be used against somebody by itself:
 * what opens accounts or doors, what identity theft is made with, and what puts a person in danger.
 */
import type { DataClass } from './data-classes.ts'
import { byText } from './fold.ts'

/** 1: simple, 2: tells about a life or makes scams believable, 3: money or access, 4: lasting or grave harm. */
export type Level = 1 | 2 | 3 | 4

const LEVELS: Readonly<Record<DataClass, Level>> = {
  names: 1,
  'birth-names': 1,
  sex: 1,
  'civil-status': 1,
  'dates-of-birth': 2,
  ages: 1,
  'places-of-birth': 2,
  nationality: 1,
  'family-composition': 2,
  signatures: 3,

  'email-addresses': 1,
  'phone-numbers': 1,
  'postal-addresses': 2,
  'contact-details': 1,
  'access-codes': 3,
  'location-city': 1,

  nir: 4,
  'tax-id': 3,
  'customer-ids': 1,
  'licence-numbers': 1,
  'professional-ids': 1,
  'identity-document-numbers': 3,
  'vehicle-registration': 2,
  'device-identifiers': 2,
  'ip-addresses': 1,
  usernames: 1,

  iban: 3,
  'bank-details': 3,
  'bank-name': 2,
  'payment-card': 3,
  'account-balances': 3,
  transactions: 3,
  'financial-holdings': 3,
  income: 3,
  'tax-documents': 3,
  'salary-data': 3,
  'social-benefits': 3,

  'health-data': 4,
  'health-insurance-details': 2,
  'health-reimbursements': 4,
  'medical-records': 4,
  prescriptions: 4,
  'test-results': 4,
  'care-visits': 4,
  'disability-status': 4,
  'biometric-data': 4,

  'identity-documents': 4,
  'supporting-documents': 3,
  'application-documents': 2,
  'education-data': 2,
  'internal-documents': 1,
  'technical-data': 1,
  'staff-records': 3,

  'employment-status': 2,
  'contract-details': 2,
  'order-history': 2,
  'parcel-tracking': 2,
  'loyalty-data': 2,
  'loyalty-balance': 2,
  'company-details': 1,
  'communications-data': 3,
  'travel-details': 2,
  passwords: 4,
  'passwords-hashed': 3,
  'pin-codes': 4,
  'judicial-records': 4,
  'wanted-person-records': 4,
  'weapon-ownership': 4,
}

/** The level of one class; of a class that is not known here, the lowest. */
export function levelOf(dataClass: DataClass): Level {
  return Object.hasOwn(LEVELS, dataClass) ? LEVELS[dataClass] : 1
}

/** Whether a class stands out among what leaked: money, access, or worse. */
export const isGrave = (dataClass: DataClass): boolean => levelOf(dataClass) >= 3

/** What decides which of two incidents a person should read first. */
export interface Weighed {
  readonly id: string
  readonly dataClasses: readonly DataClass[]
  /** Partial date. */
  readonly disclosed: string
}

/**
 * Most serious first: the incident with more classes of the highest level, then of the next, down to the lowest; among equals the more
 * recent one, then by id, so that the order is always the same.
 */
export function bySeriousness(a: Weighed, b: Weighed): number {
  for (const level of [4, 3, 2, 1]) {
    const difference = countAt(b, level) - countAt(a, level)
    if (difference !== 0) return difference
  }
  return byText(b.disclosed, a.disclosed) || byText(a.id, b.id)
}

const countAt = ({ dataClasses }: Weighed, level: number): number =>
  dataClasses.filter(one => levelOf(one) === level).length
