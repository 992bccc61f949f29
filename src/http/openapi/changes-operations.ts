import * as z from 'zod'
import { changeEventSchema } from '../../publication/change-event.ts'
import { changesQuerySchema } from '../routes/changes.ts'
import type { Operation } from './operation.ts'
import { queryParameters } from './query-parameters.ts'

const cursorSchema = z.string().regex(/^\d{1,15}$/)

export const CHANGES_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/changes',
    id: 'getChanges',
    tag: 'changes',
    summary: { fr: 'Ce qui a changé depuis un curseur', en: 'What changed since a cursor' },
    description: {
      fr: 'Incidents et listes publiés, révisés ou retirés, du plus ancien au plus récent. Gardez le curseur de la dernière réponse traitée ; sans curseur, la réponse commence au plus ancien changement conservé. Un curseur plus ancien que lui reçoit 410 : relisez le catalogue.',
      en: 'Incidents and lists published, revised or withdrawn, oldest first. Keep the cursor of the last answer that you dealt with; without one the answer begins with the oldest change that is kept. A cursor older than that gets 410: read the catalogue.',
    },
    access: { scope: 'catalogue', optional: true },
    conditional: true,
    parameters: queryParameters(changesQuerySchema, {
      since: {
        description: { fr: 'Le `cursor` d’une réponse.', en: 'The `cursor` of an answer.' },
        schema: cursorSchema,
        example: '0',
      },
      limit: {
        description: { fr: '1 à 1 000 changements ; 100 par défaut.', en: '1 to 1,000 changes; 100 by default.' },
        schema: z.int().min(1).max(1000),
        example: 2,
      },
    }),
    answers: {
      200: {
        description: {
          fr: 'Les changements, le curseur après eux, et s’il y en a d’autres.',
          en: 'The changes, the cursor after them, and whether there are more.',
        },
        schema: z.strictObject({ changes: z.array(changeEventSchema), cursor: cursorSchema, more: z.boolean() }),
      },
    },
    problems: ['cursor-expired', 'invalid-request', 'unavailable'],
  },
]
