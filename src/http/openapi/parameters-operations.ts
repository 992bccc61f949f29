import { parametersSchema } from '../../protocol/parameters.ts'
import type { Operation } from './operation.ts'

export const PARAMETERS_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/parameters',
    id: 'getParameters',
    tag: 'check',
    summary: {
      fr: 'Tout ce qu’un client doit savoir avant de demander',
      en: 'All that a client must know before it asks',
    },
    description: {
      fr: 'Le sel public et le coût d’Argon2id, et pour chaque type d’identifiant les clés publiques contre lesquelles les preuves se vérifient et le nombre de bits des casiers.',
      en: 'The public salt and the cost of Argon2id, and for each kind of identifier the public keys that proofs are verified against and the number of bits of its buckets.',
    },
    access: 'public',
    conditional: true,
    answers: { 200: { description: { fr: 'Les paramètres.', en: 'The parameters.' }, schema: parametersSchema } },
    problems: ['unavailable'],
  },
]
