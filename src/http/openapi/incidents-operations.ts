import * as z from 'zod'
import { incidentSchema } from '../../incident/record.ts'
import { DEFAULT_LIMIT, incidentQuerySchema, MAX_LIMIT } from '../../incident/search.ts'
import { incidentPageSchema, revisionsSchema } from './incident-schemas.ts'
import type { Operation, Parameter } from './operation.ts'
import { queryParameters } from './query-parameters.ts'

const QUERY = queryParameters(incidentQuerySchema, {
  q: {
    description: {
      fr: 'Des mots ; chacun doit figurer dans un titre, un organisme ou une commune. Ni la casse ni les accents ne comptent.',
      en: 'Words; each must occur in a title, an organisation or a commune. Case and accents do not matter.',
    },
    example: 'travail',
  },
  sector: { description: { fr: 'Le secteur.', en: 'The sector.' } },
  kind: { description: { fr: 'Ce qui s’est passé.', en: 'What happened.' } },
  exposure: {
    description: { fr: 'Si des données ont été exposées.', en: 'Whether data was exposed.' },
    example: 'confirmed',
  },
  dataClass: { description: { fr: 'Un type de donnée exposé.', en: 'A class of data that was exposed.' } },
  year: { description: { fr: 'L’année de divulgation.', en: 'The year of disclosure.' }, example: '2024' },
  role: {
    description: { fr: 'Le rôle d’un des organismes.', en: 'The role of any organisation in it.' },
    example: 'controller',
  },
  commune: {
    description: {
      fr: 'Un code INSEE (pas un code postal) : commune d’un organisme ou des personnes concernées.',
      en: 'An INSEE code (not a postcode): commune of an organisation, or of the people concerned.',
    },
  },
  sort: {
    description: {
      fr: '`disclosed` : les plus récents d’abord ; `affected` : le plus grand chiffre d’abord ; `title` : le titre français.',
      en: '`disclosed`: newest first; `affected`: largest figure first; `title`: the French title.',
    },
    example: 'affected',
  },
  limit: {
    description: { fr: 'Incidents par page.', en: 'Incidents a page.' },
    schema: z.int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
    example: 5,
  },
  cursor: {
    description: {
      fr: '`nextCursor` de la page précédente, avec le même `sort`.',
      en: '`nextCursor` of the page before, with the same `sort`.',
    },
  },
})

const ID: Parameter = {
  in: 'path',
  name: 'id',
  schema: incidentSchema.shape.id,
  description: { fr: 'Identifiant de l’incident.', en: 'Id of the incident.' },
  example: 'france-travail-2024',
}

const ACCESS = { scope: 'catalogue', optional: true } as const

export const INCIDENTS_OPERATIONS: readonly Operation[] = [
  {
    method: 'GET',
    path: '/v1/incidents',
    id: 'searchIncidents',
    tag: 'catalogue',
    summary: { fr: 'Chercher des incidents', en: 'Search incidents' },
    description: {
      fr: '`facets` compte chaque valeur avec tous les autres filtres, sauf celui de sa propre facette : ce que donnerait cette valeur à la place. Chaque paramètre au plus une fois.',
      en: '`facets` counts every value with all other filters applied, not its own facet’s: what choosing that value instead would give. Each parameter at most once.',
    },
    access: ACCESS,
    conditional: true,
    parameters: QUERY,
    answers: {
      200: { description: { fr: 'Une page d’incidents.', en: 'A page of incidents.' }, schema: incidentPageSchema },
    },
    problems: ['invalid-request', 'unavailable'],
  },
  {
    method: 'GET',
    path: '/v1/incidents/:id',
    id: 'getIncident',
    tag: 'catalogue',
    summary: { fr: 'Un incident en entier', en: 'One incident, whole' },
    description: {
      fr: 'Les dates sont aussi précises que leur source : `2024`, `2024-03` ou `2024-03-13`. `null` signifie inconnu.',
      en: 'Dates are as precise as their source: `2024`, `2024-03` or `2024-03-13`. `null` means unknown.',
    },
    access: ACCESS,
    conditional: true,
    parameters: [ID],
    answers: { 200: { description: { fr: 'L’incident.', en: 'The incident.' }, schema: incidentSchema } },
    problems: ['not-found', 'unavailable'],
  },
  {
    method: 'GET',
    path: '/v1/incidents/:id/revisions',
    id: 'getIncidentRevisions',
    tag: 'catalogue',
    summary: {
      fr: 'Ce qui a changé d’un incident, et ce qui s’est passé quand',
      en: 'What changed about an incident, and what happened when',
    },
    description: {
      fr: 'Les plus anciens d’abord : la divulgation, chaque chiffre daté, chaque changement de statut ou de types de données.',
      en: 'Oldest first: the disclosure, every dated figure, every change of status or of data classes.',
    },
    access: ACCESS,
    conditional: true,
    parameters: [ID],
    answers: {
      200: {
        description: { fr: 'Les révisions et la chronologie.', en: 'The revisions and the timeline.' },
        schema: revisionsSchema,
      },
    },
    problems: ['not-found', 'unavailable'],
  },
]
