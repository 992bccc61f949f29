import { describe, expect, it } from 'vitest'
import {
  ACTIONS,
  type Action,
  type Decision,
  decide,
  type Membership,
  needsStepUp,
  type Principal,
  ROLES,
  type Role,
  type TargetOf,
} from '../../src/officer/permissions.ts'

/** Organisations by what they have to do with the thing that is acted on. */
const PLACES = ['platform', 'owner', 'editor', 'reader', 'stranger'] as const
type Place = (typeof PLACES)[number]

/** Written down a second time, by hand: who may do it, as role@organisation. `any` is every officer, `!` needs a step-up, `≠` never one's own. */
const EXPECTED: Readonly<Record<Action, string>> = {
  'organisation.create': '! administrator@platform',
  'organisation.read':
    'administrator@owner officer@owner reviewer@owner auditor@owner administrator@platform auditor@platform',
  'officer.list': 'administrator@owner auditor@owner administrator@platform auditor@platform',
  'officer.invite': '! administrator@owner administrator@platform',
  'officer.revoke-invitation': 'administrator@owner administrator@platform',
  'officer.set-roles': '! ≠ administrator@owner administrator@platform',
  'officer.suspend': '! ≠ administrator@platform',
  'officer.restore': '! ≠ administrator@platform',
  'officer.reset': '! ≠ administrator@platform',
  'officer.close': '! ≠ administrator@platform',
  'credential.password': '! any',
  'credential.totp': '! any',
  'credential.recovery-codes': '! any',
  'credential.passkey-add': '! any',
  'credential.passkey-remove': '! any',
  'credential.feed': '! any',
  'incident.create': 'officer@owner',
  'incident.assign': '! administrator@platform',
  'incident.read':
    'officer@owner officer@editor officer@reader reviewer@owner reviewer@editor reviewer@reader auditor@owner auditor@editor auditor@reader',
  'incident.edit': 'officer@owner officer@editor',
  'incident.comment': 'officer@owner officer@editor reviewer@owner reviewer@editor',
  'incident.submit': 'officer@owner officer@editor',
  'incident.approve': '≠ reviewer@owner reviewer@editor',
  'incident.publish': '! ≠ reviewer@owner',
  'incident.withdraw': '! ≠ reviewer@owner',
  'incident.share': '! officer@owner',
  'incident.join': 'officer@owner',
  'register.read':
    'officer@owner officer@editor officer@reader reviewer@owner reviewer@editor reviewer@reader auditor@owner auditor@editor auditor@reader',
  'register.export':
    'officer@owner officer@editor officer@reader reviewer@owner reviewer@editor reviewer@reader auditor@owner auditor@editor auditor@reader',
  'data-set.create': 'officer@owner officer@editor',
  'data-set.contribute': 'officer@owner officer@editor',
  'data-set.submit': 'officer@owner officer@editor',
  'data-set.approve': '≠ reviewer@owner reviewer@editor',
  'data-set.publish': '! ≠ reviewer@owner reviewer@editor',
  'data-set.withdraw': '! ≠ reviewer@owner reviewer@editor',
  'suppression.add': 'officer@owner',
  'suppression.add-everywhere': '! reviewer@platform',
  'partner.read': 'administrator@platform auditor@platform',
  'partner.add': 'administrator@platform',
  'partner.change': 'administrator@platform',
  'partner.change-terms': '! administrator@platform',
  'partner.create-key': '! administrator@platform',
  'partner.rotate-key': '! administrator@platform',
  'partner.revoke-key': '! administrator@platform',
  'audit.read': 'administrator@owner auditor@owner administrator@platform auditor@platform',
  'audit.read-all': 'administrator@platform auditor@platform',
  'audit.export': 'auditor@platform',
}

const INCIDENT = {
  on: 'incident',
  organisations: [
    { id: 'owner', access: 'own' },
    { id: 'editor', access: 'edit' },
    { id: 'reader', access: 'read' },
  ],
} as const
const TARGETS = [{ on: 'self' }, { on: 'platform' }, { on: 'organisation', organisation: 'owner' }, INCIDENT] as const

const member = (organisation: Place, roles: readonly Role[]): Membership => {
  return { organisation, platform: organisation === 'platform', roles }
}
const person = (memberships: readonly Membership[], status: Principal['status'] = 'active'): Principal => {
  return { id: 'me', status, memberships }
}
const by = (target: (typeof TARGETS)[number], authors: readonly string[]) =>
  ({ ...target, authors }) as unknown as TargetOf<Action>
const kindOf = (action: Action) =>
  TARGETS.find(target => {
    try {
      decide(person([]), action, by(target, []))
      return true
    } catch {
      return false
    }
  })!
const judge = (who: Principal, action: Action, authors: readonly string[] = ['somebody']): Decision =>
  decide(who, action, by(kindOf(action), authors))
const expected = (action: Action) => EXPECTED[action].split(' ')

describe('the table of permissions', () => {
  it('has a row here for every action, and no other', () => {
    expect(Object.keys(EXPECTED)).toEqual(ACTIONS)
  })

  it.each(ACTIONS)('%s: every role in every organisation', action => {
    for (const place of PLACES) {
      for (const role of ROLES) {
        const decision = judge(person([member(place, [role])]), action)
        const allowed = expected(action).includes('any') || expected(action).includes(`${role}@${place}`)
        expect({ place, role, allowed: decision.allowed }).toEqual({ place, role, allowed })
      }
    }
  })

  it.each(ACTIONS)('%s: nobody without a role, without a membership, suspended or closed', action => {
    const mine = expected(action).includes('any')
    expect(judge(person([]), action).allowed).toBe(mine)
    expect(judge(person(PLACES.map(place => member(place, []))), action).allowed).toBe(mine)
    const everything = PLACES.map(place => member(place, ROLES))
    expect(judge(person(everything), action).allowed).toBe(true)
    for (const status of ['suspended', 'closed'] as const) {
      expect(judge(person(everything, status), action)).toEqual({ allowed: false, why: 'inactive' })
    }
  })

  it.each(ACTIONS)('%s: one’s own work, whatever the roles', action => {
    const decision = judge(person(PLACES.map(place => member(place, ROLES))), action, ['somebody', 'me'])
    const refused = { allowed: false, why: 'own-work' }
    expect(decision).toEqual(expected(action).includes('≠') ? refused : { allowed: true, stepUp: needsStepUp(action) })
  })

  it.each(ACTIONS)('%s: whether it needs a step-up', action => {
    expect(needsStepUp(action)).toBe(expected(action).includes('!'))
    const decision = judge(person(PLACES.map(place => member(place, ROLES))), action)
    expect(decision).toEqual({ allowed: true, stepUp: expected(action).includes('!') })
  })
})

describe('a refusal', () => {
  it('says that a thing is unknown to those who have nothing to do with it', () => {
    const outsider = person([member('stranger', ROLES)])
    for (const action of ACTIONS.filter(one => kindOf(one).on !== 'self')) {
      expect(judge(outsider, action)).toEqual({ allowed: false, why: 'organisation' })
    }
  })

  it('says that the role is missing to those who have', () => {
    expect(judge(person([member('reader', ['officer'])]), 'incident.edit')).toEqual({ allowed: false, why: 'role' })
    expect(judge(person([member('owner', ['auditor'])]), 'incident.edit')).toEqual({ allowed: false, why: 'role' })
    expect(judge(person([member('platform', ['auditor'])]), 'officer.suspend')).toEqual({ allowed: false, why: 'role' })
  })

  it('does not add a role in one organisation to the access of another', () => {
    const both = person([member('owner', ['auditor']), member('reader', ['officer', 'reviewer'])])
    expect(judge(both, 'incident.edit').allowed).toBe(false)
    expect(judge(both, 'incident.publish').allowed).toBe(false)
    expect(judge(both, 'incident.read').allowed).toBe(true)
  })

  it('comes before that of one’s own work, which would tell that the thing exists', () => {
    const decision = judge(person([member('stranger', ROLES)]), 'data-set.approve', ['me'])
    expect(decision).toEqual({ allowed: false, why: 'organisation' })
  })
})

describe('a target', () => {
  it('is of the action’s kind, and says whose work it is where that matters', () => {
    const reviewer = person([member('owner', ['reviewer'])])
    expect(() => decide(reviewer, 'incident.read', { on: 'platform' } as never)).toThrow(TypeError)
    expect(() => decide(reviewer, 'incident.approve', INCIDENT as never)).toThrow(TypeError)
  })
})
