/** What stands in an incident's record in words, everywhere on the site: its closed lists, its bodies, its figures. */
import type { Exposure, FigureUnit, IncidentKind, Relation, Sector } from '../../incident/closed-lists.ts'
import type { Figure, Incident, Organisation } from '../../incident/record.ts'
import { formatNumber, plural } from '../format.ts'
import type { Bilingual, Language } from '../language.ts'

export const sectors: Bilingual<Readonly<Record<Sector, string>>> = {
  fr: {
    automotive: 'automobile',
    'central-government': 'État',
    education: 'enseignement',
    employment: 'emploi',
    finance: 'banque et finance',
    health: 'santé',
    'health-insurance': 'assurance maladie et complémentaires',
    insurance: 'assurance',
    'local-government': 'collectivités',
    logistics: 'livraison de colis',
    media: 'médias et loisirs',
    'public-finance': 'finances publiques',
    'public-service': 'service public',
    retail: 'commerce',
    'social-security': 'sécurité sociale',
    'social-services': 'action sociale',
    sport: 'sport',
    telecom: 'télécoms',
    transport: 'transports',
  },
  en: {
    automotive: 'automotive',
    'central-government': 'central government',
    education: 'education',
    employment: 'employment',
    finance: 'banking and finance',
    health: 'health',
    'health-insurance': 'health insurance',
    insurance: 'insurance',
    'local-government': 'local government',
    logistics: 'parcel delivery',
    media: 'media and leisure',
    'public-finance': 'public finance',
    'public-service': 'public service',
    retail: 'retail',
    'social-security': 'social security',
    'social-services': 'social services',
    sport: 'sport',
    telecom: 'telecoms',
    transport: 'transport',
  },
}

export const kinds: Bilingual<Readonly<Record<IncidentKind, string>>> = {
  fr: {
    'data-breach': 'fuite de données',
    ransomware: 'rançongiciel',
    intrusion: 'intrusion',
    ddos: 'déni de service (DDoS)',
    misconfiguration: 'erreur de configuration ou d’envoi',
    infostealer: 'logiciel voleur d’identifiants',
  },
  en: {
    'data-breach': 'data breach',
    ransomware: 'ransomware',
    intrusion: 'intrusion',
    ddos: 'denial of service (DDoS)',
    misconfiguration: 'misconfiguration or misdirected data',
    infostealer: 'credential-stealing malware',
  },
}

/** Status of the exposure: a short label, and what it means. */
export const exposures: Bilingual<Readonly<Record<Exposure, { readonly label: string; readonly meaning: string }>>> = {
  fr: {
    confirmed: {
      label: 'fuite confirmée',
      meaning: 'L’organisme ou une autorité reconnaît que des données ont été exposées.',
    },
    claimed: {
      label: 'fuite revendiquée',
      meaning: 'Seul l’attaquant ou un vendeur affirme que des données ont fuité.',
    },
    suspected: { label: 'fuite possible', meaning: 'Une fuite de données n’est ni établie ni exclue.' },
    none: { label: 'aucune fuite', meaning: 'Aucune donnée personnelle n’a été exposée.' },
  },
  en: {
    confirmed: { label: 'leak confirmed', meaning: 'The organisation or an authority admits that data was exposed.' },
    claimed: { label: 'leak claimed', meaning: 'Only the attacker or a seller says that data leaked.' },
    suspected: { label: 'leak possible', meaning: 'A leak of data is neither established nor excluded.' },
    none: { label: 'nothing leaked', meaning: 'No personal data was exposed.' },
  },
}

export const confidences: Bilingual<
  Readonly<Record<Incident['confidence'], { readonly label: string; readonly meaning: string }>>
> = {
  fr: {
    high: { label: 'bien établi', meaning: 'plusieurs sources concordantes ou officielles' },
    medium: { label: 'assez sûr', meaning: 'des sources sérieuses, mais peu nombreuses ou en partie divergentes' },
    low: { label: 'à prendre avec prudence', meaning: 'une seule source, ou des sources fragiles' },
  },
  en: {
    high: { label: 'well established', meaning: 'several concordant or official sources' },
    medium: { label: 'fairly sure', meaning: 'serious sources, but few or partly diverging' },
    low: { label: 'to be read with caution', meaning: 'a single source, or weak ones' },
  },
}

export const bases: Bilingual<Readonly<Record<NonNullable<Figure['basis']>, string>>> = {
  fr: {
    announced: 'annoncé par l’organisme ou l’État',
    confirmed: 'retenu dans une décision d’autorité',
    claimed: 'affirmé par l’attaquant',
    estimate: 'estimation',
  },
  en: {
    announced: 'announced by the organisation or the State',
    confirmed: 'found in an authority’s decision',
    claimed: 'claimed by the attacker',
    estimate: 'estimate',
  },
}

export const roles: Bilingual<Readonly<Record<Organisation['role'], string>>> = {
  fr: { controller: 'responsable de traitement', processor: 'sous-traitant', affiliated: 'organisme rattaché' },
  en: { controller: 'controller', processor: 'processor', affiliated: 'affiliated body' },
}

/** How a relation is asked about: the beginning of a question that names of bodies complete. */
export const relations: Bilingual<Readonly<Record<Relation, string>>> = {
  fr: {
    registered: 'Inscrit ou inscrite auprès de',
    beneficiary: 'Allocataire ou bénéficiaire de',
    insured: 'Assuré ou assurée, ou ayant droit',
    patient: 'Patient ou patiente',
    customer: 'Client ou cliente, abonné ou titulaire d’un compte',
    recipient: 'Destinataire d’un colis',
    member: 'Membre ou licencié',
    student: 'Élève, étudiant ou candidat, ou parent',
    staff: 'Salarié ou agent',
    professional: 'Relation professionnelle',
  },
  en: {
    registered: 'Registered with',
    beneficiary: 'Recipient of benefits from',
    insured: 'Insured, or covered as family',
    patient: 'Patient',
    customer: 'Customer, subscriber or account holder',
    recipient: 'Recipient of a parcel',
    member: 'Member or licence holder',
    student: 'Pupil, student or applicant, or their parent',
    staff: 'Member of staff',
    professional: 'Business relation',
  },
}

const UNITS: Bilingual<Readonly<Record<FigureUnit, readonly [one: string, other: string]>>> = {
  fr: {
    persons: ['personne', 'personnes'],
    accounts: ['compte', 'comptes'],
    'bank-accounts': ['compte bancaire', 'comptes bancaires'],
    contracts: ['contrat', 'contrats'],
    'customer-accounts': ['compte client', 'comptes clients'],
    'email-addresses': ['adresse e-mail', 'adresses e-mail'],
    files: ['dossier ou fichier', 'dossiers ou fichiers'],
    households: ['foyer', 'foyers'],
    organisations: ['organisme', 'organismes'],
    parcels: ['colis', 'colis'],
    rows: ['ligne', 'lignes'],
  },
  en: {
    persons: ['person', 'people'],
    accounts: ['account', 'accounts'],
    'bank-accounts': ['bank account', 'bank accounts'],
    contracts: ['contract', 'contracts'],
    'customer-accounts': ['customer account', 'customer accounts'],
    'email-addresses': ['e-mail address', 'e-mail addresses'],
    files: ['file', 'files'],
    households: ['household', 'households'],
    organisations: ['organisation', 'organisations'],
    parcels: ['parcel', 'parcels'],
    rows: ['row', 'rows'],
  },
}

const several = (language: Language) =>
  Object.fromEntries(Object.entries(UNITS[language]).map(([unit, [, other]]) => [unit, other])) as Record<
    FigureUnit,
    string
  >

/** What is counted, in the plural. */
export const units: Bilingual<Readonly<Record<FigureUnit, string>>> = { fr: several('fr'), en: several('en') }

/** What a body is called: its own name, or what it is where the sources do not name it. */
export const nameOf = ({ name, nameEn }: Pick<Organisation, 'name' | 'nameEn'>, language: Language): string =>
  language === 'en' ? (nameEn ?? name) : name

/** A figure with its unit, and what it rests on; null where nobody counted. */
export function figureWords(
  { count, unit, basis }: Pick<Figure, 'count' | 'unit' | 'basis'>,
  language: Language,
): { readonly count: string; readonly basis: string } | null {
  if (count === null || unit === null || basis === null) return null
  return { count: countOf(count, unit, language), basis: bases[language][basis] }
}

/** A figure with its unit: `36 820 828 personnes`. */
export function countOf(count: number, unit: NonNullable<Figure['unit']>, language: Language): string {
  const [one, other] = UNITS[language][unit]
  return `${formatNumber(count, language)}\u00a0${plural(count, language, one, other)}`
}
