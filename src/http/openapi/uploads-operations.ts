import * as z from 'zod'
import { fromBase64Url } from '../../protocol/bytes.ts'
import { chunkNumberSchema, uploadCompleteSchema, uploadIdSchema, uploadOpenSchema } from '../routes/uploads.ts'
import { countSchema } from './answer-schemas.ts'
import type { Operation, Parameter } from './operation.ts'

const ID: Parameter = {
  in: 'path',
  name: 'id',
  schema: uploadIdSchema,
  description: { fr: 'Identifiant de l’envoi.', en: 'Id of the upload.' },
  example: 'f2c1b7d0-6a0e-4f0b-9a53-0c1d6d2b7a11',
}

/** The base point of the group (RFC 9496 appendix A.1), which is an element like any other. */
const ELEMENT = fromBase64Url('4vKuCmq8TnGohKlhxQBRX1jjC2qlgt2NtqZZReCNLXY')

const stateSchema = z.strictObject({
  id: uploadIdSchema,
  received: z.array(countSchema),
  status: z.enum(['open', 'complete']),
})
const storedSchema = z.strictObject({ elements: countSchema })

export const UPLOADS_OPERATIONS: readonly Operation[] = [
  {
    method: 'POST',
    path: '/v1/uploads',
    id: 'openUpload',
    tag: 'uploads',
    summary: { fr: 'Commencer ou reprendre un envoi', en: 'Begin or resume an upload' },
    description: {
      fr: 'La même `clientKey` reprend le même envoi ; `received` dit quels morceaux sont déjà en sûreté.',
      en: 'The same `clientKey` resumes the same upload; `received` says which chunks are safe already.',
    },
    access: 'contributor',
    body: {
      contentType: 'application/json',
      schema: uploadOpenSchema,
      example: { dataset: 4, keyVersion: 1, clientKey: 'my-first-upload' },
    },
    answers: { 201: { description: { fr: 'L’envoi.', en: 'The upload.' }, schema: stateSchema } },
    problems: ['not-found', 'conflict'],
  },
  {
    method: 'GET',
    path: '/v1/uploads/:id',
    id: 'getUpload',
    tag: 'uploads',
    summary: { fr: 'Où en est un envoi', en: 'How far an upload has come' },
    access: 'contributor',
    parameters: [ID],
    answers: {
      200: {
        description: { fr: 'L’envoi.', en: 'The upload.' },
        schema: stateSchema,
      },
    },
    problems: ['not-found'],
  },
  {
    method: 'PUT',
    path: '/v1/uploads/:id/chunks/:chunk',
    id: 'putChunk',
    tag: 'uploads',
    summary: { fr: 'Envoyer un morceau', en: 'Send a chunk' },
    description: {
      fr: 'Des éléments de 32 octets, en ordre croissant, au plus 2 Mio. Renvoyer un morceau est sans effet ; le même numéro avec d’autres octets est un conflit.',
      en: 'Elements of 32 bytes, in ascending order, at most 2 MiB. Sending a chunk again is harmless; the same number with other bytes is a conflict.',
    },
    access: 'contributor',
    parameters: [
      ID,
      {
        in: 'path',
        name: 'chunk',
        schema: chunkNumberSchema,
        description: { fr: 'Numéro du morceau, à partir de 0.', en: 'Number of the chunk, from 0.' },
        example: '0',
      },
      {
        in: 'header',
        name: 'Content-Digest',
        required: true,
        schema: z.string(),
        description: { fr: 'SHA-256 du corps (RFC 9530).', en: 'SHA-256 of the body (RFC 9530).' },
        example: 'sha-256=:tK7YpkeTaQb2HM4egRX9L5mmvhPq6Ggycbx1/Mi7bh4=:',
      },
    ],
    body: { contentType: 'application/octet-stream', schema: z.any(), example: ELEMENT },
    answers: {
      200: { description: { fr: 'Il était déjà là.', en: 'It was there already.' }, schema: storedSchema },
      201: { description: { fr: 'Il est en sûreté.', en: 'It is stored safely.' }, schema: storedSchema },
    },
    problems: ['not-found', 'conflict', 'bad-request', 'body-too-large', 'unsupported-media-type', 'invalid-request'],
  },
  {
    method: 'POST',
    path: '/v1/uploads/:id/complete',
    id: 'completeUpload',
    tag: 'uploads',
    summary: { fr: 'Terminer un envoi', en: 'Complete an upload' },
    access: 'contributor',
    parameters: [ID],
    body: { contentType: 'application/json', schema: uploadCompleteSchema, example: { chunks: 1 } },
    answers: {
      200: {
        description: {
          fr: 'La liste est soumise ; un second délégué l’approuve avant publication.',
          en: 'The list is submitted; a second officer approves it before it is published.',
        },
        schema: z.strictObject({ elements: countSchema, distinct: countSchema, status: z.literal('submitted') }),
      },
    },
    problems: ['not-found', 'conflict'],
  },
]
