import * as z from 'zod'
import type { Operation } from './operation.ts'

export const OPENAPI_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/openapi.json',
    id: 'getOpenApi',
    tag: 'service',
    summary: { fr: 'Ce document', en: 'This document' },
    access: 'public',
    conditional: true,
    answers: {
      200: {
        description: { fr: 'L’API, décrite selon OpenAPI 3.1.', en: 'The API, described as OpenAPI 3.1 does.' },
        schema: z.looseObject({ openapi: z.literal('3.1.0') }),
      },
    },
    problems: ['unavailable'],
  },
]
