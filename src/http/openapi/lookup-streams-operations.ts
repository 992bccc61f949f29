import * as z from 'zod'
import { LINE_ERRORS, lookupLineSchema } from '../lookups/lookup-line.ts'
import type { StreamSummary } from '../lookups/lookup-stream.ts'
import { PROBLEMS, type ProblemCode } from '../problem.ts'
import { lookupStreamQuerySchema, NDJSON } from '../routes/lookup-streams.ts'
import { codeSchema, countSchema, dataSetSchema, epochSchema } from './answer-schemas.ts'
import { incidentSummarySchema } from './incident-schemas.ts'
import type { Operation } from './operation.ts'
import { queryParameters } from './query-parameters.ts'

const line = z.int().min(1)

const summarySchema = z.strictObject({
  done: z.boolean(),
  error: z.enum([...(Object.keys(PROBLEMS) as ProblemCode[]), 'stream-limit']).exactOptional(),
  resumeAtLine: line.exactOptional(),
  retryAfter: countSchema.exactOptional(),
  lines: countSchema,
  listed: countSchema,
  notListed: countSchema,
  notCovered: countSchema,
  unavailable: countSchema,
  errors: countSchema,
  epoch: epochSchema.nullable(),
  datasets: z.array(dataSetSchema).exactOptional(),
  incidents: z.array(incidentSummarySchema).exactOptional(),
}) satisfies z.ZodType<StreamSummary>
/** A line of the answer: of a question, or the last one. */
export const streamedLineSchema = z.union([
  z.strictObject({ line, state: z.literal('listed'), datasets: z.array(codeSchema).min(1) }),
  z.strictObject({ line, state: z.enum(['not-listed', 'not-covered', 'unavailable']) }),
  z.strictObject({ line, error: z.enum(LINE_ERRORS) }),
  summarySchema,
])
export const LOOKUP_STREAMS_OPERATIONS: readonly Operation[] = [
  {
    method: 'POST',
    path: '/v1/lookups/stream',
    id: 'lookUpStream',
    tag: 'lookup',
    summary: { fr: 'Chercher un flux d’empreintes', en: 'Look up a stream of digests' },
    description: {
      fr: 'Une question par ligne, autant de lignes qu’il en faut, une réponse par ligne dès qu’elle est là. Lisez la réponse pendant que vous envoyez : le serveur ne lit pas plus vite que vous. Une ligne fautive est signalée par son numéro et n’arrête rien. La dernière ligne porte `done` ; sans elle, le flux a été coupé. Si `done` est faux, reprenez à la ligne `resumeAtLine` après `retryAfter` secondes. Une ligne vide compte comme une ligne et ne reçoit pas de réponse.',
      en: 'A question a line, as many lines as it takes, an answer a line as soon as it is there. Read the answer while you send: the server reads no faster than you do. A bad line is told by its number and stops nothing. The last line has `done`; without it the stream was cut. When `done` is false, begin again at line `resumeAtLine` after `retryAfter` seconds. A blank line counts as a line and gets no answer.',
    },
    access: { scope: 'lookup' },
    parameters: queryParameters(lookupStreamQuerySchema, {
      expand: {
        description: {
          fr: '`true` : la dernière ligne dit à quelles listes et à quels incidents les codes correspondent',
          en: '`true`: the last line says which data sets and incidents the codes stand for',
        },
        example: 'true',
      },
    }),
    body: {
      contentType: NDJSON,
      schema: lookupLineSchema,
      // Camille Martin, invented, is in the demo's lists.
      example: '{"kind":"email","digest":"GxVgQTXA7xNh5X9uoytr4dc_QsJhDP0akkoz1Ai7Fqc"}\n',
    },
    answers: {
      200: {
        description: {
          fr: 'Une ligne par question, dans l’ordre, puis la dernière',
          en: 'One line a question, in order, then the last one',
        },
        contentType: NDJSON,
        schema: streamedLineSchema,
      },
    },
    problems: ['unsupported-media-type', 'invalid-request', 'too-many-streams', 'unavailable'],
  },
]
