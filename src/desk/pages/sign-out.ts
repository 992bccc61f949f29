import { endSession } from '../../officer/sessions.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'

/** Ends the session, and takes the cookie back. */
export async function signOut({ services, signedIn, act, link }: SignedInContext): Promise<DeskAnswer> {
  await endSession(services.db, { officer: signedIn.id, id: signedIn.session.id, reason: 'signed-out', ...act })
  return { redirect: link('signIn'), session: null }
}
