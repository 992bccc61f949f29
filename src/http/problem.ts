/**
 * Errors as the API gives them: RFC 9457 problem details from a closed table.
 *
 * A problem says which rule was broken and where (the name of a field of ours), never what was sent. Whatever else is
 * thrown becomes a bare 500 with the request's id, under which the log has the name of the error.
 */

export const PROBLEMS = {
  'malformed-body': [400, 'The body is not well-formed JSON'],
  'bad-request': [400, 'The request is malformed'],
  unauthenticated: [401, 'A valid key is needed'],
  'key-expired': [401, 'This key has expired'],
  'user-agent-missing': [403, 'The request needs a User-Agent that names the program'],
  'scope-missing': [403, 'This key does not allow that'],
  'address-not-allowed': [403, 'This key may not be used from this address'],
  'not-found': [404, 'There is nothing here'],
  'cursor-expired': [410, 'This cursor is too old: read the catalogue, then go on from its changes'],
  'layout-changed': [404, 'Not part of the current publication: fetch the parameters and begin again'],
  'method-not-allowed': [405, 'This method is not allowed here'],
  conflict: [409, 'The state of the resource does not allow that'],
  'body-too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body has another content type than this accepts'],
  'invalid-request': [422, 'The request breaks a rule'],
  'quota-exceeded': [429, 'Too many requests; come back later'],
  'too-many-streams': [429, 'Too many streams at once; let one of them end first'],
  internal: [500, 'Something went wrong here'],
  'not-offered': [501, 'This is not offered here, on purpose'],
  unavailable: [503, 'This cannot be answered at the moment'],
  'write-unavailable': [503, 'Nothing can be written at the moment'],
  timeout: [503, 'This took too long'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ProblemCode = keyof typeof PROBLEMS

/** The `type` of a problem: an URN that is an identifier only. */
export const problemType = (code: ProblemCode): string => `urn:vigifuite:problem:${code}`

export interface ProblemExtras {
  /** Name of the field, parameter or header of ours that breaks a rule. Never a value, never a name that was sent. */
  readonly field?: string
  /** What to do instead, in a sentence or two of ours. */
  readonly detail?: string
  /** Names of the quotas exceeded, as in the RateLimit headers (draft-ietf-httpapi-ratelimit-headers §"Quota Exceeded"). */
  readonly violatedPolicies?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

/** A problem to answer with, thrown anywhere below a route. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly code: ProblemCode
  readonly extras: ProblemExtras

  constructor(code: ProblemCode, extras: ProblemExtras = {}) {
    super(code)
    this.code = code
    this.extras = extras
  }
}

/** The members of a problem. */
export function problemBody(code: ProblemCode, requestId: string, extras: ProblemExtras) {
  const [status, title] = PROBLEMS[code]
  return {
    type: problemType(code),
    title,
    status,
    ...(extras.detail !== undefined && { detail: extras.detail }),
    ...(extras.field !== undefined && { field: extras.field }),
    ...(extras.violatedPolicies && { 'violated-policies': extras.violatedPolicies }),
    requestId,
  }
}

/** The answer for a problem: `application/problem+json`, never cached. */
export function problemResponse(
  code: ProblemCode,
  requestId: string,
  extras: ProblemExtras = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body = problemBody(code, requestId, extras)
  const { status } = body
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      ...headers,
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
      ...extras.headers,
    },
  })
}
