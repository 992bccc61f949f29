import type * as z from 'zod'
import { incidentSchema } from '../../incident/record.ts'
import { dataClassSchema, dataSetSchema, kindSchema } from './answer-schemas.ts'
import { hibpBreachSchema, hibpProblemSchema } from './hibp-operations.ts'
import { figureSchema, incidentSummarySchema, organisationSchema } from './incident-schemas.ts'
import { problemSchema } from './problem-schema.ts'
import { endpointSchema } from './webhooks-operations.ts'

/** Schemas with a name of their own in the document: what clients make a type of. */
export const NAMED_SCHEMAS: Readonly<Record<string, z.core.$ZodType>> = {
  DataClass: dataClassSchema,
  DataSet: dataSetSchema,
  Figure: figureSchema,
  HibpBreach: hibpBreachSchema,
  HibpProblem: hibpProblemSchema,
  Incident: incidentSchema,
  IncidentSummary: incidentSummarySchema,
  Kind: kindSchema,
  Organisation: organisationSchema,
  Problem: problemSchema,
  Webhook: endpointSchema,
}
