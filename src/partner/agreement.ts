/** What is agreed with a partner: who answers for it, what for, from when until when, and how much. */
import * as z from 'zod'
import { canonicalEmail } from '../identifier/email.ts'
import { instantsInParis, timeInParis } from '../incident/paris-clock.ts'
import { shownName, shownText } from '../officer/shown-name.ts'
import type { PublishedPartnerKey } from '../publication/source.ts'
import { PartnerError, type PartnerFault } from './partner-error.ts'

export const CONTACT_ROLES = ['contract', 'technical', 'security', 'data-protection'] as const
export type ContactRole = (typeof CONTACT_ROLES)[number]

export interface PartnerContact {
  readonly name: string
  readonly email: string
  readonly role: ContactRole
}

/** Days in Paris, `YYYY-MM-DD`, both included; null for an open end. */
export interface Contract {
  readonly from: string | null
  readonly until: string | null
}

export type PartnerLimits = PublishedPartnerKey['limits']

export interface Agreement {
  readonly name: string
  readonly purpose: string | null
  readonly contacts: readonly PartnerContact[]
  readonly contract: Contract
  /** Null: the deployment's own. */
  readonly limits: PartnerLimits
}

export const MAX_CONTACTS = 10
export const MAX_PURPOSE = 2000
export const NO_LIMITS: PartnerLimits = { lookup: null, bulk: null }
const DAY_MS = 86_400_000

const limit = z.strictObject({ minute: z.int().min(1).max(1e9), month: z.int().min(1).max(1e12) }).nullable()
const limitsSchema = z.strictObject({ lookup: limit, bulk: limit })
const contractSchema = z
  .strictObject({ from: z.iso.date().nullable(), until: z.iso.date().nullable() })
  .refine(({ from, until }) => from === null || until === null || from <= until)

/** As it is stored. @throws PartnerError 'invalid', with every part that does not do */
export function agreed(given: Partial<Agreement> & Pick<Agreement, 'name'>): Agreement {
  const { purpose = null, contacts = [], contract = { from: null, until: null }, limits = NO_LIMITS } = given
  const faults: PartnerFault[] = []
  const part = <T>(fault: PartnerFault, read: () => T): T => {
    try {
      return read()
    } catch {
      faults.push(fault)
      return undefined as T
    }
  }
  const agreement = {
    name: part('name', () => shownName(given.name, 200)),
    purpose: part('purpose', () => shownText(purpose ?? '', MAX_PURPOSE) || null),
    contacts: part('contacts', () => contacts.map(shownContact)),
    contract: part('contract', () => contractSchema.parse(contract)),
    limits: part('limits', () => limitsSchema.parse(limits)),
  }
  if (contacts.length > MAX_CONTACTS) faults.push('contacts')
  if (faults.length > 0) {
    throw new PartnerError('invalid', `this does not do about a partner: ${faults.join(', ')}`, faults)
  }
  return agreement
}

function shownContact({ name, email, role }: PartnerContact): PartnerContact {
  const address = canonicalEmail(email)
  if (!address.ok || !CONTACT_ROLES.includes(role)) throw new TypeError('not a contact')
  return { name: shownName(name, 100), email: address.canonical, role }
}

/** Whether the contract has begun, holds, or is over at this moment. */
export function contractState({ from, until }: Contract, now: Date): 'before' | 'holds' | 'over' {
  const { day } = timeInParis(now)
  if (from !== null && day < from) return 'before'
  return until !== null && day > until ? 'over' : 'holds'
}

/** The first moment after a contract; null when its end is open. */
export function contractEnd({ until }: Contract): Date | null {
  if (until === null) return null
  const after = new Date(Date.parse(`${until}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
  return instantsInParis(after, '00:00')[0] ?? null
}

/** When a key ends: at its own end or with the contract, whichever is first; null for neither. */
export function keyEnd(expiresAt: Date | null, contract: Contract): Date | null {
  const end = contractEnd(contract)
  if (expiresAt === null || end === null) return expiresAt ?? end
  return expiresAt < end ? expiresAt : end
}
