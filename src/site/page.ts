/** What a page is: a function from a request's context to its content; the layout, the headers and the caching are shared. */
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ApiContext } from '../http/routes.ts'
import type { Language } from './language.ts'
import type { PageKey } from './paths.ts'
import type { SiteServices } from './services.ts'

/** What a `html` template gives. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export interface PageContext {
  readonly page: PageKey
  readonly language: Language
  readonly services: SiteServices
  /** Of the request, on the public origin. */
  readonly url: URL
  /** Of the path. */
  readonly parameters: Readonly<Record<string, string>>
  /** The path of a page in this language. */
  link(page: PageKey, parameters?: Readonly<Record<string, string>>): string
}

/** A feed that a reader may subscribe to from the page; `path` without its extension, `.atom` or `.json`. */
export interface FeedLink {
  readonly title: string
  readonly path: string
}

export interface PageContent {
  /** Without the name of the site. */
  readonly title: string
  /** One or two sentences for search results and social cards. */
  readonly description: string
  /** What stands between header and footer, with the page's one `h1`. */
  readonly body: Html
  /** Scripts that the page needs, by the name of their entry in src/browser. */
  readonly scripts?: readonly string[]
  readonly feeds?: readonly FeedLink[]
  /** False keeps the page out of search engines. */
  readonly indexed?: boolean
  /** It stands in for a page that cannot be shown, and has no address of its own: what was asked for is not repeated. */
  readonly error?: boolean
}

/** What a page answers when its form is sent: itself, with more in it; never cached. @throws ProblemError as PageRenderer */
export type FormHandler = (
  context: PageContext,
  c: ApiContext,
) => Promise<{ readonly status: 200 | 422 | 503; readonly content: PageContent }>

/** @throws ProblemError `not-found` or `unavailable`, which become pages */
export type PageRenderer = (context: PageContext) => Promise<PageContent>
