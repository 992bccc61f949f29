import * as z from 'zod'
import { epochSchema } from './answer-schemas.ts'
import type { Operation } from './operation.ts'

export const HEALTH_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/healthz',
    id: 'getHealth',
    tag: 'service',
    summary: { fr: 'Le processus répond', en: 'The process answers' },
    access: 'public',
    answers: {
      200: { description: { fr: 'Il répond.', en: 'It does.' }, schema: z.strictObject({ status: z.literal('ok') }) },
    },
    problems: [],
  },
  {
    method: 'GET',
    path: '/readyz',
    id: 'getReadiness',
    tag: 'service',
    summary: { fr: 'Une publication permet de répondre', en: 'There is a publication to answer from' },
    access: 'public',
    answers: {
      200: {
        description: { fr: 'Il y en a une.', en: 'There is one.' },
        schema: z.strictObject({ status: z.literal('ready'), epoch: epochSchema }),
      },
    },
    problems: ['unavailable'],
  },
]
