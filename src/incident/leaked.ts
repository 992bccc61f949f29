/** Data classes as a person would say what leaked: few enough to choose from. */
import type { DataClass } from './data-classes.ts'

export const PASSWORDS = ['passwords', 'passwords-hashed', 'pin-codes'] as const satisfies DataClass[]

export const BANK = ['iban', 'bank-details'] as const satisfies DataClass[]

/** What makes it easy to pass for somebody, in any combination. */
export const IDENTITY = [
  'nir',
  'civil-status',
  'birth-names',
  'places-of-birth',
  'identity-documents',
  'identity-document-numbers',
  'supporting-documents',
  'signatures',
  'tax-id',
  'tax-documents',
] as const satisfies DataClass[]

export const HEALTH = [
  'health-data',
  'health-insurance-details',
  'health-reimbursements',
  'medical-records',
  'prescriptions',
  'test-results',
  'care-visits',
  'disability-status',
  'biometric-data',
] as const satisfies DataClass[]

/** The choices, in the order in which they are offered. Classes that call for no step of their own are in none. */
export const LEAKED = {
  email: ['email-addresses'],
  phone: ['phone-numbers', 'device-identifiers', 'contact-details'],
  address: ['postal-addresses', 'parcel-tracking', 'weapon-ownership'],
  door: ['access-codes'],
  password: PASSWORDS,
  bank: BANK,
  card: ['payment-card'],
  nir: ['nir', 'social-benefits'],
  health: HEALTH,
  documents: ['identity-documents', 'identity-document-numbers', 'supporting-documents'],
  identity: ['civil-status', 'birth-names', 'places-of-birth', 'signatures', 'tax-id', 'tax-documents'],
} as const satisfies Record<string, readonly DataClass[]>

export type Leaked = keyof typeof LEAKED

export const LEAKED_IDS = Object.keys(LEAKED) as readonly Leaked[]
