import * as z from 'zod'
import { dataSetSchema, epochSchema } from './answer-schemas.ts'
import type { Operation } from './operation.ts'

export const DATASETS_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/datasets',
    id: 'listDataSets',
    tag: 'check',
    summary: { fr: 'Ce que signifient les codes des listes', en: 'What the codes of data sets mean' },
    description: {
      fr: 'Chaque liste contribuée, avec son incident et les types de données exposées. Un code retiré (`withdrawn`) ne compte plus, même si un casier le porte encore.',
      en: 'Every list that was contributed, with its incident and the classes of data exposed. A withdrawn code counts no longer, even while a bucket still carries it.',
    },
    access: 'public',
    conditional: true,
    answers: {
      200: {
        description: { fr: 'Les listes.', en: 'The data sets.' },
        schema: z.strictObject({ epoch: epochSchema, datasets: z.array(dataSetSchema) }),
      },
    },
    problems: ['unavailable'],
  },
]
