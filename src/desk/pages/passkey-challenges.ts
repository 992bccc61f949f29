/** What the script `passkey` fetches before it asks the browser for a passkey. */
import { beginPasskeySignIn, beginPasskeyStepUp } from '../../officer/passkey-sign-in.ts'
import type { Action } from '../../officer/permissions.ts'
import type { DeskAnswer, DeskContext, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { authenticationOptions } from '../parts/passkey-options.ts'
import { targetSchema } from '../step-up.ts'

/** To sign in. */
export async function signInChallenge({ services, now }: DeskContext): Promise<DeskAnswer> {
  return { json: authenticationOptions(await beginPasskeySignIn(services.accounts, now)) }
}

/** To confirm one act on one subject in this session. */
export async function stepUpChallenge({ services, act }: SignedInContext, form: Form): Promise<DeskAnswer> {
  const { action, subject } = form.json(targetSchema)
  const about = { ...act, action: action as Action, subject }
  const { challenge, allow } = await beginPasskeyStepUp(services.accounts, about)
  return { json: authenticationOptions(challenge, allow) }
}
