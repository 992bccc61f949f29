import type { Operation } from './operation.ts'
import { statisticsSchema } from './statistics-schema.ts'

export const STATISTICS_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/statistics',
    id: 'getStatistics',
    tag: 'catalogue',
    summary: { fr: 'Les chiffres du catalogue entier', en: 'Figures about the whole catalogue' },
    description: {
      fr: 'Une somme n’est pas un nombre de personnes distinctes : une même personne est dans plusieurs incidents. Les quatre sommes de `people` disent des choses différentes et ne s’additionnent pas.',
      en: 'A sum is not a number of distinct people: one person is in several incidents. The four sums of `people` say different things and are not to be added up.',
    },
    access: { scope: 'catalogue', optional: true },
    conditional: true,
    answers: { 200: { description: { fr: 'Les chiffres.', en: 'The figures.' }, schema: statisticsSchema } },
    problems: ['unavailable'],
  },
]
