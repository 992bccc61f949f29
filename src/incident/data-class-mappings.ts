/**
 * What each data class is called elsewhere, and whether the law protects it specially.
 *
 * `cnil`: the category of the CNIL's notification form. `hibp`: the data class of Have I Been Pwned, an English plural that clients compare
 * exactly; where its list has no fitting word, ours is spelt in its manner, because it adds words as leaks need them and clients cope with
 * new ones. `sensitive`: special categories of GDPR article 9 (health, with what reveals it, and biometrics) and article 10
 * (offences). The NIR has its own regime (article 87) and is not among them; neither is which insurer somebody has: the CNIL did
 * not count that as data on health in the Viamedis and Almerys incident (statement of 7 February 2024).
 */
import type { CnilCategory } from './cnil-categories.ts'
import type { DataClass } from './data-classes.ts'

export interface DataClassMapping {
  readonly cnil: CnilCategory
  readonly hibp: string
  readonly sensitive: boolean
}

const plain = (cnil: CnilCategory, hibp: string): DataClassMapping => ({ cnil, hibp, sensitive: false })
const special = (cnil: CnilCategory, hibp: string): DataClassMapping => ({ cnil, hibp, sensitive: true })

export const DATA_CLASS_MAPPINGS: Readonly<Record<DataClass, DataClassMapping>> = {
  names: plain('civil-status', 'Names'),
  'birth-names': plain('civil-status', 'Names'),
  sex: plain('civil-status', 'Genders'),
  'civil-status': plain('civil-status', 'Marital statuses'),
  'dates-of-birth': plain('civil-status', 'Dates of birth'),
  ages: plain('civil-status', 'Ages'),
  'places-of-birth': plain('civil-status', 'Places of birth'),
  nationality: plain('civil-status', 'Nationalities'),
  'family-composition': plain('civil-status', 'Family structure'),
  signatures: plain('other', 'Signatures'),

  'email-addresses': plain('contact', 'Email addresses'),
  'phone-numbers': plain('contact', 'Phone numbers'),
  'postal-addresses': plain('contact', 'Physical addresses'),
  'contact-details': plain('contact', 'Contact details'),
  // A door code comes with the address that it opens.
  'access-codes': plain('contact', 'Physical addresses'),
  'location-city': plain('contact', 'Geographic locations'),

  nir: plain('nir', 'Social security numbers'),
  'tax-id': plain('identification-access', 'Government issued IDs'),
  'customer-ids': plain('identification-access', 'Customer numbers'),
  'licence-numbers': plain('identification-access', 'Licence numbers'),
  'professional-ids': plain('identification-access', 'Professional registration numbers'),
  'identity-document-numbers': plain('official-documents', 'Government issued IDs'),
  'vehicle-registration': plain('other', 'Licence plates'),
  'device-identifiers': plain('identification-access', 'IMEI numbers'),
  'ip-addresses': plain('identification-access', 'IP addresses'),
  usernames: plain('identification-access', 'Usernames'),

  iban: plain('financial', 'Bank account numbers'),
  'bank-details': plain('financial', 'Bank account numbers'),
  'bank-name': plain('financial', 'Payment methods'),
  'payment-card': plain('financial', 'Credit cards'),
  'account-balances': plain('financial', 'Account balances'),
  transactions: plain('financial', 'Financial transactions'),
  'financial-holdings': plain('financial', 'Financial investments'),
  income: plain('financial', 'Income levels'),
  'tax-documents': plain('financial', 'Taxation records'),
  'salary-data': plain('financial', 'Income levels'),
  'social-benefits': plain('financial', 'Social benefits'),

  'health-data': special('health', 'Personal health data'),
  'health-insurance-details': plain('other', 'Health insurance information'),
  'health-reimbursements': special('health', 'Health insurance information'),
  'medical-records': special('health', 'Personal health data'),
  prescriptions: special('health', 'Personal health data'),
  'test-results': special('health', 'Personal health data'),
  'care-visits': special('health', 'Appointments'),
  'disability-status': special('health', 'Personal health data'),
  'biometric-data': special('biometric', 'Biometric data'),

  'identity-documents': plain('official-documents', 'Government issued IDs'),
  'supporting-documents': plain('other', 'Supporting documents'),
  'application-documents': plain('other', 'Job applications'),
  'education-data': plain('other', 'Education levels'),
  'internal-documents': plain('other', 'Internal documents'),
  'technical-data': plain('other', 'Device information'),
  'staff-records': plain('other', 'Staff records'),

  'employment-status': plain('other', 'Employment statuses'),
  'contract-details': plain('other', 'Contract details'),
  'order-history': plain('other', 'Purchases'),
  'parcel-tracking': plain('other', 'Parcel tracking'),
  'loyalty-data': plain('other', 'Reward program balances'),
  'loyalty-balance': plain('other', 'Reward program balances'),
  'company-details': plain('other', 'Employers'),
  'communications-data': plain('other', 'Communications data'),
  'travel-details': plain('location', 'Travel habits'),
  passwords: plain('identification-access', 'Passwords'),
  'passwords-hashed': plain('identification-access', 'Passwords'),
  'pin-codes': plain('identification-access', 'PINs'),
  'judicial-records': special('offences', 'Criminal records'),
  'wanted-person-records': special('offences', 'Criminal records'),
  'weapon-ownership': plain('other', 'Weapon ownership'),
}
