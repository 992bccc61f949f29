/**
 * Who is asking: partner keys (`vgf_…`), checked against the published list without a database, and contributor tokens
 * (`vgc_…`), checked by the write side. Both come as `Authorization: Bearer …`.
 *
 * Keys are compared by SHA-256, over every key and every byte, so that timing tells nothing about the list.
 */
import { fromBase64Url } from '../protocol/bytes.ts'
import type { Snapshot } from '../publication/read.ts'
import type { PublishedPartnerKey } from '../publication/source.ts'
import { ProblemError } from './problem.ts'
import type { Contributor, Services } from './services.ts'
import { guardedWrite } from './write-problem.ts'

export type PartnerScope = 'lookup' | 'lookup:phone' | 'catalogue' | 'webhooks' | 'evaluate:bulk'

/** Whose key was sent. Quotas and usage are the partner's; `id` is the key's. */
export type PartnerPrincipal = Pick<PublishedPartnerKey, 'id' | 'partner' | 'environment' | 'limits'>

const MAX_TOKEN_LENGTH = 200

/** The Bearer token, null when no credentials were sent. @throws ProblemError when they are not a Bearer token */
export function bearerToken(request: Request): string | null {
  const header = request.headers.get('authorization')
  if (header === null) return null
  const match = /^bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(header.trim())
  if (!match || match[1]!.length > MAX_TOKEN_LENGTH) throw new ProblemError('unauthenticated')
  return match[1]!
}

/** The partner whose key was sent, when it has the scope. @throws ProblemError */
export async function requirePartner(
  request: Request,
  services: Pick<Services, 'now' | 'demo'>,
  snapshot: Snapshot,
  scope: PartnerScope,
): Promise<PartnerPrincipal> {
  const token = bearerToken(request)
  if (token === null) throw new ProblemError('unauthenticated')
  const keys = await snapshot.keys().catch(() => {
    throw new ProblemError('unavailable')
  })
  const key = await findKey(keys, token)
  // The demo's key is published with its source code, and test keys must never open real lists.
  if (key === null || (key.environment === 'test' && !services.demo)) throw new ProblemError('unauthenticated')
  if (key.expiresAt !== null && !(services.now().getTime() < Date.parse(key.expiresAt))) {
    throw new ProblemError('key-expired')
  }
  if (!key.scopes.includes(scope)) throw new ProblemError('scope-missing')
  const { id, partner, environment, limits } = key
  return { id, partner, environment, limits }
}

async function findKey(keys: readonly PublishedPartnerKey[], token: string): Promise<PublishedPartnerKey | null> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token)))
  let found: PublishedPartnerKey | null = null
  for (const key of keys) {
    const known = fromBase64Url(key.hash) ?? new Uint8Array()
    let difference = known.length ^ hash.length
    for (let i = 0; i < hash.length; i++) difference |= (known[i] ?? 0) ^ hash[i]!
    if (difference === 0) found = key
  }
  return found
}

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
