/**
 * Why a call could not be carried out, when no answer stands for that: a key that is refused, a mistake in the arguments, a service that does not
 * answer. Never carries what was sent.
 */
export class VigifuiteError extends Error {
  override name = 'VigifuiteError'
  /**
   * `network` (nothing answered, or not in time), `bad-answer` (not what this version understands), `invalid-argument`, or the code of the
   * service's problem: what follows `urn:vigifuite:problem:`, such as `unauthenticated`, `scope-missing` or `quota-exceeded`.
   */
  readonly code: 'network' | 'bad-answer' | 'invalid-argument' | (string & {})
  /** Of the HTTP answer; null when there was none. */
  readonly status: number | null
  /** When it may go better, if the service said so. */
  readonly retryAfterSeconds: number | null
  /** Under which the service's operator finds the request in the log. */
  readonly requestId: string | null

  constructor(
    code: VigifuiteError['code'],
    message: string,
    details: Partial<Pick<VigifuiteError, 'status' | 'retryAfterSeconds' | 'requestId'>> = {},
  ) {
    super(message)
    this.code = code
    this.status = details.status ?? null
    this.retryAfterSeconds = details.retryAfterSeconds ?? null
    this.requestId = details.requestId ?? null
  }
}

const ADVICE: Readonly<Record<string, string>> = {
  unauthenticated: 'the service does not accept this key: it is unknown, revoked or expired',
  'scope-missing': 'this key has not the scope that the call needs',
  'address-not-allowed': 'this key may not be used from this address',
  'quota-exceeded': 'the quota is used up: retryAfterSeconds says when to go on',
  'cursor-expired': 'changes were missed: read the catalogue, then watch afresh',
  'not-found': 'the service knows nothing of that name',
}

/** What an answer that is no success says. `retryAfter` in milliseconds. */
export function errorOf(status: number, body: unknown, retryAfter: number | null): VigifuiteError {
  const { type, requestId } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const code = typeof type === 'string' ? /^urn:vigifuite:problem:([a-z-]{1,40})$/.exec(type)?.[1] : undefined
  return new VigifuiteError(code ?? 'bad-answer', ADVICE[code ?? ''] ?? `the service answers with status ${status}`, {
    status,
    retryAfterSeconds: retryAfter === null ? null : Math.ceil(retryAfter / 1000),
    requestId: typeof requestId === 'string' ? requestId.slice(0, 64) : null,
  })
}
