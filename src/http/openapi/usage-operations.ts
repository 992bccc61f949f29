import * as z from 'zod'
import { PARTNER_SCOPES } from '../guard.ts'
import { usageQuerySchema } from '../routes/usage.ts'
import type { Operation } from './operation.ts'
import { queryParameters } from './query-parameters.ts'

const count = z.int().min(0)
const quotaSchema = z.strictObject({ minute: count, month: count, used: count })

/** As `UsageReport`. */
const answerSchema = z.strictObject({
  partner: z.string(),
  environment: z.enum(['live', 'test']),
  from: z.iso.date(),
  to: z.iso.date(),
  quotas: z.strictObject({ lookup: quotaSchema, bulk: quotaSchema }),
  monthEndsAt: z.iso.datetime(),
  days: z.array(z.strictObject({ day: z.iso.date(), scope: z.enum(PARTNER_SCOPES), requests: count, units: count })),
})

export const USAGE_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/usage',
    id: 'getUsage',
    tag: 'lookup',
    summary: { fr: 'Ce que votre organisation a utilisé', en: 'What your organisation used' },
    description: {
      fr: 'Les quotas de votre organisation, ce qu’elle en a utilisé ce mois-ci, et ses requêtes et unités par jour (UTC) et par portée, toutes clés confondues. Une unité est une empreinte recherchée, un élément évalué ou, pour les autres portées, une requête. Rien sur les personnes recherchées. N’importe quelle portée suffit, et rien n’est compté. Par défaut le mois en cours ; au plus 400 jours.',
      en: 'Your organisation’s quotas, what it used of them this month, and its requests and units by day (UTC) and scope, of all its keys together. A unit is a digest looked up, an element evaluated or, for other scopes, a request. Nothing about the people looked up. Any scope will do, and nothing is counted. The current month by default; 400 days at most.',
    },
    access: { scope: 'any' },
    parameters: queryParameters(usageQuerySchema, {
      from: { description: { fr: 'Premier jour, `AAAA-MM-JJ`.', en: 'First day, `YYYY-MM-DD`.' } },
      to: { description: { fr: 'Dernier jour, inclus.', en: 'Last day, included.' } },
    }),
    answers: {
      200: {
        description: { fr: 'Quotas et consommation.', en: 'Quotas and usage.' },
        schema: answerSchema,
        example: {
          partner: 'p-1',
          environment: 'live',
          from: '2026-06-01',
          to: '2026-06-02',
          quotas: {
            lookup: { minute: 20_000, month: 30_000_000, used: 1200 },
            bulk: { minute: 60_000, month: 30_000_000, used: 0 },
          },
          monthEndsAt: '2026-07-01T00:00:00.000Z',
          days: [{ day: '2026-06-01', scope: 'lookup', requests: 3, units: 1200 }],
        },
      },
    },
    problems: ['invalid-request', 'unavailable'],
  },
]
