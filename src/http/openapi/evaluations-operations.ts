import * as z from 'zod'
import { MAX_BATCH } from '../../lookup/evaluate.ts'
import { evaluationBodySchema } from '../routes/evaluations.ts'
import { base64UrlSchema, kindSchema } from './answer-schemas.ts'
import type { Operation } from './operation.ts'

const answerSchema = z.strictObject({
  kind: kindSchema,
  keyVersion: z.int().min(1).max(0xffff),
  evaluated: z.array(base64UrlSchema(32)).min(1).max(MAX_BATCH),
  proof: base64UrlSchema(64),
})

export const EVALUATIONS_OPERATIONS: readonly Operation[] = [
  {
    method: 'POST',
    path: '/v1/evaluations',
    id: 'evaluate',
    tag: 'check',
    summary: { fr: 'Évaluer des éléments masqués', en: 'Evaluate blinded elements' },
    description: {
      fr: 'La part du serveur dans l’OPRF vérifiable (RFC 9497, mode VOPRF, ristretto255-SHA512). Le serveur ne peut pas voir quel identifiant est masqué. Le quota est celui de l’adresse et du type d’identifiant ; avec une clé de portée `evaluate:bulk` ou le jeton d’un contributeur, c’est celui de la clé ou du jeton. Un élément compte pour une unité.',
      en: 'The server’s half of the verifiable OPRF (RFC 9497, mode VOPRF, ristretto255-SHA512). The server cannot see which identifier is blinded. The quota is that of the address and the kind; with a key that has the scope `evaluate:bulk`, or with a contributor’s token, that of the key or token. An element counts as one unit.',
    },
    access: { scope: 'evaluate:bulk', optional: true },
    counted: true,
    body: {
      contentType: 'application/json',
      schema: evaluationBodySchema,
      // The base point of the group (RFC 9496 appendix A.1): a real client sends the masked image of a digest.
      example: { kind: 'email', blinded: ['4vKuCmq8TnGohKlhxQBRX1jjC2qlgt2NtqZZReCNLXY'] },
    },
    answers: {
      200: {
        description: {
          fr: 'Les éléments évalués, dans l’ordre, et une preuve pour tous.',
          en: 'The evaluated elements, in order, and one proof for all.',
        },
        schema: answerSchema,
      },
    },
    problems: ['quota-exceeded', 'layout-changed', 'unavailable', 'key-expired', 'write-unavailable'],
  },
]
