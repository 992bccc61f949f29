import * as z from 'zod'
import { MAX_DIGESTS } from '../../lookup/lookup.ts'
import { lookupBodySchema } from '../routes/lookups.ts'
import { dataSetSchema, epochSchema } from './answer-schemas.ts'
import { incidentSummarySchema } from './incident-schemas.ts'
import { lookupResultSchema } from './lookup-result-schema.ts'
import type { Operation } from './operation.ts'

const answerSchema = z.strictObject({
  epoch: epochSchema,
  results: z.array(lookupResultSchema).min(1).max(MAX_DIGESTS),
  datasets: z.array(dataSetSchema).exactOptional(),
  incidents: z.array(incidentSummarySchema).exactOptional(),
})

export const LOOKUPS_OPERATIONS: readonly Operation[] = [
  {
    method: 'POST',
    path: '/v1/lookups',
    id: 'lookUp',
    tag: 'lookup',
    summary: { fr: 'Chercher jusqu’à 1 000 empreintes', en: 'Look up as many as 1,000 digests' },
    description: {
      fr: 'Une empreinte est aussi secrète que l’identifiant : elle ne reste en mémoire que le temps de la requête, et n’est ni conservée ni journalisée. Un partenaire qui ne doit pas en transmettre utilise la vérification privée. Pour des numéros de téléphone, la clé a besoin aussi de la portée `lookup:phone`. Avec `expand`, la réponse dit aussi à quelles listes et à quels incidents les codes correspondent.',
      en: 'A digest is as secret as the identifier: it lives in memory for one request, and is neither stored nor logged. A partner who must not hand digests over uses the private check. For phone numbers the key also needs the scope `lookup:phone`. With `expand`, the answer also says which data sets and incidents the codes stand for.',
    },
    access: { scope: 'lookup' },
    counted: true,
    body: {
      contentType: 'application/json',
      schema: lookupBodySchema,
      // Camille Martin, invented, is in the demo's lists.
      example: { kind: 'email', digests: ['GxVgQTXA7xNh5X9uoytr4dc_QsJhDP0akkoz1Ai7Fqc'], expand: true },
    },
    answers: {
      200: {
        description: {
          fr: 'Un résultat par empreinte, dans l’ordre : `listed` avec les codes des listes, `not-listed`, `not-covered` (aucune liste de ce type n’est publiée) ou `unavailable` (redemandez).',
          en: 'One result a digest, in order: `listed` with the codes of data sets, `not-listed`, `not-covered` (no list of this kind is published), or `unavailable` (ask again).',
        },
        schema: answerSchema,
      },
    },
    problems: ['quota-exceeded', 'unavailable'],
  },
]
