import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import type { AccountDependencies } from '../officer/dependencies.ts'
import type { SiteServices } from '../site/services.ts'
import type { Publisher } from './publisher.ts'

/** What the desk is made of: all that the site is made of, the database, accounts, and the publisher. */
export interface DeskServices extends SiteServices {
  readonly db: Kysely<Schema>
  readonly accounts: AccountDependencies
  readonly publisher: Publisher
  /** The key version under which elements are taken in. */
  readonly keyVersion: number
  readonly isValidElement: (bytes: Uint8Array) => boolean
  /** Who anybody may be, in demo mode; null otherwise. */
  readonly demoOfficers: DemoOfficers | null
}

/** Accounts whose secrets are public. */
export interface DemoOfficers {
  readonly list: readonly { readonly name: string; readonly email: string; readonly password: string }[]
  /** The code that the officer's app would show now; null while it has none that was not used. */
  code(email: string): Promise<string | null>
}
