import createClient from 'openapi-fetch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type DocumentOperation, openApiDocument, templateOf } from '../../src/http/openapi/document.ts'
import type { Operation } from '../../src/http/openapi/operation.ts'
import { OPERATIONS } from '../../src/http/openapi/operations.ts'
import { problemSchema } from '../../src/http/openapi/problem-schema.ts'
import { createDataSet } from '../../src/intake/data-sets.ts'
import { createContributorToken } from '../../src/intake/tokens.ts'
import { DEMO_PARTNER_KEY } from '../../src/runtime/demo-secrets.ts'
import { lintOpenApi } from '../http/openapi/lint.ts'
import { type Circumstances, exampleRequest } from './example-request.ts'
import { testQuickStart } from './quick-start-tests.ts'
import { type Demo, startDemo } from './start-demo.ts'

/** The description of the API against the demo as `npm start` serves it: every example is sent, every answer is held to its schema. */
const document = openApiDocument(OPERATIONS, { version: '0.1.0', language: 'en' })
let server: Demo
let circumstances: Circumstances
/** What the operations of a tag were answered as the id of what they made. */
const made = new Map<string, string>()
/** JSON answers by operation and status, for the linter. */
const answers: { operation: Operation; status: number; body: unknown }[] = []

beforeAll(async () => {
  server = await startDemo()
  const { db } = server.database
  const act = { now: new Date(), actor: 'test' }
  const expiresAt = new Date(act.now.getTime() + 3_600_000)
  const { token } = await createContributorToken(db, {
    label: 'test',
    scopes: ['upload', 'evaluate:bulk'],
    expiresAt,
    ...act,
  })
  const dataset = await createDataSet(db, { incident: 'france-travail-2024', kind: 'email', synthetic: true, ...act })
  circumstances = { partnerKey: DEMO_PARTNER_KEY, contributorToken: token, parameters: {}, body: { dataset } }
})

afterAll(() => server?.close())

const responsesOf = ({ path, method }: Operation): DocumentOperation['responses'] =>
  document.paths[templateOf(path)]![method.toLowerCase()]!.responses

/** Sends the example, with the ids of what was made before in the place of invented ones. */
async function send(operation: Operation, change: (init: RequestInit) => RequestInit = init => init) {
  const { dataset } = circumstances.body
  const id = made.get(operation.tag)
  const { path, init } = exampleRequest(operation, {
    ...circumstances,
    parameters: id === undefined ? {} : { id },
    body: operation.id === 'openUpload' ? { dataset } : {},
  })
  return fetch(server.url + path, change(init))
}

const jsonOf = (answer: Response) =>
  /json$/.test(answer.headers.get('content-type') ?? '') ? answer.json() : answer.text().then(() => undefined)

describe.each(OPERATIONS.map(one => [one.id, one] as const))('%s', (_, operation) => {
  test('answers its example as described', async () => {
    const answer = await send(operation)
    const described = operation.answers[answer.status]
    expect([answer.status, described !== undefined]).toEqual([answer.status, true])
    const { contentType = described?.schema ? 'application/json' : undefined, schema } = described!
    if (contentType !== undefined) expect(answer.headers.get('content-type')?.split(';')[0]).toBe(contentType)
    const told = responsesOf(operation)[answer.status]?.headers ?? {}
    expect(Object.keys(told).filter(name => !answer.headers.has(name))).toEqual([])
    if (contentType === 'application/x-ndjson') {
      const lines = (await answer.text()).trim().split('\n')
      expect(lines.length).toBeGreaterThan(0)
      for (const line of lines) z.parse(schema!, JSON.parse(line))
      return
    }
    const body = await jsonOf(answer)
    if (!schema) return
    z.parse(schema, body)
    answers.push({ operation, status: answer.status, body })
    const { id } = body as { id?: unknown }
    if (operation.method === 'POST' && typeof id === 'string' && answer.status === 201) made.set(operation.tag, id)
  })

  test.runIf(operation.conditional)('answers 304 to whoever has it', async () => {
    const first = await send(operation)
    const etag = first.headers.get('etag')!
    await first.arrayBuffer()
    const again = await send(operation, init => {
      const headers = new Headers(init.headers)
      headers.set('if-none-match', etag)
      return { ...init, headers }
    })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  test('refuses as described', async () => {
    const { access, body } = operation
    const refused: Response[] = []
    if (access !== 'public' && !(typeof access === 'object' && access.optional)) {
      refused.push(await send(operation, ({ headers: _, ...init }) => init))
    }
    if (access !== 'public') {
      refused.push(
        await send(operation, init => {
          const headers = new Headers(init.headers)
          headers.set('authorization', 'Bearer vgf_live_unknown')
          return { ...init, headers }
        }),
      )
    }
    if (body?.contentType === 'application/json') {
      refused.push(await send(operation, init => ({ ...init, body: '{' })))
      refused.push(await send(operation, init => ({ ...init, body: '{"planted":1}' })))
      refused.push(
        await send(operation, init => ({ ...init, headers: { ...keyOf(init), 'content-type': 'text/csv' } })),
      )
    }
    for (const answer of refused) {
      expect(Object.keys(responsesOf(operation))).toContain(String(answer.status))
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(z.parse(problemSchema, await answer.json())).toMatchObject({ status: answer.status })
    }
  })
})

const keyOf = (init: RequestInit) => ({ authorization: new Headers(init.headers).get('authorization') ?? '' })

describe('another implementation of JSON Schema', () => {
  const strict = { 'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: false } }

  /** The document with real answers in the place of examples. */
  function withAnswers(given: typeof answers): object {
    const paths = structuredClone(document.paths) as Record<string, Record<string, DocumentOperation>>
    for (const { operation, status, body } of given) {
      const { content } = paths[templateOf(operation.path)]![operation.method.toLowerCase()]!.responses[status]!
      // The document itself is open: another specification says what is in it.
      if (operation.id !== 'getOpenApi') Object.assign(content!['application/json']!, { example: body })
    }
    return { ...document, paths }
  }
  const problemsOf = async (given: typeof answers) =>
    (await lintOpenApi(withAnswers(given), strict)).filter(one => one.startsWith('no-invalid-media-type-examples'))

  test('finds the answers as described, without a field besides', async () => {
    expect(answers.length).toBeGreaterThan(10)
    expect(await problemsOf(answers)).toEqual([])
  })

  test('finds a field that is not described, and one that is missing', async () => {
    const [first, ...others] = answers.filter(({ operation }) => operation.id === 'getParameters')
    expect(others).toEqual([])
    const { epoch: _, ...rest } = first!.body as Record<string, unknown>
    const more = await problemsOf([{ ...first!, body: { ...(first!.body as object), planted: 1 } }])
    const fewer = await problemsOf([{ ...first!, body: rest }])
    expect([more.length, fewer.length]).toEqual([1, 1])
  })
})

test('a client made for the document works', async () => {
  const client = createClient<{
    '/v1/incidents': {
      get: {
        parameters: { query?: { q?: string; sector?: string; limit?: number } }
        responses: { 200: { content: { 'application/json': { total: number; incidents: { id: string }[] } } } }
      }
    }
    '/v1/incidents/{id}': {
      get: {
        parameters: { path: { id: string } }
        responses: {
          200: { content: { 'application/json': { id: string } } }
          404: { content: { 'application/problem+json': { type: string } } }
        }
      }
    }
    '/v1/lookups': {
      post: {
        requestBody: { content: { 'application/json': { kind: string; digests: string[]; expand?: boolean } } }
        responses: {
          200: {
            content: { 'application/json': { results: { state: string }[]; datasets?: { incident: string }[] } }
          }
        }
      }
    }
  }>({ baseUrl: server.url, headers: { authorization: `Bearer ${circumstances.partnerKey}` } })

  const found = await client.GET('/v1/incidents', {
    params: { query: { q: 'france travail', sector: 'employment', limit: 1 } },
  })
  expect(found.data?.incidents.map(({ id }) => id)).toHaveLength(1)
  const one = await client.GET('/v1/incidents/{id}', { params: { path: { id: 'france-travail-2024' } } })
  expect(one.data?.id).toBe('france-travail-2024')
  const none = await client.GET('/v1/incidents/{id}', { params: { path: { id: 'never-heard-of' } } })
  expect(none.error).toMatchObject({ type: 'urn:vigifuite:problem:not-found' })
  const lookup = OPERATIONS.find(({ id }) => id === 'lookUp')!
  const looked = await client.POST('/v1/lookups', { body: lookup.body!.example as never })
  expect(looked.data?.results).toMatchObject([{ state: 'listed' }])
  expect(looked.data?.datasets?.map(({ incident }) => incident)).toContain('france-travail-2024')
})

describe('what people paste', () => testQuickStart(() => server))
