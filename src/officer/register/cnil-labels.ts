/**
 * The exact words of the CNIL's form for the keys of Madis, as they stand in the open data set "Notifications à la CNIL de
 * violations de données à caractère personnel" (data.gouv.fr, 5cd42a86634f4147a23df1be), which doubles apostrophes and uses no
 * accent on capitals. What the file does not hold (persons, impacts, gravity, special categories) has the words of the form
 * as Madis keeps them.
 */
import { CNIL_CATEGORIES } from '../../incident/cnil-categories.ts'

/** For an origin that the form does not name. */
export const CNIL_OTHER_ORIGIN = 'Autre'

export const CNIL_LABELS = {
  natures: {
    confidentiality: 'Perte de la confidentialité',
    integrity: "Perte de l'intégrité",
    availability: 'Perte de la disponibilité',
  },
  origins: {
    lost_stolen_equipement: 'Equipement perdu ou volé',
    lost_stolen_paper: 'Papier perdu, volé ou laissé accessible dans un endroit non sécurisé',
    lost_opened_mail: "Courrier perdu ou ouvert avant d'être retourné à l'envoyeur",
    hack: 'Piratage, logiciel malveillant (par exemple rançongiciel) et/ou hameçonnage',
    trash_confidential_document:
      'Mise au rebut de documents papier contenant des données personnelles sans destruction physique',
    trash_confidential_device:
      "Mise au rebut d'appareils numériques contenant des données personnelles sans effacement sécurisé",
    non_voluntary_publication: "Publication non volontaire d'informations",
    bad_people_data_display: 'Données de la mauvaise personne affichées sur le portail du client',
    bad_recipient: 'Données personnelles envoyées à un mauvais destinataire',
    verbally_disclosed: 'Informations personnelles divulguées de façon verbale',
  },
  causes: {
    internal_malicious: 'Acte interne malveillant',
    internal_accidental: 'Acte interne accidentel',
    external_malicious: 'Acte externe malveillant',
    external_accidental: 'Acte externe accidentel',
    unknown: 'Inconnu',
  },
  data: {
    civil_status: CNIL_CATEGORIES['civil-status'].openData,
    social_number: CNIL_CATEGORIES.nir.openData,
    contact: CNIL_CATEGORIES.contact.openData,
    indentification_access: CNIL_CATEGORIES['identification-access'].openData,
    financial: CNIL_CATEGORIES.financial.openData,
    official_document: CNIL_CATEGORIES['official-documents'].openData,
    location: CNIL_CATEGORIES.location.openData,
    offenses_convictions_security: CNIL_CATEGORIES.offences.openData,
    unknown: 'Les données concernées ne sont pas connues pour le moment',
    other: CNIL_CATEGORIES.other.openData,
    racial_ethnic: 'Origine raciale ou ethnique',
    political: 'Opinions politiques',
    philosophical_religious: 'Opinions philosophiques ou religieuses',
    trade_union_membership: 'Appartenance syndicale',
    sexual_orientation: 'Orientation sexuelle',
    health: 'Données de santé',
    biometric: 'Données biométriques',
    genetic: 'Données génétiques',
  },
} as const

/** By the number of people concerned, as the open data has it. */
export function cnilBand(persons: number): string {
  if (persons <= 5) return 'Entre 0 et 5 personnes'
  if (persons <= 50) return 'Entre 6 et 50 personnes'
  if (persons <= 300) return 'Entre 51 et 300 personnes'
  return persons <= 5000 ? 'Entre 301 et 5000 personnes' : 'Plus de 5000 personnes'
}
