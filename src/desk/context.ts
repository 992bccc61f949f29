/** What a page of the desk is given, and what it answers. */
import type { OfficerStatus } from '../database/officer-tables.ts'
import type { DeskAct } from '../officer/dependencies.ts'
import type { Action } from '../officer/permissions.ts'
import type { VerifiedSession } from '../officer/sessions.ts'
import type { Language } from '../site/language.ts'
import type { Html } from '../site/page.ts'
import type { Form } from './form.ts'
import type { DeskPage } from './paths.ts'
import type { DeskServices } from './services.ts'

/** Who is at the desk. */
export interface SignedIn extends VerifiedSession {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly status: OfficerStatus
  /** The session's token, for what has to replace or derive from it. Shown nowhere. */
  readonly token: string
}

export interface DeskContext {
  readonly page: DeskPage
  readonly language: Language
  readonly services: DeskServices
  /** Of the request, on the public origin. */
  readonly url: URL
  /** Of the path. */
  readonly parameters: Readonly<Record<string, string>>
  readonly request: Request
  readonly clientAddress: string | null
  readonly now: Date
  /** Token of the session cookie that came along, whatever it is worth. */
  readonly cookie: string | null
  readonly signedIn: SignedIn | null
  /** Path of a page in this language. */
  link(page: DeskPage, parameters?: Readonly<Record<string, string | number>>): string
}

/** Of a route that only those who are signed in reach. `act` goes into use cases. */
export interface SignedInContext extends DeskContext {
  readonly signedIn: SignedIn
  readonly act: DeskAct & { readonly session: string }
}

export interface DeskContent {
  /** Without the name of the site. */
  readonly title: string
  /** What stands between header and footer, with the page's one `h1`. */
  readonly body: Html
  /** Scripts that the page needs, by the name of their entry in src/browser/entries. */
  readonly scripts?: readonly string[]
  /** The page's place in the navigation, where it is not the page itself. */
  readonly under?: DeskPage
  /** Without header and footer: a document to print. */
  readonly bare?: boolean
}

export type DeskAnswer =
  | { readonly page: DeskContent; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  /** After a POST (303): `to` is a path of ours. `session`: a token for the cookie, or null to forget it. */
  | { readonly redirect: string; readonly session?: { readonly token: string; readonly expiresAt: Date } | null }
  | { readonly json: unknown; readonly status?: number }
  | {
      readonly file: string | Uint8Array | ReadableStream<Uint8Array>
      readonly contentType: string
      /** Downloaded under this name; without it, shown. */
      readonly name?: string
    }

/**
 * One method of a route. `action`: what the permission table must allow before the handler runs; what it is about follows from the path
 * (`:incident`, `:code` of a list, `:organisation`). An act that needs a second factor asks for it itself, by the use case's own
 * `authorise`. Null: nothing but being signed in; the handler decides.
 */
export interface DeskMethod<C extends DeskContext = SignedInContext> {
  readonly action: Action | null
  readonly handle: (context: C, form: Form) => Promise<DeskAnswer>
}

/** A route of the desk; a page for those who are not signed in says `open`. */
export type DeskRoute =
  | { readonly page: DeskPage; readonly open?: never; readonly get?: DeskMethod; readonly post?: DeskMethod }
  | {
      readonly page: DeskPage
      readonly open: true
      readonly get?: DeskMethod<DeskContext>
      readonly post?: DeskMethod<DeskContext>
    }
