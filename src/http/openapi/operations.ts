import type { Operation } from './operation.ts'

/** Every operation of the API, each once; `apiRoutes` has exactly these. */
export const OPERATIONS: readonly Operation[] = []
