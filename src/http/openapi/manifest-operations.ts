import { manifestSchema } from '../../publication/manifest.ts'
import type { Operation } from './operation.ts'

export const MANIFEST_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/manifest',
    id: 'getManifest',
    tag: 'publication',
    summary: { fr: 'Le manifeste de la publication actuelle', en: 'The manifest of the current publication' },
    description: {
      fr: 'Les objets immuables qui la composent, avec leurs empreintes SHA-256 ; la racine de Merkle des casiers et la signature Ed25519 permettent à un miroir de tout vérifier.',
      en: 'The immutable objects that make it up, with their SHA-256; the Merkle root of the buckets and the Ed25519 signature let a mirror verify all of it.',
    },
    access: 'public',
    conditional: true,
    answers: {
      200: {
        description: {
          fr: 'Le manifeste, sans l’objet privé des clés.',
          en: 'The manifest, without the private object of keys.',
        },
        schema: manifestSchema.omit({ keys: true }),
      },
    },
    problems: ['unavailable'],
  },
]
