import * as z from 'zod'
import { CNIL_CATEGORY_IDS } from '../../incident/cnil-categories.ts'
import { DATA_CLASS_GROUPS } from '../../incident/data-classes.ts'
import { bilingualSchema, countSchema, dataClassSchema } from './answer-schemas.ts'
import type { Operation } from './operation.ts'

const cnilCategory = z.enum(CNIL_CATEGORY_IDS)

const answerSchema = z.strictObject({
  dataClasses: z.array(
    z.strictObject({
      id: dataClassSchema,
      group: z.enum(DATA_CLASS_GROUPS),
      label: bilingualSchema,
      cnil: cnilCategory,
      hibp: z.string(),
      sensitive: z.boolean(),
      incidents: countSchema,
    }),
  ),
  cnilCategories: z.array(
    z.strictObject({ id: cnilCategory, label: bilingualSchema, openData: z.string().nullable() }),
  ),
})

export const DATA_CLASSES_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/data-classes',
    id: 'listDataClasses',
    tag: 'catalogue',
    summary: { fr: 'Les types de données', en: 'The data classes' },
    description: {
      fr: 'Chaque type de donnée, son nom dans le formulaire de la CNIL et chez Have I Been Pwned, et le nombre d’incidents qui l’ont exposé.',
      en: 'Every class of data, what the CNIL’s form and Have I Been Pwned call it, and how many incidents exposed it.',
    },
    access: { scope: 'catalogue', optional: true },
    conditional: true,
    answers: {
      200: { description: { fr: 'Les types de données.', en: 'The data classes.' }, schema: answerSchema },
    },
    problems: ['unavailable'],
  },
]
