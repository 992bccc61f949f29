import * as z from 'zod'
import { kindSchema } from './answer-schemas.ts'
import type { Operation } from './operation.ts'

type Parameters = NonNullable<Operation['parameters']>

/** Which layout: a kind under a key version. */
export const LAYOUT_PARAMETERS: Parameters = [
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
]

/** Which bucket. */
export const BUCKET_PARAMETERS: Parameters = [
  ...LAYOUT_PARAMETERS,
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
]
