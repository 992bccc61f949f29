import { html } from 'hono/html'
import { DatabaseUnavailableError } from '../../database/errors.ts'
import { ProblemError } from '../../http/problem.ts'
import { OfficerError, type OfficerRefusal } from '../../officer/officer-error.ts'
import type { DeskContent, DeskContext } from '../context.ts'
import { refusalMessages } from '../messages/refusals.ts'

const STATUS: Readonly<Partial<Record<OfficerRefusal, number>>> = {
  unknown: 404,
  'link-unusable': 404,
  forbidden: 403,
  'own-work': 403,
  inactive: 403,
  'step-up-required': 403,
  'not-proved': 403,
  'wrong-state': 409,
  clash: 409,
  sensitive: 409,
  crowded: 409,
  'account-exists': 409,
  'last-credential': 409,
  throttled: 429,
}

/** The status that a refusal is answered with; null for what is no refusal but a fault. */
export function refusalStatus(error: unknown): number | null {
  if (error instanceof OfficerError) return STATUS[error.reason] ?? 422
  if (error instanceof DatabaseUnavailableError) return 503
  if (!(error instanceof ProblemError)) return null
  if (error.code === 'not-found') return 404
  if (error.code === 'body-too-large') return 413
  return error.code === 'unavailable' ? 503 : 400
}

/** What was refused, in words that say what to do. */
export function refusalPage({ language, link }: DeskContext, error: unknown): DeskContent {
  const m = refusalMessages[language]
  const { title, text } = m.refusals[keyOf(error)] ?? m.refusals['wrong-state']
  return {
    title,
    body: html`<h1>${title}</h1>
<p class="lead">${text}</p>
<p><a class="button secondary" href="${link('home')}">${m.back}</a></p>`,
  }
}

function keyOf(error: unknown): keyof (typeof refusalMessages)['fr']['refusals'] {
  if (error instanceof OfficerError) return error.reason === 'step-up-required' ? 'not-proved' : error.reason
  const status = refusalStatus(error)
  if (status === 404) return 'missing-page'
  if (status === 413) return 'too-large'
  return status === 503 ? 'unavailable' : 'malformed'
}
