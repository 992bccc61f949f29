/**
 * The OpenAPI 3.1 document, made from the descriptions of operations. English is what is served; the reference page shows the same
 * document in both languages.
 */
import { PROBLEMS, type ProblemCode, problemType } from '../problem.ts'
import { DOCUMENT_TEXTS } from './document-texts.ts'
import { impliedProblems } from './implied-problems.ts'
import { NAMED_SCHEMAS } from './named-schemas.ts'
import type { Operation, Parameter, Text } from './operation.ts'
import { problemSchema } from './problem-schema.ts'
import { problemText } from './problem-texts.ts'
import { type BookSchema, type JsonSchema, type SchemaBook, schemaBook } from './schema-book.ts'
import { TAGS } from './tags.ts'

const JSON_TYPE = 'application/json'
const PROBLEM_TYPE = 'application/problem+json'

export interface MediaType {
  readonly schema?: JsonSchema
  readonly example?: unknown
}
export interface DocumentParameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly description: string
  readonly schema: JsonSchema
  readonly example?: unknown
}
export interface DocumentAnswer {
  readonly description: string
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>
  readonly content?: Readonly<Record<string, MediaType>>
}
export interface DocumentOperation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description?: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly DocumentParameter[]
  readonly requestBody?: { readonly required: true; readonly content: Readonly<Record<string, MediaType>> }
  readonly responses: Readonly<Record<string, DocumentAnswer>>
}
export interface OpenApiDocument {
  readonly openapi: '3.1.0'
  readonly info: Readonly<Record<string, unknown>> & { readonly title: string; readonly description: string }
  readonly servers: readonly { readonly url: string; readonly description: string }[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  /** By path and method in lower case. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>> & {
    readonly schemas: Readonly<Record<string, JsonSchema>>
  }
}

/** The document of these operations. @throws when a name of a schema means two things */
export function openApiDocument(
  operations: readonly Operation[],
  { version, language }: { readonly version: string; readonly language: keyof Text },
): OpenApiDocument {
  const say = (text: Text): string => text[language]
  const book = schemaBook(operations.flatMap(schemasOf), NAMED_SCHEMAS)
  const texts = DOCUMENT_TEXTS
  const paths: Record<string, Record<string, DocumentOperation>> = {}
  for (const operation of operations) {
    const path = templateOf(operation.path)
    paths[path] ??= {}
    paths[path][operation.method.toLowerCase()] = describe(operation, book, language)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vigifuite',
      version,
      summary: say(texts.summary),
      description: say(texts.description),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: say(texts.server) }],
    tags: Object.entries(TAGS)
      .filter(([tag]) => operations.some(operation => operation.tag === tag))
      .map(([name, text]) => ({ name, description: say(text) })),
    paths,
    components: {
      schemas: book.components,
      securitySchemes: {
        partnerKey: { type: 'http', scheme: 'bearer', description: say(texts.partnerKey) },
        contributorToken: { type: 'http', scheme: 'bearer', description: say(texts.contributorToken) },
      },
      headers: Object.fromEntries(
        Object.entries(texts.headers).map(([name, { text, schema }]) => [name, { description: say(text), schema }]),
      ),
    },
  }
}

/** A route's path as OpenAPI writes it: `/v1/incidents/:id` is `/v1/incidents/{id}`. */
export const templateOf = (path: string): string => path.replace(/:(\w+)(?:\{[^}]*\})?\??/g, '{$1}')

function schemasOf(operation: Operation): BookSchema[] {
  const { body, answers } = operation
  const sent = [...parametersOf(operation).map(one => one.schema), ...(body ? [body.schema] : [])]
  const answered = [problemSchema, ...Object.values(answers).flatMap(({ schema }) => (schema ? [schema] : []))]
  return [
    ...sent.map(schema => ({ schema, direction: 'input' as const })),
    ...answered.map(schema => ({ schema, direction: 'output' as const })),
  ]
}

const parametersOf = ({ parameters = [], conditional }: Operation): readonly Parameter[] =>
  conditional ? [...parameters, DOCUMENT_TEXTS.ifNoneMatch] : parameters

function describe(operation: Operation, book: SchemaBook, language: keyof Text): DocumentOperation {
  const { access, body } = operation
  const say = (text: Text): string => text[language]
  const all = parametersOf(operation)
  const key = access === 'public' ? [] : access === 'contributor' ? [{ contributorToken: [] }] : partnerAccess(access)
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: say(operation.summary),
    ...(operation.description && { description: say(operation.description) }),
    security: key,
    ...(all.length > 0 && {
      parameters: all.map(({ name, in: place, required = place === 'path', schema, description, example }) => ({
        name,
        in: place,
        required,
        description: say(description),
        schema: book.of(schema, 'input'),
        ...(example !== undefined && { example }),
      })),
    }),
    ...(body && {
      requestBody: {
        required: true,
        content: { [body.contentType]: mediaOf(body.contentType, book.of(body.schema, 'input'), body.example) },
      },
    }),
    responses: { ...answersOf(operation, book, say), ...refusalsOf(operation, book, say) },
  }
}

/**
 * A body of one media type. Lines have no schema of their own in OpenAPI 3.1: they are text, and `x-line` describes one. Bytes are a schema that
 * says nothing about them.
 */
function mediaOf(contentType: string, schema: JsonSchema | undefined, example: unknown): MediaType {
  const shown = example !== undefined && !(example instanceof Uint8Array) && { example }
  if (contentType.includes('ndjson'))
    return { schema: { type: 'string', ...(schema && { 'x-line': schema }) }, ...shown }
  if (contentType.startsWith('text/')) return { schema: { type: 'string' }, ...shown }
  return { schema: schema && contentType.includes('json') ? schema : {}, ...shown }
}

function partnerAccess({ scope, optional }: Exclude<Operation['access'], string>) {
  const needed = { partnerKey: scope === 'any' ? [] : [scope] }
  return optional ? [{}, needed] : [needed]
}

const headersNamed = (names: readonly string[]) =>
  Object.fromEntries(names.map(name => [name, { $ref: `#/components/headers/${name}` }]))

function answersOf(operation: Operation, book: SchemaBook, say: (text: Text) => string) {
  const { answers, conditional, counted } = operation
  const headers = [...(conditional ? ['ETag'] : []), ...(counted ? ['RateLimit', 'RateLimit-Policy'] : [])]
  const told = headers.length > 0 && { headers: headersNamed(headers) }
  const entries = Object.entries(answers).map(([status, { description, contentType = JSON_TYPE, schema, example }]) => {
    const media = mediaOf(contentType, schema && book.of(schema, 'output'), example)
    const hasBody = schema !== undefined || contentType !== JSON_TYPE
    const content = hasBody && { content: { [contentType]: media } }
    return [status, { description: say(description), ...told, ...content }] as const
  })
  const unchanged = { description: say(DOCUMENT_TEXTS.unchanged), headers: headersNamed(['ETag']) }
  return { ...Object.fromEntries(entries), ...(conditional && { 304: unchanged }) }
}

function refusalsOf(operation: Operation, book: SchemaBook, say: (text: Text) => string) {
  const codes = [...new Set([...operation.problems, ...impliedProblems(operation)])]
  const statuses = [...new Set(codes.map(code => PROBLEMS[code][0]))].sort((a, b) => a - b)
  const entries = statuses
    // A description of its own goes before: a compatible interface words its errors itself.
    .filter(status => !(status in operation.answers))
    .map(status => {
      const same = codes.filter(code => PROBLEMS[code][0] === status)
      const headers = REFUSAL_HEADERS[status]
      const answer: DocumentAnswer = {
        description: same.map(code => `\`${code}\`${say(COLON)}${say(problemText(code))}`).join(say(SEMICOLON)),
        ...(headers && { headers: headersNamed(headers) }),
        content: { [PROBLEM_TYPE]: { schema: book.of(problemSchema, 'output'), example: exampleOf(same[0]!) } },
      }
      return [String(status), answer] as const
    })
  return Object.fromEntries(entries)
}

const REFUSAL_HEADERS: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After', 'RateLimit', 'RateLimit-Policy'],
  503: ['Retry-After'],
}

const COLON: Text = { fr: '\u00a0: ', en: ': ' }
const SEMICOLON: Text = { fr: '\u202f; ', en: '; ' }

const exampleOf = (code: ProblemCode) => {
  const [status, title] = PROBLEMS[code]
  return { type: problemType(code), title, status, requestId: '8f14e45f-ceea-467f-a2d4-3b0f1c5d9e10' }
}
