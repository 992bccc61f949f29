/**
 * How an operation of the API is described: what it takes, what it answers, and who may ask. The OpenAPI document, the reference page and
 * the tests that hold both to the code are made from these descriptions.
 *
 * A description stands beside the code, in `<resource>-operations.ts`, and refers to the very schemas that validate requests. Nothing that
 * answers requests imports one: descriptions are not in the Worker's bundle.
 */
import type * as z from 'zod'
import type { PartnerScope } from '../guard.ts'
import type { ProblemCode } from '../problem.ts'
import type { Method } from '../routes.ts'
import type { Tag } from './tags.ts'

/** A sentence for people, in both languages. */
export interface Text {
  readonly fr: string
  readonly en: string
}

export interface Parameter {
  readonly in: 'path' | 'query' | 'header'
  readonly name: string
  /** False unless said; a parameter of the path is always required. */
  readonly required?: boolean
  readonly schema: z.core.$ZodType
  readonly description: Text
  /** Sent by the tests, and shown. One that a request can do without is left out of the request without an example. */
  readonly example?: unknown
}

export interface Answer {
  readonly description: Text
  /** `application/json` unless said. */
  readonly contentType?: string
  /** Every answer that the tests see must fit it. Left out: no body, or one that is no JSON. */
  readonly schema?: z.core.$ZodType
  readonly example?: unknown
}

export interface Operation {
  readonly method: Method
  /** Exactly the path of the route. */
  readonly path: string
  /** A name for code that is generated, such as `lookUpDigests`; unique. */
  readonly id: string
  readonly tag: Tag
  /** A few words, without a full stop. */
  readonly summary: Text
  readonly description?: Text
  /** `optional`: without a key it is public. */
  readonly access: 'public' | 'contributor' | { readonly scope: PartnerScope | 'any'; readonly optional?: boolean }
  readonly parameters?: readonly Parameter[]
  readonly body?: {
    readonly contentType: string
    /** The schema that validates it; of a body of lines, that of one line. */
    readonly schema: z.core.$ZodType
    /** Sent by the tests, and shown; a string is sent as it is. */
    readonly example: unknown
  }
  /** It answers with an `ETag`, and with 304 to an `If-None-Match` that names it. */
  readonly conditional?: true
  /** It answers with `RateLimit` and `RateLimit-Policy`. */
  readonly counted?: true
  /** By status; problems are listed apart. */
  readonly answers: Readonly<Record<number, Answer>>
  /** What it may refuse with, beside what follows from its access and its body (`impliedProblems`). */
  readonly problems: readonly ProblemCode[]
}
