import * as z from 'zod'
import { kindSchema } from './answer-schemas.ts'
import type { Operation } from './operation.ts'

export const BUCKETS_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/buckets/:kind/:keyVersion/:name',
    id: 'getBucket',
    tag: 'check',
    summary: { fr: 'Un casier', en: 'A bucket' },
    description: {
      fr: 'Un document binaire (« Bucket document » dans `docs/protocol.md`) dont seul qui détient l’élément peut lire une entrée. Sans évaluation, il ne dit rien de personne. L’adresse reste, le contenu suit les publications : redemandez-le avec `If-None-Match`.',
      en: 'A binary document (“Bucket document” in `docs/protocol.md`) of which only whoever holds the element can read an entry. Without an evaluation it says nothing about anybody. The address stays, the content follows publications: ask again with `If-None-Match`.',
    },
    access: 'public',
    conditional: true,
    parameters: [
      {
        in: 'path',
        name: 'kind',
        schema: kindSchema,
        description: { fr: 'Type d’identifiant.', en: 'Kind of identifier.' },
        example: 'email',
      },
      {
        in: 'path',
        name: 'keyVersion',
        schema: z.int().min(1).max(0xffff),
        description: {
          fr: 'Version de la clé, telle que les paramètres la donnent.',
          en: 'Version of the key, as the parameters give it.',
        },
        example: 1,
      },
      {
        in: 'path',
        name: 'name',
        schema: z.string().regex(/^\d{1,2}-[0-9a-f]{4}$/),
        description: {
          fr: 'Nombre de bits, et numéro du casier en quatre chiffres hexadécimaux minuscules.',
          en: 'Number of bits, and the number of the bucket in four lower-case hexadecimal digits.',
        },
        example: '1-0001',
      },
    ],
    answers: {
      200: {
        description: { fr: 'Le casier.', en: 'The bucket.' },
        contentType: 'application/octet-stream',
      },
    },
    problems: ['layout-changed', 'unavailable'],
  },
]
