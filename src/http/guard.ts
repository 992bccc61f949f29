/**
 * Who is asking: partner keys (`vgf_…`), checked against the published list without a database, and contributor tokens
 * (`vgc_…`), checked by the write side. Both come as `Authorization: Bearer …`.
 *
 * A partner's key that is malformed, unknown, revoked or expired is refused with one and the same answer, so that nobody learns from it
 * which keys there were. Only whoever holds a valid key is told that its scope or its address does not fit.
 */
import { PARTNER_SCOPES, type PartnerScope } from '../partner/scopes.ts'
import type { Snapshot } from '../publication/read.ts'
import type { PublishedPartnerKey } from '../publication/source.ts'
import { addressAllowed } from './address-allowed.ts'
import { findPartnerKey } from './find-partner-key.ts'
import { ProblemError } from './problem.ts'
import type { ApiContext } from './routes.ts'
import type { Contributor, Services } from './services.ts'
import { reading } from './snapshot.ts'
import { guardedWrite } from './write-problem.ts'

export { PARTNER_SCOPES, type PartnerScope }

/** Whose key was sent. Quotas and usage are the partner's; `id` is the key's. */
export type PartnerPrincipal = Pick<PublishedPartnerKey, 'id' | 'partner' | 'environment' | 'limits' | 'scopes'>

const MAX_TOKEN_LENGTH = 200

/** The Bearer token, null when no credentials were sent. @throws ProblemError when they are not a Bearer token */
export function bearerToken(request: Request): string | null {
  const header = request.headers.get('authorization')
  if (header === null) return null
  const match = /^bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(header.trim())
  if (!match || match[1]!.length > MAX_TOKEN_LENGTH) throw new ProblemError('unauthenticated')
  return match[1]!
}

/** The partner whose key was sent, when it has the scope (`any`: whichever it has). @throws ProblemError */
export async function requirePartner(
  c: ApiContext,
  services: Pick<Services, 'now' | 'sha256'>,
  snapshot: Pick<Snapshot, 'key'>,
  scope: PartnerScope | 'any',
): Promise<PartnerPrincipal> {
  const token = bearerToken(c.req.raw)
  const partner = token === null ? null : await partnerOf(token, services, snapshot)
  if (partner === null) throw new ProblemError('unauthenticated')
  if (!addressAllowed(partner.addresses, c.env?.clientAddress ?? null)) throw new ProblemError('address-not-allowed')
  requireScope(partner, scope)
  return partner
}

/** Whose key this is, and from where it may be used; null for none that is valid now. @throws ProblemError `unavailable` */
export async function partnerOf(
  token: string,
  services: Pick<Services, 'now' | 'sha256'>,
  snapshot: Pick<Snapshot, 'key'>,
): Promise<(PartnerPrincipal & Pick<PublishedPartnerKey, 'addresses'>) | null> {
  const key = await reading(() => findPartnerKey(snapshot, token, services.sha256))
  const end = key?.expiresAt == null ? Number.POSITIVE_INFINITY : Date.parse(key.expiresAt)
  if (key === null || !(services.now().getTime() < end)) return null
  const { id, environment, scopes } = key
  // Keys that an earlier version published have these three only.
  const { partner = id, addresses = [], limits = NO_LIMITS } = key as Partial<PublishedPartnerKey>
  return { id, partner, environment, scopes, addresses, limits }
}

const NO_LIMITS: PublishedPartnerKey['limits'] = { lookup: null, bulk: null }

/** @throws ProblemError `scope-missing` */
export function requireScope(partner: PartnerPrincipal, scope: PartnerScope | 'any'): void {
  if (scope !== 'any' && !partner.scopes.includes(scope)) throw new ProblemError('scope-missing')
}

/** Whether a key answers from invented people: a test key, except in the demo, whose lists are invented themselves. */
export const isRehearsal = (services: Pick<Services, 'demo'>, partner: PartnerPrincipal): boolean =>
  partner.environment === 'test' && !services.demo

/** The contributor whose token was sent, when it has the scope. @throws ProblemError */
export async function requireContributor(
  request: Request,
  services: Pick<Services, 'write'>,
  scope: 'upload' | 'evaluate:bulk',
): Promise<Contributor> {
  const token = bearerToken(request)
  if (token === null || !services.write) throw new ProblemError('unauthenticated')
  const { write } = services
  const contributor = await guardedWrite(() => write.verifyToken(token, scope))
  if (contributor === null) throw new ProblemError('unauthenticated')
  if (contributor === 'expired') throw new ProblemError('key-expired')
  if (contributor === 'scope') throw new ProblemError('scope-missing')
  return contributor
}

/** Whether a token is a contributor's, by its prefix. */
export const isContributorToken = (token: string): boolean => token.startsWith('vgc_')
