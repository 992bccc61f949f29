/**
 * Lets an act go on, or not: the permission is decided in the act's own transaction, from roles that cannot change before it ends, and a
 * step-up that the action needs is used up with it.
 */
import type { Transaction } from 'kysely'
import type { Schema } from '../database/schema.ts'
import type { DeskAct } from './dependencies.ts'
import { OfficerError } from './officer-error.ts'
import { type Action, decide, type TargetOf } from './permissions.ts'
import { holdPrincipal } from './principal.ts'
import { spendStepUp } from './step-up.ts'

/** Who runs the program has the database anyway; that they acted stands in the audit log. */
const OPERATORS = ['cli', 'demo']

/** The id of the acting officer; null for the operator. @throws OfficerError 'forbidden' for any other actor */
export function officerOf(actor: string): string | null {
  if (OPERATORS.includes(actor)) return null
  const id = /^officer:([A-Za-z0-9_-]{1,36})$/.exec(actor)?.[1]
  if (id === undefined) throw new OfficerError('forbidden', 'only officers and the operator act here')
  return id
}

/**
 * `subject` is what the audit log will say was touched, such as `officer:<id>`: a step-up is for one action on one subject. To be called
 * before anything of the subject is read or changed, but for who works on it.
 * @throws OfficerError 'unknown', 'forbidden', 'own-work', 'inactive', 'step-up-required'
 */
export async function authorise<A extends Action>(
  trx: Transaction<Schema>,
  act: DeskAct,
  action: A,
  subject: string,
  target: TargetOf<A>,
): Promise<void> {
  const id = officerOf(act.actor)
  if (id === null) return
  const principal = await holdPrincipal(trx, id)
  if (!principal) throw new OfficerError('inactive', 'there is no such account')
  const decision = decide(principal, action, target)
  if (!decision.allowed) throw refusalOf(decision.why)
  if (!decision.stepUp) return
  const spent =
    act.session !== undefined &&
    (await spendStepUp(trx, { officer: id, session: act.session, action, subject, now: act.now }))
  if (!spent) {
    throw new OfficerError('step-up-required', 'this needs a fresh second factor', { stepUp: { action, subject } })
  }
}

function refusalOf(why: 'inactive' | 'organisation' | 'role' | 'own-work'): OfficerError {
  switch (why) {
    case 'inactive':
      return new OfficerError('inactive', 'the account is not active')
    case 'organisation':
      return new OfficerError('unknown', 'there is no such thing')
    case 'role':
      return new OfficerError('forbidden', 'the officer’s roles do not allow this')
    case 'own-work':
      return new OfficerError('own-work', 'somebody else has to do this')
  }
}
