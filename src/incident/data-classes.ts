/** The closed list of data classes an incident can expose, each with the words a reader sees. */

/** What a class is about; also the order in which groups are shown. */
export const DATA_CLASS_GROUPS = ['identity', 'contact', 'numbers', 'money', 'health', 'documents', 'other'] as const

export type DataClassGroup = (typeof DATA_CLASS_GROUPS)[number]

/** How a data class reads: plural noun phrase, lower case unless a name, in each language. */
export interface DataClassInfo {
  readonly group: DataClassGroup
  readonly label: { readonly fr: string; readonly en: string }
}

const entry = <G extends DataClassGroup>(group: G, fr: string, en: string) => ({ group, label: { fr, en } })

const CLASSES = {
  names: entry('identity', 'noms et prénoms', 'names'),
  'birth-names': entry('identity', 'noms de naissance', 'birth names'),
  sex: entry('identity', 'sexe ou civilité', 'sex or form of address'),
  'civil-status': entry('identity', 'état civil', 'civil status'),
  'dates-of-birth': entry('identity', 'dates de naissance', 'dates of birth'),
  ages: entry('identity', 'âges', 'ages'),
  'places-of-birth': entry('identity', 'lieux de naissance', 'places of birth'),
  nationality: entry('identity', 'nationalités', 'nationalities'),
  'family-composition': entry('identity', 'composition de la famille', 'family composition'),
  signatures: entry('identity', 'signatures', 'signatures'),

  'email-addresses': entry('contact', 'adresses e-mail', 'e-mail addresses'),
  'phone-numbers': entry('contact', 'numéros de téléphone', 'phone numbers'),
  'postal-addresses': entry('contact', 'adresses postales', 'postal addresses'),
  'contact-details': entry('contact', 'coordonnées (sans précision)', 'contact details (kind not stated)'),
  'access-codes': entry('contact', 'codes d’accès d’immeuble', 'door codes'),
  'location-city': entry('contact', 'villes de résidence', 'cities of residence'),

  nir: entry('numbers', 'numéros de sécurité sociale (NIR)', 'French social security numbers (NIR)'),
  'tax-id': entry('numbers', 'numéros fiscaux', 'tax numbers'),
  'customer-ids': entry('numbers', 'identifiants client, d’adhérent ou d’usager', 'customer, member or user numbers'),
  'licence-numbers': entry('numbers', 'numéros de licence', 'licence numbers'),
  'professional-ids': entry('numbers', 'identifiants professionnels', 'professional registration numbers'),
  'identity-document-numbers': entry('numbers', 'numéros de pièces d’identité', 'identity document numbers'),
  'vehicle-registration': entry('numbers', 'immatriculations de véhicules', 'vehicle registrations'),
  'device-identifiers': entry(
    'numbers',
    'identifiants d’appareil (IMEI, carte SIM)',
    'device identifiers (IMEI, SIM card)',
  ),
  'ip-addresses': entry('numbers', 'adresses IP', 'IP addresses'),
  usernames: entry('numbers', 'identifiants de connexion', 'usernames'),

  iban: entry('money', 'IBAN', 'IBANs'),
  'bank-details': entry('money', 'coordonnées bancaires (sans précision)', 'bank details (kind not stated)'),
  'bank-name': entry('money', 'noms de la banque', 'names of banks'),
  'payment-card': entry('money', 'données de carte bancaire', 'payment card data'),
  'account-balances': entry('money', 'soldes de comptes', 'account balances'),
  transactions: entry('money', 'opérations bancaires', 'transactions'),
  'financial-holdings': entry('money', 'placements et patrimoine financier', 'financial holdings'),
  income: entry('money', 'revenus', 'income'),
  'tax-documents': entry('money', 'documents fiscaux', 'tax documents'),
  'salary-data': entry('money', 'données de paie', 'salary data'),
  'social-benefits': entry('money', 'prestations sociales', 'social benefits'),

  'health-data': entry('health', 'données de santé', 'health data'),
  'health-insurance-details': entry('health', 'données d’assurance santé', 'health insurance details'),
  'health-reimbursements': entry('health', 'remboursements de santé', 'health reimbursements'),
  'medical-records': entry('health', 'dossiers médicaux', 'medical records'),
  prescriptions: entry('health', 'ordonnances', 'prescriptions'),
  'test-results': entry('health', 'résultats d’analyses ou d’examens', 'test results'),
  'care-visits': entry('health', 'consultations et séjours de soins', 'care visits and stays'),
  'disability-status': entry('health', 'situations de handicap', 'disability status'),
  'biometric-data': entry('health', 'données biométriques', 'biometric data'),

  'identity-documents': entry('documents', 'copies de pièces d’identité', 'copies of identity documents'),
  'supporting-documents': entry('documents', 'pièces justificatives', 'supporting documents'),
  'application-documents': entry('documents', 'dossiers de candidature', 'application documents'),
  'education-data': entry('documents', 'données de scolarité et de formation', 'education data'),
  'internal-documents': entry('documents', 'documents internes', 'internal documents'),
  'technical-data': entry('documents', 'données techniques', 'technical data'),
  'staff-records': entry('documents', 'dossiers du personnel', 'staff records'),

  'employment-status': entry('other', 'situation professionnelle', 'employment status'),
  'contract-details': entry('other', 'informations sur le contrat', 'contract details'),
  'order-history': entry('other', 'historiques de commandes', 'order histories'),
  'parcel-tracking': entry('other', 'suivi de colis', 'parcel tracking'),
  'loyalty-data': entry('other', 'données de programme de fidélité', 'loyalty scheme data'),
  'loyalty-balance': entry('other', 'soldes de fidélité', 'loyalty balances'),
  'company-details': entry('other', 'informations sur l’entreprise', 'company details'),
  'communications-data': entry('other', 'données de communications', 'communications data'),
  'travel-details': entry('other', 'données de voyage', 'travel details'),
  passwords: entry('other', 'mots de passe (forme inconnue)', 'passwords (form unknown)'),
  'passwords-hashed': entry('other', 'mots de passe hachés', 'hashed passwords'),
  'pin-codes': entry('other', 'codes PIN', 'PIN codes'),
  'judicial-records': entry('other', 'antécédents judiciaires', 'judicial records'),
  'wanted-person-records': entry('other', 'fiches de personnes recherchées', 'wanted-person records'),
  'weapon-ownership': entry('other', 'détention d’armes', 'weapon ownership'),
} as const satisfies Record<string, DataClassInfo>

/** A kind of data that an incident exposed, e.g. `iban`. Never a value. */
export type DataClass = keyof typeof CLASSES

/** What each class is called and where it belongs. */
export const DATA_CLASSES: Readonly<Record<DataClass, DataClassInfo>> = CLASSES

/** Every class, in the order in which they are shown. */
export const DATA_CLASS_IDS = Object.keys(CLASSES) as unknown as readonly [DataClass, ...DataClass[]]

/** Whether a value names a data class. */
export function isDataClass(value: unknown): value is DataClass {
  return typeof value === 'string' && Object.hasOwn(CLASSES, value)
}
