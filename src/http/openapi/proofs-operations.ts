import * as z from 'zod'
import { MAX_BUCKET_BITS } from '../../protocol/element.ts'
import { base64UrlSchema, epochSchema } from './answer-schemas.ts'
import { BUCKET_PARAMETERS, LAYOUT_PARAMETERS } from './layout-parameters.ts'
import type { Operation } from './operation.ts'

export const PROOFS_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/proofs/:kind/:keyVersion/:name',
    id: 'getBucketProof',
    tag: 'publication',
    summary: { fr: 'La preuve d’un casier', en: 'The proof of a bucket' },
    description: {
      fr: 'Le chemin de Merkle (RFC 9162) qui mène de l’empreinte du casier à la racine inscrite dans le manifeste signé : un casier servi par n’importe qui se vérifie ainsi.',
      en: 'The Merkle path (RFC 9162) from the bucket’s hash to the root in the signed manifest: so a bucket that anybody serves can be verified.',
    },
    access: 'public',
    conditional: true,
    parameters: BUCKET_PARAMETERS,
    answers: {
      200: {
        description: {
          fr: 'L’empreinte SHA-256 du casier, et les nœuds du chemin, à partir du bas.',
          en: 'The SHA-256 of the bucket, and the nodes of the path, from below.',
        },
        schema: z.strictObject({
          epoch: epochSchema,
          sha256: base64UrlSchema(32),
          path: z.array(base64UrlSchema(32)).max(MAX_BUCKET_BITS),
        }),
      },
    },
    problems: ['layout-changed', 'unavailable'],
  },
  {
    method: 'GET',
    path: '/v1/indexes/:kind/:keyVersion',
    id: 'getBucketIndex',
    tag: 'publication',
    summary: { fr: 'L’index des casiers', en: 'The index of the buckets' },
    description: {
      fr: 'Un document binaire : pour chaque casier, la publication qui l’a écrit et son empreinte SHA-256. Un miroir y lit ce qui a changé.',
      en: 'A binary document: for each bucket, the publication that wrote it and its SHA-256. A mirror reads in it what changed.',
    },
    access: 'public',
    conditional: true,
    parameters: LAYOUT_PARAMETERS,
    answers: {
      200: { description: { fr: 'L’index.', en: 'The index.' }, contentType: 'application/octet-stream' },
    },
    problems: ['layout-changed', 'unavailable'],
  },
]
