/** The second factor that came along with a form: proved before the act, which then finds it. */
import * as z from 'zod'
import { OfficerError } from '../officer/officer-error.ts'
import { stepUpWithPasskey } from '../officer/passkey-sign-in.ts'
import { ACTIONS, type Action } from '../officer/permissions.ts'
import { stepUpWithCode } from '../officer/step-up.ts'
import type { SignedInContext } from './context.ts'
import type { Form } from './form.ts'
import { passkeyAnswer } from './parts/passkey-answer.ts'

/** What a second factor is for. */
export const targetSchema = z.object({ action: z.enum(ACTIONS), subject: z.string().min(3).max(120) })

/** Fields that are never carried along to another page. */
export const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'csrf',
  'code',
  'current',
  'password',
  'step-up-code',
  'step-up-passkey',
])

/** Proves what the form brings; a form without it goes on, and is asked later if it has to be. @throws OfficerError 'not-proved', 'throttled' */
export async function takeStepUp(context: SignedInContext, form: Form): Promise<void> {
  const [code, passkey] = [form.text('step-up-code'), form.raw('step-up-passkey')]
  if (code === '' && passkey === '') return
  const target = targetSchema.safeParse({ action: form.text('step-up-action'), subject: form.text('step-up-subject') })
  if (!target.success) throw new OfficerError('invalid', 'it is not said what the second factor is for')
  const { action, subject } = target.data as { action: Action; subject: string }
  const { accounts } = context.services
  const about = { ...context.act, action, subject }
  const result =
    passkey === ''
      ? await stepUpWithCode(accounts, { ...about, code, address: context.clientAddress })
      : await stepUpWithPasskey(accounts, { ...about, ...passkeyAnswer(passkey) })
  if (result.ok) return
  if (result.reason === 'throttled') {
    throw new OfficerError('throttled', 'too many attempts', { stepUp: { action, subject } })
  }
  throw new OfficerError('not-proved', 'the second factor was not proved', { stepUp: { action, subject } })
}
