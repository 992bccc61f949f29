/**
 * What all of `/api/v3` shares, the interface for tools that speak Have I Been Pwned's API, version 3.
 *
 * Its paths do not distinguish case. Every answer that is no success has a body in both shapes: `statusCode` and `message`, which such tools
 * read, and the members of RFC 9457. Its content type is plain JSON, as theirs: some tools parse nothing else, and some parse before they look at
 * the status.
 */
import { getPath } from 'hono/utils/url'
import { type ProblemCode, ProblemError, type ProblemExtras, problemBody } from './problem.ts'

const PREFIX = '/api/v3/'

/** Whether a path, as `hibpPath` gives it, belongs to this interface. */
export const isHibpPath = (path: string): boolean => path.startsWith(PREFIX)

/** The path that routes are chosen by: below `/api/v3` in lower case and without a slash at its end. */
export function hibpPath(request: Request): string {
  const path = getPath(request)
  const ours = path.length > PREFIX.length && path.slice(0, PREFIX.length).toLowerCase() === PREFIX
  return ours ? path.toLowerCase().replace(/\/$/, '') : path
}

/** The answer for a problem, in both shapes; never cached. */
export function hibpProblem(
  code: ProblemCode,
  requestId: string,
  extras: ProblemExtras = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  const problem = problemBody(code, requestId, extras)
  const body = { statusCode: problem.status, message: problem.detail ?? problem.title, ...problem }
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...extras.headers,
    },
  })
}

/** Theirs refuses programs that do not say what they are. @throws ProblemError `user-agent-missing` */
export function requireUserAgent({ headers }: Request): void {
  if (headers.get('user-agent')?.trim()) return
  throw new ProblemError('user-agent-missing', {
    detail: 'Send a User-Agent header that names your program, such as "my-tool/1.0".',
  })
}
