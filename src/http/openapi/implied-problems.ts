import type { ProblemCode } from '../problem.ts'
import type { Operation } from './operation.ts'

const OF_A_JSON_BODY = [
  'malformed-body',
  'bad-request',
  'body-too-large',
  'unsupported-media-type',
  'invalid-request',
] as const satisfies readonly ProblemCode[]

/** What an operation may refuse with by what it is: who may ask, and what it is sent. */
export function impliedProblems({ access, body }: Operation): readonly ProblemCode[] {
  const ofKey: ProblemCode[] =
    access === 'public'
      ? []
      : access === 'contributor'
        ? ['unauthenticated', 'key-expired', 'scope-missing', 'write-unavailable']
        : ['unauthenticated', 'address-not-allowed', ...(access.scope === 'any' ? [] : ['scope-missing' as const])]
  return [...ofKey, ...(body?.contentType === 'application/json' ? OF_A_JSON_BODY : []), 'internal', 'timeout']
}
