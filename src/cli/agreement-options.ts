import { InvalidArgumentError, Option } from 'commander'
import { type Agreement, CONTACT_ROLES, type ContactRole, type PartnerContact } from '../partner/agreement.ts'
import type { PartnerLimit } from '../publication/source.ts'

export interface GivenAgreementOptions {
  readonly purpose?: string
  readonly from?: string
  readonly until?: string
  readonly contact?: readonly PartnerContact[]
  /** Null: the deployment's own. */
  readonly lookups?: PartnerLimit | null
  readonly bulk?: PartnerLimit | null
}

/** Options of a command, new for each. */
export const AGREEMENT_OPTIONS = (): Option[] => [
  new Option('--purpose <text>', 'what it asks the service for'),
  new Option(
    '--from <day>',
    'first day of the contract in Paris, such as 2026-12-01; "none" for an open one',
  ).argParser(dayArgument),
  new Option('--until <day>', 'last day of the contract; "none" for an open end').argParser(dayArgument),
  new Option(
    '--contact <contact>',
    `"role: Name <e-mail>", again for each; roles: ${CONTACT_ROLES.join(', ')}`,
  ).argParser(contactArgument),
  new Option(
    '--lookups <quota>',
    'digests a minute and a month, such as 1000/5000000; "default" for the usual',
  ).argParser(quotaArgument),
  new Option('--bulk <quota>', 'bulk evaluations a minute and a month, likewise').argParser(quotaArgument),
]

/** What was given, with the rest from `before`. */
export function agreementFrom(given: GivenAgreementOptions, before?: Agreement): Omit<Agreement, 'name'> {
  const { contract, limits, contacts = [], purpose = null } = before ?? {}
  const day = (text: string | undefined, kept: string | null | undefined) =>
    text === undefined ? (kept ?? null) : text === 'none' ? null : text
  const limit = (one: PartnerLimit | null | undefined, kept: PartnerLimit | null | undefined) =>
    one === undefined ? (kept ?? null) : one
  return {
    purpose: given.purpose ?? purpose,
    contacts: given.contact ?? contacts,
    contract: { from: day(given.from, contract?.from), until: day(given.until, contract?.until) },
    limits: { lookup: limit(given.lookups, limits?.lookup), bulk: limit(given.bulk, limits?.bulk) },
  }
}

function dayArgument(text: string): string {
  if (text !== 'none' && !/^\d{4}-\d{2}-\d{2}$/.test(text))
    throw new InvalidArgumentError('a day such as 2026-12-01, or none')
  return text
}

function contactArgument(text: string, before: readonly PartnerContact[] = []): readonly PartnerContact[] {
  const match = /^([a-z-]+):\s*(.+?)\s*<([^<>]+)>$/.exec(text.trim())
  const role = match?.[1] as ContactRole
  if (!match || !CONTACT_ROLES.includes(role))
    throw new InvalidArgumentError('as in "technical: Camille Bernard <camille@example.org>"')
  return [...before, { role, name: match[2]!, email: match[3]! }]
}

function quotaArgument(text: string): PartnerLimit | null {
  if (text === 'default') return null
  const match = /^([1-9]\d{0,9})\/([1-9]\d{0,12})$/.exec(text)
  if (!match) throw new InvalidArgumentError('two numbers such as 1000/5000000, or default')
  return { minute: Number(match[1]), month: Number(match[2]) }
}
