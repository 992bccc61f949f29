import { requireUserAgent } from '../hibp.ts'
import { HIBP_REFUSALS, refusalText } from '../hibp-refusals.ts'
import { originOf } from '../origin.ts'
import { ProblemError } from '../problem.ts'
import type { ApiHandler, Routes } from '../routes.ts'
import type { Services } from '../services.ts'

/** The parts of Have I Been Pwned's API that ask about somebody, or for a subscription: a problem that says why not, and what instead. */
export function hibpRefusalsRoutes(services: Services): Routes {
  return HIBP_REFUSALS.map(({ path, methods, reason }) => {
    const refuse: ApiHandler = c => {
      requireUserAgent(c.req.raw)
      throw new ProblemError('not-offered', { detail: refusalText(reason, originOf(services, c)) })
    }
    return {
      path: `/api/v3/${path}`,
      cors: true,
      methods: Object.fromEntries(methods.map(method => [method, refuse])),
    }
  })
}
