/** A desk to test: its people, with what each of them would have at hand, and a clock that tests move. */
import { createHmac } from 'node:crypto'
import type { Database } from '../../src/database/connect.ts'
import { createVault } from '../../src/database/vault.ts'
import type { AccountDependencies, DeskAct } from '../../src/officer/dependencies.ts'
import { inviteFirstAdministrator, inviteOfficer } from '../../src/officer/links.ts'
import { createOrganisation, NEW_ORGANISATION } from '../../src/officer/organisations.ts'
import type { PasskeyVerifier } from '../../src/officer/passkey-verifier.ts'
import type { PasswordHasher } from '../../src/officer/password-hasher.ts'
import type { Action, Role } from '../../src/officer/permissions.ts'
import type { StartedSession } from '../../src/officer/sessions.ts'
import { type SignInRequest, signInWithPassword } from '../../src/officer/sign-in.ts'
import { stepUpWithCode } from '../../src/officer/step-up.ts'
import { totpCode, totpStep } from '../../src/officer/totp.ts'
import { acceptInvitation, proposeTotpForLink } from '../../src/officer/use-link.ts'
import { fromBase64Url, toBase64Url, utf8 } from '../../src/protocol/bytes.ts'
import { createPasswordHasher } from '../../src/runtime/password-hasher.ts'
import { NOW } from './contributed.ts'

export const PASSWORD = 'agrafeuse cheval pile'
export const HOME = '192.0.2.7'
export const SECOND = 1000
export const MINUTE = 60_000
export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export interface Person {
  readonly id: string
  readonly email: string
  readonly password: string
  readonly secret: Uint8Array
  readonly recoveryCodes: readonly string[]
  session: StartedSession
}

export class Desk {
  readonly deps: AccountDependencies
  /** Passwords that were hashed or compared. */
  work = 0
  now: Date = NOW
  #drawn = 0

  constructor({ db }: Database, hasher: PasswordHasher) {
    const counted = <T>(value: T): T => {
      this.work++
      return value
    }
    this.deps = {
      db,
      hasher: {
        ...hasher,
        hash: password => counted(hasher.hash(password)),
        verify: (hash, password) => counted(hasher.verify(hash, password)),
      },
      vault: createVault({ current: new Uint8Array(32).fill(9) }, length => this.random(length)),
      passkeys: authenticators,
      random: length => this.random(length),
    }
  }

  /** The same bytes in every run, and never the same twice. */
  random(length: number): Uint8Array {
    const bytes = createHmac('sha512', 'desk')
      .update(String(this.#drawn++))
      .digest()
    return new Uint8Array(bytes.subarray(0, length))
  }

  pass(ms: number): Date {
    this.now = new Date(this.now.getTime() + ms)
    return this.now
  }

  /** The key of one-time codes that whoever holds a link is shown. */
  async secretOf(token: string): Promise<{ secret: Uint8Array }> {
    return { secret: fromBase32((await proposeTotpForLink(this.deps, { token, now: this.now })).secret) }
  }

  get cli(): DeskAct {
    return { actor: 'cli', now: this.now }
  }

  by({ id, session }: Person): DeskAct & { session: string } {
    return { actor: `officer:${id}`, session: session.id, now: this.now }
  }

  /** The code that the person's app shows now. */
  code({ secret }: { readonly secret: Uint8Array }): string {
    return totpCode(secret, totpStep(this.now))
  }

  async open(token: string, email: string, displayName = 'Camille Bernard', password = PASSWORD): Promise<Person> {
    const { uri } = await proposeTotpForLink(this.deps, { token, now: this.now })
    const secret = fromBase32(new URL(uri).searchParams.get('secret')!)
    const credentials = { kind: 'password', password, code: this.code({ secret }) } as const
    const opened = await acceptInvitation(this.deps, { token, displayName, credentials, now: this.now })
    return { id: opened.officer, email, password, secret, recoveryCodes: opened.recoveryCodes, session: opened.session }
  }

  /** The platform's first administrator. */
  async root(email = 'root@example.org'): Promise<Person> {
    const link = await inviteFirstAdministrator(this.deps, { email, platform: 'Vigifuite', ...this.cli })
    return this.open(link.token, email, 'Root Exemple')
  }

  async organisation(name: string): Promise<string> {
    return (await createOrganisation(this.deps, { name, ...this.cli })).id
  }

  async person(organisation: string, roles: readonly Role[], email: string): Promise<Person> {
    const link = await inviteOfficer(this.deps, { organisation, roles, email, ...this.cli })
    return this.open(link.token, email)
  }

  /** Proves the second factor for an act, half a minute later so that the code is a new one, and returns the act. */
  async stepUp(person: Person, action: Action, subject: string = NEW_ORGANISATION): Promise<DeskAct> {
    this.pass(30 * SECOND)
    const given = { action, subject, code: this.code(person), address: HOME, ...this.by(person) }
    const result = await stepUpWithCode(this.deps, given)
    if (!result.ok) throw new Error(result.reason)
    return this.by(person)
  }

  signIn(person: Person, more: Partial<SignInRequest> = {}) {
    const { email, password } = person
    const request = { email, password, code: this.code(person), address: HOME, now: this.now, ...more }
    return signInWithPassword(this.deps, request)
  }

  /** Signs in again, half a minute later. */
  async comeBack(person: Person): Promise<StartedSession> {
    this.pass(30 * SECOND)
    const result = await this.signIn(person)
    if (!result.ok) throw new Error(result.reason)
    person.session = result.session
    return result.session
  }
}

export async function createDesk(database: Database): Promise<Desk> {
  return new Desk(database, await createPasswordHasher({ memoryKiB: 1024, iterations: 2, parallelism: 1 }))
}

/** What an authenticator of these tests answers: a key that stays in it, over the challenge and a counter. */
export interface Authenticator {
  readonly id: string
  readonly key: string
  counter: number
}

const sign = ({ key, counter }: { key: string; counter: number }, challenge: string): string =>
  toBase64Url(new Uint8Array(createHmac('sha256', key).update(`${challenge} ${counter}`).digest()))

export const answerOf = (authenticator: Authenticator, challenge: string) => {
  const { id, key, counter } = authenticator
  return { id, key, counter, challenge, proof: sign({ key, counter }, challenge) }
}

interface Answer {
  readonly id: string
  readonly key: string
  readonly counter: number
  readonly challenge: string
  readonly proof: string
}

const isAnswer = (response: unknown): response is Answer =>
  typeof response === 'object' && response !== null && 'proof' in response

/** Stands in for the adapter: the ceremony's shape without its cryptography, whose library has its own tests. */
const authenticators: PasskeyVerifier = {
  async verifyRegistration({ response, challenge }) {
    if (!isAnswer(response) || response.challenge !== challenge) return null
    const { id, key, counter } = response
    const transports = ['internal']
    return { credentialId: utf8(id), publicKey: utf8(key), counter, transports, backedUp: true }
  },
  async verifyAuthentication({ response, challenge, passkey }) {
    if (!isAnswer(response) || response.challenge !== challenge) return null
    const { counter, proof } = response
    return proof === sign({ key: new TextDecoder().decode(passkey.publicKey), counter }, challenge) ? { counter } : null
  },
  credentialIdOf: response => (isAnswer(response) ? utf8(response.id) : null),
}

export function fromBase32(text: string): Uint8Array {
  const bits = [...text]
    .map(one => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
    .join('')
  return Uint8Array.from(bits.match(/.{8}/g)!, byte => Number.parseInt(byte, 2))
}

/** Every usual way to write bytes. */
export function spellings(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes)
  return [buffer.toString('hex'), buffer.toString('base64').replace(/=+$/, ''), toBase64Url(bytes)]
}

export const bytesOfToken = (token: string): Uint8Array => fromBase64Url(token.slice(token.indexOf('_') + 1))!
