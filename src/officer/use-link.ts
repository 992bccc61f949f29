/** Using a one-time link: a new account, another organisation for an account that is there, or a way back into one. */
import type { Selectable, Transaction } from 'kysely'
import { append } from '../audit/log.ts'
import { newId } from '../database/bearer-secret.ts'
import type { OfficerLinksTable } from '../database/officer-tables.ts'
import type { Schema } from '../database/schema.ts'
import { officerOf } from './authorise.ts'
import { newChallenge, takeChallenge } from './challenges.ts'
import type { AccountDependencies, DeskAct } from './dependencies.ts'
import {
  adoptTotpKey,
  goodPassword,
  proposeTotpKey,
  shownTotpKey,
  storePasskey,
  storePassword,
  type TotpProposal,
} from './enrolment.ts'
import { usableLink } from './links.ts'
import { addRoles, slugOfRoles } from './memberships.ts'
import { OfficerError } from './officer-error.ts'
import { holdPeople } from './officers.ts'
import type { RegisteredPasskey } from './passkey-verifier.ts'
import type { Role } from './permissions.ts'
import { renewRecoveryCodes } from './recovery-codes.ts'
import { endSessionsOf, type StartedSession, startSession } from './sessions.ts'
import { shownName } from './shown-name.ts'

export interface LinkRequest {
  readonly token: string
  readonly now: Date
}

/** What a link is for, as its page shows it. */
export type LinkContent = {
  readonly email: string
  /** For the user handle of a passkey: the id that the account has, or will have. */
  readonly officer: string
  readonly expiresAt: Date
} & (
  | { readonly purpose: 'reset' }
  | {
      readonly purpose: 'invitation'
      readonly organisation: string
      readonly roles: readonly Role[]
      /** Whether its owner has an account: then they sign in and join. */
      readonly hasAccount: boolean
    }
)

/** What the account will be signed in with. */
export type NewCredentials =
  | { readonly kind: 'password'; readonly password: string /** Of the key that was shown. */; readonly code: string }
  | { readonly kind: 'passkey'; readonly response: unknown; readonly challenge: string; readonly label: string }

export interface OpenedAccount {
  readonly officer: string
  /** Shown once. */
  readonly recoveryCodes: readonly string[]
  readonly session: StartedSession
}

interface UseOfLink extends LinkRequest {
  readonly credentials: NewCredentials
  readonly client?: string | null
  /** Token of the session that the browser has, if any. */
  readonly previous?: string | null
}

/** What the link is for. @throws OfficerError 'link-unusable' */
export async function readLink({ db }: Pick<AccountDependencies, 'db'>, request: LinkRequest): Promise<LinkContent> {
  const link = await usableLink(db, request)
  if (link.purpose === 'reset') {
    const row = db.selectFrom('officers').select('email').where('id', '=', link.officer!)
    const { email } = await row.executeTakeFirstOrThrow()
    return { purpose: 'reset', email: email ?? '', officer: link.officer!, expiresAt: link.expires_at }
  }
  const [account, organisation] = await Promise.all([
    db.selectFrom('officers').select('id').where('email', '=', link.email).executeTakeFirst(),
    db.selectFrom('organisations').select('name').where('id', '=', link.organisation!).executeTakeFirstOrThrow(),
  ])
  return {
    purpose: 'invitation',
    email: link.email!,
    officer: account?.id ?? link.id,
    expiresAt: link.expires_at,
    organisation: organisation.name,
    roles: link.roles as Role[],
    hasAccount: account !== undefined,
  }
}

/**
 * A key for an authenticator app, to be confirmed with the rest; a new one voids the one before. `again`: the one that was shown last, if it
 * still can be confirmed. @throws OfficerError 'link-unusable'
 */
export async function proposeTotpForLink(
  { db, vault, random }: AccountDependencies,
  { again = false, ...request }: LinkRequest & { readonly again?: boolean },
): Promise<TotpProposal> {
  const link = await usableLink(db, request)
  const { email } = await readLink({ db }, request)
  const given = { owner: `link:${link.id}`, account: email, vault, now: request.now } as const
  return (again ? await shownTotpKey(db, given) : null) ?? proposeTotpKey(db, { ...given, random })
}

/** A challenge for registering a passkey with the rest. @throws OfficerError 'link-unusable' */
export async function challengeForLink({ db, random }: AccountDependencies, request: LinkRequest): Promise<string> {
  const { id } = await usableLink(db, request)
  return newChallenge(db, { purpose: 'register', owner: `link:${id}`, random, now: request.now })
}

/**
 * Opens the account of somebody who was invited, and a session. The account's id is the link's.
 * @throws OfficerError 'link-unusable', 'account-exists', 'weak-password', 'not-proved', 'invalid'
 */
export async function acceptInvitation(
  deps: AccountDependencies,
  { displayName, ...use }: UseOfLink & { readonly displayName: string },
): Promise<OpenedAccount> {
  const content = await readLink(deps, use)
  if (content.purpose !== 'invitation') throw new OfficerError('link-unusable', 'the link is for something else')
  const name = shownName(displayName, 100)
  const prepared = await prepare(deps, use, [content.email, name, content.organisation])
  return deps.db.transaction().execute(async trx => {
    await holdPeople(trx)
    const link = await usableLink(trx, use)
    const officer = link.id
    const { email, now } = { email: link.email!, now: use.now }
    const inserted = await trx
      .insertInto('officers')
      .values({ id: officer, email, display_name: name, created_at: now, changed_at: now })
      .onConflict(conflict => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) throw new OfficerError('account-exists', 'there is an account with this e-mail address')
    await enter(trx, link, officer, now)
    return open(trx, deps, { link, officer, prepared, use, recorded: 'officer.added' })
  })
}

/** Joins the organisation that the signed-in officer was invited into. @throws OfficerError 'link-unusable', also when it is another's */
export async function joinOrganisation(
  { db }: Pick<AccountDependencies, 'db'>,
  { token, ...act }: { readonly token: string } & DeskAct,
): Promise<{ organisation: string }> {
  return db.transaction().execute(async trx => {
    await holdPeople(trx)
    const officer = officerOf(act.actor)
    const link = await usableLink(trx, { token, now: act.now })
    const invited = await trx
      .selectFrom('officers')
      .select('id')
      .where('id', '=', officer)
      .where('email', '=', link.email)
      .where('status', '=', 'active')
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!invited) throw new OfficerError('link-unusable', 'the link is for somebody else')
    await enter(trx, link, invited.id, act.now)
    const details = { organisation: link.organisation!, roles: slugOfRoles(link.roles as Role[]) }
    await append(
      trx,
      { actor: act.actor, action: 'officer.joined', subject: `officer:${invited.id}`, details },
      act.now,
    )
    return { organisation: link.organisation! }
  })
}

/**
 * Replaces everything that an account is signed in with, passkeys included, ends its sessions and begins one.
 * @throws OfficerError 'link-unusable', 'weak-password', 'not-proved', 'invalid'
 */
export async function acceptReset(deps: AccountDependencies, use: UseOfLink): Promise<OpenedAccount> {
  const content = await readLink(deps, use)
  if (content.purpose !== 'reset') throw new OfficerError('link-unusable', 'the link is for something else')
  const prepared = await prepare(deps, use, [content.email])
  return deps.db.transaction().execute(async trx => {
    await holdPeople(trx)
    const link = await usableLink(trx, use)
    const { officer, now } = { officer: link.officer!, now: use.now }
    const row = trx
      .updateTable('officers')
      .set({ changed_at: now })
      .where('id', '=', officer)
      .where('status', '=', 'active')
    if (Number((await row.executeTakeFirst()).numUpdatedRows) === 0) {
      throw new OfficerError('link-unusable', 'the account is not active')
    }
    for (const table of ['officer_passwords', 'officer_totp', 'officer_passkeys', 'officer_places'] as const) {
      await trx.deleteFrom(table).where('officer', '=', officer).execute()
    }
    await endSessionsOf(trx, { officer, reason: 'credentials-changed', now })
    await trx.updateTable('officer_links').set({ used_at: now }).where('id', '=', link.id).execute()
    return open(trx, deps, { link, officer, prepared, use, recorded: 'officer.reset' })
  })
}

type Prepared =
  | { kind: 'password'; hash: string; code: string }
  | { kind: 'passkey'; passkey: RegisteredPasskey; label: string }

/** What takes long, or answers a challenge: before the transaction, and only for a link that can be used. */
async function prepare(
  { db, hasher, passkeys }: AccountDependencies,
  { token, credentials, now }: UseOfLink,
  about: readonly string[],
): Promise<Prepared> {
  if (credentials.kind === 'password') {
    const hash = await hasher.hash(goodPassword(credentials.password, about))
    return { kind: 'password', hash, code: credentials.code }
  }
  const { response, challenge, label } = credentials
  const { id } = await usableLink(db, { token, now })
  const fresh = await takeChallenge(db, { challenge, purpose: 'register', owner: `link:${id}`, now })
  const passkey = fresh ? await passkeys.verifyRegistration({ response, challenge }) : null
  if (!passkey) throw new OfficerError('not-proved', 'the passkey was not registered')
  return { kind: 'passkey', passkey, label }
}

async function enter(
  trx: Transaction<Schema>,
  link: Selectable<OfficerLinksTable>,
  officer: string,
  now: Date,
): Promise<void> {
  await addRoles(trx, { officer, organisation: link.organisation!, roles: link.roles as Role[], now })
  await trx.updateTable('officer_links').set({ used_at: now }).where('id', '=', link.id).execute()
}

async function open(
  trx: Transaction<Schema>,
  { vault, random }: AccountDependencies,
  given: { link: Selectable<OfficerLinksTable>; officer: string; prepared: Prepared; use: UseOfLink; recorded: string },
): Promise<OpenedAccount> {
  const { link, officer, prepared, use } = given
  const { client = null, previous = null, now } = use
  if (prepared.kind === 'password') {
    await storePassword(trx, { officer, hash: prepared.hash, now })
    await adoptTotpKey(trx, { owner: `link:${link.id}`, officer, code: prepared.code, vault, now })
  } else {
    const { passkey, label } = prepared
    await storePasskey(trx, { id: newId(random), officer, passkey, label, now })
  }
  const recoveryCodes = await renewRecoveryCodes(trx, { officer, vault, random, now })
  const details = { link: link.purpose, with: prepared.kind }
  const event = { actor: `officer:${officer}`, action: given.recorded, subject: `officer:${officer}`, details }
  await append(trx, event, now)
  const session = await startSession(trx, { officer, method: 'link', client, previous, random, now })
  return { officer, recoveryCodes, session }
}
