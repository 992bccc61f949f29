import type { Text } from './operation.ts'

/** Groups of operations, in the order in which the reference shows them. */
export const TAGS = {
  check: {
    fr: 'Vérification privée',
    en: 'Private check',
  },
  lookup: { fr: 'Recherches des partenaires', en: 'Partner lookups' },
  catalogue: { fr: 'Catalogue', en: 'Catalogue' },
  'open-data': { fr: 'Données ouvertes', en: 'Open data' },
  changes: { fr: 'Changements', en: 'Changes' },
  webhooks: { fr: 'Webhooks', en: 'Webhooks' },
  publication: { fr: 'Publication et miroirs', en: 'Publication and mirrors' },
  hibp: { fr: 'Compatibilité HIBP', en: 'HIBP compatibility' },
  uploads: { fr: 'Contributions', en: 'Contributions' },
  service: { fr: 'Service', en: 'Service' },
} as const satisfies Record<string, Text>

export type Tag = keyof typeof TAGS
