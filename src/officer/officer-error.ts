import type { DraftFault } from '../incident/draft.ts'
import type { PasswordFault } from './password-policy.ts'
import type { Action } from './permissions.ts'

export type OfficerRefusal =
  /** Nothing of that name, or nothing that this officer may know of. */
  | 'unknown'
  /** The officer sees it and may not do this to it. */
  | 'forbidden'
  /** It is the officer's own work, or their own rights. */
  | 'own-work'
  /** The account is suspended or closed. */
  | 'inactive'
  /** A second factor has to be proved for this act first: `stepUp` says for which. */
  | 'step-up-required'
  /** The link was used or revoked, has expired, or never was. */
  | 'link-unusable'
  /** There is an account with this e-mail address: its owner signs in and joins. */
  | 'account-exists'
  | 'weak-password'
  /** A one-time code, a password or a passkey's answer does not prove what it should. */
  | 'not-proved'
  /** Too many attempts: later again. */
  | 'throttled'
  /** Without it nobody could sign in to the account any more. */
  | 'last-credential'
  /** Somebody else saved in the meantime. */
  | 'clash'
  /** A sensitive incident publishes no list of people. */
  | 'sensitive'
  /** People of a list are in as many others as can be published. */
  | 'crowded'
  /** The public part is not complete: `faults` says where. */
  | 'incomplete'
  /** What is asked for does not fit the state that things are in. */
  | 'wrong-state'
  | 'invalid'

/** An act for which a second factor has to be proved. */
export interface StepUpTarget {
  readonly action: Action
  readonly subject: string
}

/** A use case of accounts refuses. The message never repeats what was given. */
export class OfficerError extends Error {
  override name = 'OfficerError'
  readonly reason: OfficerRefusal
  readonly stepUp: StepUpTarget | null
  readonly passwordFault: PasswordFault | null
  readonly faults: readonly DraftFault[]

  constructor(
    reason: OfficerRefusal,
    message: string,
    about: {
      readonly stepUp?: StepUpTarget
      readonly passwordFault?: PasswordFault
      readonly faults?: readonly DraftFault[]
    } = {},
  ) {
    super(message)
    this.reason = reason
    this.stepUp = about.stepUp ?? null
    this.passwordFault = about.passwordFault ?? null
    this.faults = about.faults ?? []
  }
}
