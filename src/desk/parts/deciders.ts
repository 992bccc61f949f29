/** Who may decide about something of an incident, and what to tell those who may not: the rule of four eyes in words. */
import { html } from 'hono/html'
import { type AccessOfOrganisation, incidentTarget } from '../../officer/incident-access.ts'
import { type Action, type Decision, decide, includesAccess, PERMISSIONS } from '../../officer/permissions.ts'
import { formatList } from '../../site/format.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { reviewActMessages } from '../messages/review-acts.ts'

export type RecordAction = Action & `${'incident' | 'data-set'}.${string}`

/** What permissions about one incident, or one of its lists, are decided by. */
export interface Deciding {
  readonly organisations: readonly AccessOfOrganisation[]
  /** Ids of officers whose own work it is. */
  readonly authors: readonly string[]
}

export const decidingAbout = async (
  { services }: SignedInContext,
  incident: string,
  authors: readonly string[],
): Promise<Deciding> => ({ organisations: (await incidentTarget(services.db, incident)).organisations, authors })

/** Whether the officer may, but for the second factor. */
export const mayDecide = ({ signedIn }: SignedInContext, action: RecordAction, about: Deciding): Decision =>
  decide(signedIn.officer, action, { on: 'incident', ...about } as never)

/** Why the act is not offered, and by whom it could be done. `role`: in words, who does such a thing. */
export async function notOffered(
  context: SignedInContext,
  action: RecordAction,
  about: Deciding,
  why: string,
  role: string,
): Promise<Html> {
  const m = reviewActMessages[context.language].refused
  const names = await namesOfDeciders(context, action, about)
  return html`<p>${why === 'own-work' ? m.ownWork : role}</p>
<p>${names.length === 0 ? m.nobody : m.who(formatList(names, context.language))}</p>`
}

/** Names of active officers who have the role for it in an organisation with enough access, and did not do the work. */
async function namesOfDeciders(
  { services }: SignedInContext,
  action: RecordAction,
  { organisations, authors }: Deciding,
): Promise<string[]> {
  const { roles, access = 'read' } = PERMISSIONS[action] as {
    roles: readonly string[]
    access?: 'read' | 'edit' | 'own'
  }
  const enough = organisations.filter(one => includesAccess(one.access, access)).map(one => one.id)
  if (enough.length === 0) return []
  const rows = await services.db
    .selectFrom('officer_memberships as member')
    .innerJoin('officers', 'officers.id', 'member.officer')
    .select(['officers.id', 'officers.display_name as name'])
    .distinct()
    .where('member.organisation', 'in', enough)
    .where('member.role', 'in', roles as never)
    .where('officers.status', '=', 'active')
    .orderBy('officers.display_name')
    .execute()
  const others = rows.filter(row => !('ownWork' in PERMISSIONS[action] && authors.includes(row.id)))
  return others.flatMap(row => (row.name === null ? [] : [row.name]))
}
