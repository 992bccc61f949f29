/** Closed lists about who and what is concerned. Field numbers are those of the EDPB's template. */
import { type Code, type CodeList, code } from './code.ts'

/** Field 65; CNIL "Catégories de personnes". */
export const PERSONS = {
  customers: code('a', 'customer', 'clients, actuels ou potentiels', 'customers, current or prospective'),
  employees: code('b', 'employee', 'salariés ou agents', 'employees'),
  military: code('c', 'military', 'militaires ou forces de l’ordre', 'military or law enforcement staff'),
  minors: code('d', 'minor', 'mineurs', 'minors'),
  patients: code('e', 'patient', 'patients', 'patients'),
  students: code('f', 'student', 'élèves ou étudiants', 'pupils or students'),
  members: code('g', 'member', 'adhérents ou abonnés', 'members or subscribers'),
  users: code('h', 'user', 'usagers ou utilisateurs', 'users'),
  vulnerable: code('i', 'vulnerable', 'personnes vulnérables', 'vulnerable people'),
  other: code('j', 'other', 'autres', 'others'),
  'not-known': code('k', 'not_determined', 'pas encore connues', 'not yet known'),
} as const satisfies CodeList

/** A category of data; `protection`: special categories (GDPR art. 9), offences (art. 10), the NIR (art. 87). */
export interface DataCode extends Code {
  readonly protection: 'article-9' | 'article-10' | 'nir' | null
}

const plain = (...given: Parameters<typeof code>): DataCode => ({ ...code(...given), protection: null })
const special = (...given: Parameters<typeof code>): DataCode => ({ ...code(...given), protection: 'article-9' })

/** Field 70; CNIL "Typologies des données impactées" and "Données sensibles". The EDPB has no letter for the NIR alone. */
export const DATA = {
  'civil-status': plain('a', 'civil_status', 'état civil', 'civil status'),
  contact: plain('b', 'contact', 'coordonnées', 'contact details'),
  nir: {
    ...code('n', 'social_number', 'NIR (numéro de sécurité sociale)', 'NIR (social security number)'),
    protection: 'nir',
  },
  identifiers: plain('n', 'indentification_access', 'numéros d’identification', 'identification numbers'),
  credentials: plain('s', 'indentification_access', 'identifiants et mots de passe', 'usernames and passwords'),
  payment: plain('q', 'financial', 'moyens de paiement', 'means of payment'),
  financial: plain('l', 'financial', 'situation économique et financière', 'economic and financial situation'),
  'official-documents': plain('p', 'official_document', 'documents officiels', 'official documents'),
  location: plain('o', 'location', 'localisation', 'location'),
  profile: plain('r', 'other', 'profils', 'profiles'),
  health: special('k', 'health', 'santé', 'health'),
  'employment-health': special('m', 'health', 'santé au travail', 'health at work'),
  biometric: special('c', 'biometric', 'biométrie', 'biometrics'),
  genetic: special('j', 'genetic', 'génétique', 'genetics'),
  'racial-ethnic': special('f', 'racial_ethnic', 'origine raciale ou ethnique', 'racial or ethnic origin'),
  political: special('e', 'political', 'opinions politiques', 'political opinions'),
  beliefs: special(
    'g',
    'philosophical_religious',
    'convictions religieuses ou philosophiques',
    'religious or philosophical beliefs',
  ),
  'trade-union': special('i', 'trade_union_membership', 'appartenance syndicale', 'trade union membership'),
  'sex-life': special('h', 'sexual_orientation', 'vie ou orientation sexuelle', 'sex life or orientation'),
  offences: {
    ...code('d', 'offenses_convictions_security', 'infractions, condamnations', 'offences, convictions'),
    protection: 'article-10',
  },
  other: plain('u', 'other', 'autres données', 'other data'),
  'not-known': plain('t', 'unknown', 'pas encore connues', 'not yet known'),
} as const satisfies Readonly<Record<string, DataCode>>

/** Fields 67 and 72. */
export const CERTAINTIES = {
  exact: code('a', null, 'nombre exact', 'exact number'),
  approximate: code('b', null, 'nombre approximatif', 'approximate number'),
  'cannot-determine': code('c', null, 'impossible à déterminer', 'cannot be determined'),
  'to-determine': code('d', null, 'à déterminer', 'to be determined'),
} as const satisfies CodeList

/** Field 39, which is free text. */
export const PARTIES = {
  processor: code(null, null, 'sous-traitant', 'processor'),
  'joint-controller': code(null, null, 'responsable conjoint', 'joint controller'),
  other: code(null, null, 'autre organisme', 'other body'),
} as const satisfies CodeList

/** Field 14. */
export const OWNERSHIPS = {
  private: code('a', null, 'privé', 'private'),
  public: code('b', null, 'public', 'public'),
} as const satisfies CodeList

/** Field 23. */
export const REPORTERS = {
  dpo: code('a', null, 'délégué à la protection des données', 'data protection officer'),
  'legal-representative': code('b', null, 'représentant légal', 'legal representative'),
  other: code('c', null, 'autre personne autorisée', 'other authorised person'),
} as const satisfies CodeList

/** Fields 109, 110, 113 and 120. */
export const ANSWERS = {
  yes: code('a', null, 'oui', 'yes'),
  no: code('b', null, 'non', 'no'),
  unknown: code('c', null, 'on ne sait pas', 'unknown'),
} as const satisfies CodeList
