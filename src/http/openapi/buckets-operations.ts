import { BUCKET_PARAMETERS } from './layout-parameters.ts'
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
    parameters: BUCKET_PARAMETERS,
    answers: {
      200: {
        description: { fr: 'Le casier.', en: 'The bucket.' },
        contentType: 'application/octet-stream',
      },
    },
    problems: ['layout-changed', 'unavailable'],
  },
]
