import { BUCKETS_OPERATIONS } from './buckets-operations.ts'
import { CHANGES_OPERATIONS } from './changes-operations.ts'
import { COMMUNES_OPERATIONS } from './communes-operations.ts'
import { DATA_CLASSES_OPERATIONS } from './data-classes-operations.ts'
import { DATASETS_OPERATIONS } from './datasets-operations.ts'
import { EVALUATIONS_OPERATIONS } from './evaluations-operations.ts'
import { HEALTH_OPERATIONS } from './health-operations.ts'
import { HIBP_OPERATIONS } from './hibp-operations.ts'
import { INCIDENTS_OPERATIONS } from './incidents-operations.ts'
import { LOOKUP_STREAMS_OPERATIONS } from './lookup-streams-operations.ts'
import { LOOKUPS_OPERATIONS } from './lookups-operations.ts'
import { MANIFEST_OPERATIONS } from './manifest-operations.ts'
import { OPEN_DATA_OPERATIONS } from './open-data-operations.ts'
import { OPENAPI_OPERATIONS } from './openapi-operations.ts'
import type { Operation } from './operation.ts'
import { PARAMETERS_OPERATIONS } from './parameters-operations.ts'
import { PROOFS_OPERATIONS } from './proofs-operations.ts'
import { STATISTICS_OPERATIONS } from './statistics-operations.ts'
import { UPLOADS_OPERATIONS } from './uploads-operations.ts'
import { USAGE_OPERATIONS } from './usage-operations.ts'
import { WEBHOOKS_OPERATIONS } from './webhooks-operations.ts'

/** Every operation of the API, each once; `apiRoutes` has exactly these. */
export const OPERATIONS: readonly Operation[] = [
  ...PARAMETERS_OPERATIONS,
  ...EVALUATIONS_OPERATIONS,
  ...BUCKETS_OPERATIONS,
  ...DATASETS_OPERATIONS,
  ...LOOKUPS_OPERATIONS,
  ...LOOKUP_STREAMS_OPERATIONS,
  ...INCIDENTS_OPERATIONS,
  ...DATA_CLASSES_OPERATIONS,
  ...STATISTICS_OPERATIONS,
  ...COMMUNES_OPERATIONS,
  ...OPEN_DATA_OPERATIONS,
  ...CHANGES_OPERATIONS,
  ...HIBP_OPERATIONS,
  ...USAGE_OPERATIONS,
  ...WEBHOOKS_OPERATIONS,
  ...MANIFEST_OPERATIONS,
  ...PROOFS_OPERATIONS,
  ...UPLOADS_OPERATIONS,
  ...OPENAPI_OPERATIONS,
  ...HEALTH_OPERATIONS,
]
