/**
 * Who may do what: one table, and one pure function that reads it. Nothing else decides.
 *
 * Roles are held in an organisation. An incident is reached through an organisation that has access to it; the platform's own
 * organisation reaches people and the audit log everywhere, and no organisation's records. A reviewer decides about the work of others only
 * (GDPR art. 32 asks for measures; four eyes is ours), and nobody changes their own rights.
 */
import type { IncidentAccess, OfficerStatus } from '../database/officer-tables.ts'

export const ROLES = ['administrator', 'officer', 'reviewer', 'auditor'] as const
export type Role = (typeof ROLES)[number]

interface Permission {
  readonly on: 'self' | 'platform' | 'organisation' | 'incident'
  /** Roles in the organisation it is done in or, for an incident, in one that has `access` to it. */
  readonly roles: readonly Role[]
  /** Roles in the platform's organisation that may do it in any organisation. */
  readonly platform?: readonly Role[]
  /** The least access to the incident. */
  readonly access?: IncidentAccess
  /** Refused to those who did the work that is decided about, or whose own rights it changes. */
  readonly ownWork?: 'refused'
  /** Needs a second factor that is at most five minutes old, proved for this very act. */
  readonly stepUp?: true
}

const ALL = ROLES
const RECORD_READERS = ['officer', 'reviewer', 'auditor'] as const
const review = (access: IncidentAccess) =>
  ({ on: 'incident', roles: ['reviewer'], access, ownWork: 'refused' }) as const
const credential = { on: 'self', roles: ALL, stepUp: true } as const
const people = { roles: ['administrator'], ownWork: 'refused', stepUp: true } as const

export const PERMISSIONS = {
  'organisation.create': { on: 'platform', roles: ['administrator'], stepUp: true },
  'organisation.read': { on: 'organisation', roles: ALL, platform: ['administrator', 'auditor'] },

  'officer.list': {
    on: 'organisation',
    roles: ['administrator', 'auditor'],
    platform: ['administrator', 'auditor'],
  },
  'officer.invite': {
    on: 'organisation',
    roles: ['administrator'],
    platform: ['administrator'],
    stepUp: true,
  },
  'officer.revoke-invitation': { on: 'organisation', roles: ['administrator'], platform: ['administrator'] },
  'officer.set-roles': { ...people, on: 'organisation', platform: ['administrator'] },
  'officer.suspend': { ...people, on: 'platform' },
  'officer.restore': { ...people, on: 'platform' },
  'officer.reset': { ...people, on: 'platform' },
  'officer.close': { ...people, on: 'platform' },

  'credential.password': credential,
  'credential.totp': credential,
  'credential.recovery-codes': credential,
  'credential.passkey-add': credential,
  'credential.passkey-remove': credential,
  'credential.feed': credential,

  'incident.create': { on: 'organisation', roles: ['officer'] },
  'incident.assign': { on: 'platform', roles: ['administrator'], stepUp: true },
  'incident.read': { on: 'incident', roles: RECORD_READERS, access: 'read' },
  'incident.edit': { on: 'incident', roles: ['officer'], access: 'edit' },
  'incident.comment': { on: 'incident', roles: ['officer', 'reviewer'], access: 'edit' },
  'incident.submit': { on: 'incident', roles: ['officer'], access: 'edit' },
  'incident.approve': review('edit'),
  'incident.publish': { ...review('own'), stepUp: true },
  'incident.withdraw': { ...review('own'), stepUp: true },
  'incident.share': { on: 'incident', roles: ['officer'], access: 'own', stepUp: true },
  'incident.join': { on: 'organisation', roles: ['officer'] },

  'register.read': { on: 'incident', roles: RECORD_READERS, access: 'read' },
  'register.export': { on: 'incident', roles: RECORD_READERS, access: 'read' },

  'data-set.create': { on: 'incident', roles: ['officer'], access: 'edit' },
  'data-set.contribute': { on: 'incident', roles: ['officer'], access: 'edit' },
  'data-set.submit': { on: 'incident', roles: ['officer'], access: 'edit' },
  'data-set.approve': review('edit'),
  'data-set.publish': { ...review('edit'), stepUp: true },
  'data-set.withdraw': { ...review('edit'), stepUp: true },

  'suppression.add': { on: 'organisation', roles: ['officer'] },
  'suppression.add-everywhere': { on: 'platform', roles: ['reviewer'], stepUp: true },

  'partner.read': { on: 'platform', roles: ['administrator', 'auditor'] },
  'partner.add': { on: 'platform', roles: ['administrator'] },
  'partner.change': { on: 'platform', roles: ['administrator'] },
  // Days and quotas, on which the keys there are depend.
  'partner.change-terms': { on: 'platform', roles: ['administrator'], stepUp: true },
  'partner.create-key': { on: 'platform', roles: ['administrator'], stepUp: true },
  'partner.rotate-key': { on: 'platform', roles: ['administrator'], stepUp: true },
  'partner.revoke-key': { on: 'platform', roles: ['administrator'], stepUp: true },

  'audit.read': {
    on: 'organisation',
    roles: ['administrator', 'auditor'],
    platform: ['administrator', 'auditor'],
  },
  'audit.read-all': { on: 'platform', roles: ['administrator', 'auditor'] },
  'audit.export': { on: 'platform', roles: ['auditor'] },
} as const satisfies Readonly<Record<string, Permission>>

export type Action = keyof typeof PERMISSIONS
export const ACTIONS = Object.keys(PERMISSIONS) as Action[]

interface Targets {
  readonly self: { readonly on: 'self' }
  readonly platform: { readonly on: 'platform' }
  readonly organisation: { readonly on: 'organisation'; readonly organisation: string }
  /**
   * Every organisation with access to the incident; for an act on a data set, only the one whose list it is.
   */
  readonly incident: {
    readonly on: 'incident'
    readonly organisations: readonly { readonly id: string; readonly access: IncidentAccess }[]
  }
}

/** What an action is done to. Where one's own work is refused, `authors` says whose it is: ids of officers. */
export type TargetOf<A extends Action> = Targets[(typeof PERMISSIONS)[A]['on']] &
  ((typeof PERMISSIONS)[A] extends { ownWork: 'refused' } ? { readonly authors: readonly string[] } : unknown)

export interface Membership {
  readonly organisation: string
  /** Whether it is the platform's own organisation. */
  readonly platform: boolean
  readonly roles: readonly Role[]
}

/** An officer as far as permissions go. */
export interface Principal {
  readonly id: string
  readonly status: OfficerStatus
  readonly memberships: readonly Membership[]
}

export type Decision =
  | { readonly allowed: true; readonly stepUp: boolean }
  /**
   * `organisation`: the officer has nothing to do with the thing, and should not learn that it exists; `role`: sees it, and lacks the
   * role or the access; `own-work`: somebody else has to.
   */
  | { readonly allowed: false; readonly why: 'inactive' | 'organisation' | 'role' | 'own-work' }

const ACCESS_ORDER = ['read', 'edit', 'own'] as const satisfies readonly IncidentAccess[]

/** Whether one access allows what another does. */
export const includesAccess = (one: IncidentAccess, other: IncidentAccess): boolean =>
  ACCESS_ORDER.indexOf(one) >= ACCESS_ORDER.indexOf(other)

/** Whether it takes a second factor that was proved for this very act. */
export const needsStepUp = (action: Action): boolean => 'stepUp' in PERMISSIONS[action]

/** Whether the officer may do it. @throws TypeError when the target is not of the action's kind */
export function decide<A extends Action>(who: Principal, action: A, target: TargetOf<A>): Decision {
  const permission: Permission = PERMISSIONS[action]
  const given = target as Targets[keyof Targets] & { readonly authors?: readonly string[] }
  if (given.on !== permission.on || (permission.ownWork && !given.authors)) {
    throw new TypeError(`${action} is decided about another kind of thing`)
  }
  if (who.status !== 'active') return { allowed: false, why: 'inactive' }
  const reach = reachOf(who, permission, given)
  if (reach !== 'granted') return { allowed: false, why: reach }
  if (permission.ownWork && given.authors!.includes(who.id)) return { allowed: false, why: 'own-work' }
  return { allowed: true, stepUp: needsStepUp(action) }
}

function reachOf(
  { memberships }: Principal,
  { roles, platform = [], access = 'read' }: Permission,
  target: Targets[keyof Targets],
): 'granted' | 'role' | 'organisation' {
  if (target.on === 'self') return 'granted'
  const holds = (member: Membership, wanted: readonly Role[]) => member.roles.some(role => wanted.includes(role))
  const ofPlatform = memberships.filter(member => member.platform)
  if (target.on === 'platform') {
    if (ofPlatform.some(member => holds(member, roles))) return 'granted'
    return ofPlatform.length > 0 ? 'role' : 'organisation'
  }
  const reached =
    target.on === 'organisation' ? [{ id: target.organisation, access: 'own' as const }] : target.organisations
  const members = memberships.flatMap(member => {
    const found = reached.find(one => one.id === member.organisation)
    return found && member.roles.length > 0 ? [{ member, access: found.access }] : []
  })
  if (members.some(one => includesAccess(one.access, access) && holds(one.member, roles))) return 'granted'
  if (target.on === 'organisation' && ofPlatform.some(member => holds(member, platform))) return 'granted'
  return members.length > 0 ? 'role' : 'organisation'
}
