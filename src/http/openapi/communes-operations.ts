import * as z from 'zod'
import { inseeSchema } from '../../incident/record.ts'
import { incidentSummarySchema } from './incident-schemas.ts'
import type { Operation } from './operation.ts'

const answerSchema = z.strictObject({
  insee: inseeSchema,
  name: z.string(),
  department: z.string().regex(/^(?:\d{2,3}|2[AB])$/),
  incidents: z.array(incidentSummarySchema),
})

export const COMMUNES_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/communes/:insee',
    id: 'getCommune',
    tag: 'catalogue',
    summary: { fr: 'Une commune et ses incidents', en: 'A commune and its incidents' },
    access: { scope: 'catalogue', optional: true },
    conditional: true,
    parameters: [
      {
        in: 'path',
        name: 'insee',
        schema: inseeSchema,
        description: {
          fr: 'Code INSEE, qui n’est pas le code postal.',
          en: 'INSEE code, which is not the postcode.',
        },
        example: '44184',
      },
    ],
    answers: {
      200: {
        description: {
          fr: 'La commune, et les incidents qui la touchent, les plus récents d’abord.',
          en: 'The commune, and the incidents that touch it, newest first.',
        },
        schema: answerSchema,
      },
    },
    problems: ['not-found', 'unavailable'],
  },
]
