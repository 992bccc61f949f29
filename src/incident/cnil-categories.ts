/**
 * The categories of personal data of the CNIL's notification form.
 *
 * `openData` is the value of the column "Typologies des données impactées" of the open data set "Notifications à la CNIL de violations
 * de données à caractère personnel" (data.gouv.fr, 5cd42a86634f4147a23df1be), whose file doubles apostrophes. Special categories (GDPR
 * article 9) are items of the form, but in the file they are only the `Oui` of its column "Données sensibles": there `openData` is null.
 */
export const CNIL_CATEGORIES = {
  'civil-status': {
    label: { fr: 'état civil', en: 'civil status' },
    openData: 'Etat civil (ex : nom, sexe, date de naissance, âge...)',
  },
  nir: {
    label: { fr: 'numéro de sécurité sociale (NIR)', en: 'social security number (NIR)' },
    openData: "NIR (Numéro d'Inscription au Répertoire)",
  },
  contact: {
    label: { fr: 'coordonnées', en: 'contact details' },
    openData: 'Coordonnées (ex : adresse postale ou électronique, numéros de téléphone fixe ou portable...)',
  },
  'identification-access': {
    label: { fr: 'identification ou accès', en: 'identification or access' },
    openData: "Données d'identification ou d'accès (ex : identifiant, mot de passe, numéro client...)",
  },
  financial: {
    label: { fr: 'informations financières ou économiques', en: 'financial or economic information' },
    openData:
      'Données relatives à des informations financières (ex : revenus, numéro de carte de crédit, coordonnées bancaires), économiques',
  },
  'official-documents': {
    label: { fr: 'documents officiels', en: 'official documents' },
    openData: "Documents officiels (Passeports, pièces d'identité, etc.)",
  },
  location: {
    label: { fr: 'localisation', en: 'location' },
    openData: 'Données de localisation',
  },
  offences: {
    label: {
      fr: 'infractions, condamnations, mesures de sûreté',
      en: 'offences, convictions, security measures',
    },
    openData: 'Données relatives à des infractions, condamnations, mesures de sûreté',
  },
  health: { label: { fr: 'santé', en: 'health' }, openData: null },
  biometric: { label: { fr: 'biométrie', en: 'biometrics' }, openData: null },
  other: {
    label: { fr: 'autres données', en: 'other data' },
    openData: "La violation concerne d'autres données",
  },
} as const satisfies Record<string, { label: { fr: string; en: string }; openData: string | null }>

export type CnilCategory = keyof typeof CNIL_CATEGORIES

/** Every category, in the order of the form. */
export const CNIL_CATEGORY_IDS = Object.keys(CNIL_CATEGORIES) as unknown as readonly [CnilCategory, ...CnilCategory[]]
