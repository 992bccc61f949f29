/** The closed lists that an incident's record chooses from. Without a schema, so that a browser can have them too. */

export const SECTORS = [
  'automotive',
  'central-government',
  'education',
  'employment',
  'finance',
  'health',
  'health-insurance',
  'insurance',
  'local-government',
  'logistics',
  'media',
  'public-finance',
  'public-service',
  'retail',
  'social-security',
  'social-services',
  'sport',
  'telecom',
  'transport',
] as const
export type Sector = (typeof SECTORS)[number]

export const INCIDENT_KINDS = [
  'data-breach',
  'ransomware',
  'intrusion',
  'ddos',
  'misconfiguration',
  'infostealer',
] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]

/**
 * `confirmed`: the organisation or an authority says that data was exposed; `claimed`: only the attacker says so;
 * `suspected`: neither established nor excluded; `none`: no personal data was exposed.
 */
export const EXPOSURES = ['confirmed', 'claimed', 'suspected', 'none'] as const
export type Exposure = (typeof EXPOSURES)[number]

export const ROLES = ['controller', 'processor', 'affiliated'] as const

/** `announced` by the organisation or the State, `confirmed` by an authority's decision, `claimed` by the attacker. */
export const FIGURE_BASES = ['announced', 'confirmed', 'claimed', 'estimate'] as const
export type FigureBasis = (typeof FIGURE_BASES)[number]

export const FIGURE_UNITS = [
  'persons',
  'accounts',
  'bank-accounts',
  'contracts',
  'customer-accounts',
  'email-addresses',
  'files',
  'households',
  'organisations',
  'parcels',
  'rows',
] as const
export type FigureUnit = (typeof FIGURE_UNITS)[number]

/** What a person can be to a body; `professional` covers businesses, employers and health professionals in that capacity. */
export const RELATIONS = [
  'registered',
  'beneficiary',
  'insured',
  'patient',
  'customer',
  'recipient',
  'member',
  'student',
  'staff',
  'professional',
] as const
export type Relation = (typeof RELATIONS)[number]

/** What a person can be to a commune and its services. */
export const COMMUNE_RELATIONS = ['resident', 'agent', 'supplier'] as const
export type CommuneRelation = (typeof COMMUNE_RELATIONS)[number]

/** Who a notice means: everybody whom the criterion describes, or only some of them, who cannot be told apart from outside. */
export const SCOPES = ['all', 'some'] as const
