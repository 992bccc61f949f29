import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { apiRoutes } from '../../../src/http/app.ts'
import { openApiDocument, templateOf } from '../../../src/http/openapi/document.ts'
import { impliedProblems } from '../../../src/http/openapi/implied-problems.ts'
import type { Operation } from '../../../src/http/openapi/operation.ts'
import { OPERATIONS } from '../../../src/http/openapi/operations.ts'
import { untranslatedProblems } from '../../../src/http/openapi/problem-texts.ts'
import { openApiRoute } from '../../../src/site/openapi-route.ts'
import { testSite } from '../../site/test-site.ts'
import { ristretto255 } from '../../support/ristretto255.ts'
import { fakeWrite } from '../fake-write.ts'
import { testApp } from '../test-app.ts'
import { lintOpenApi } from './lint.ts'

const documents = {
  fr: openApiDocument(OPERATIONS, { version: '0.1.0', language: 'fr' }),
  en: openApiDocument(OPERATIONS, { version: '0.1.0', language: 'en' }),
}

const lines = (operations: readonly Pick<Operation, 'method' | 'path'>[]) =>
  operations.map(({ method, path }) => `${method} ${path}`).sort()

test('every route of the API has exactly its operations', async () => {
  const { services } = await testApp(ristretto255(), { write: fakeWrite().write })
  const routes = [...apiRoutes(services), openApiRoute(services as never)]
  const there = routes.flatMap(({ path, methods }) => Object.keys(methods).map(method => `${method} ${path}`)).sort()
  expect(lines(OPERATIONS)).toEqual(there)
})

test.each(['fr', 'en'] as const)('the document in %s passes the linter', async language => {
  const findings = await lintOpenApi(documents[language])
  // What is refused to everybody, on purpose, has nothing to answer.
  const refused = OPERATIONS.filter(({ answers }) => Object.keys(answers).every(status => Number(status) >= 400))
  const expected = refused.map(
    ({ method, path }) =>
      `operation-2xx-response: Operation must have at least one \`2XX\` response. (#/paths/${templateOf(path).replaceAll('/', '~1')}/${method.toLowerCase()}/responses)`,
  )
  expect(findings.toSorted()).toEqual(expected.toSorted())
})

test('the linter finds what is wrong', async () => {
  const { paths, ...rest } = documents.en
  const broken = { ...rest, paths: { ...paths, '/v1/broken/{id}': { get: { responses: {} } } } }
  expect((await lintOpenApi(broken)).length).toBeGreaterThan(2)
})

test('no two operations have the same name, and clients can make a function of it', () => {
  const ids = OPERATIONS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter(id => !/^[a-z][a-zA-Z0-9]{2,40}$/.test(id))).toEqual([])
})

describe.each(OPERATIONS.map(one => [one.id, one] as const))('%s', (_, operation) => {
  const { path, parameters = [], body, access } = operation

  test('describes every parameter of its path', () => {
    const named = [...templateOf(path).matchAll(/\{(\w+)\}/g)].map(match => match[1])
    expect(parameters.filter(one => one.in === 'path').map(one => one.name)).toEqual(named)
  })

  test('has examples that its own schemas accept', () => {
    for (const { name, schema, example } of parameters) {
      if (example !== undefined) expect([name, z.safeParse(schema, example).success]).toEqual([name, true])
    }
    if (body) {
      const given =
        typeof body.example === 'string' && body.contentType.includes('ndjson')
          ? body.example
              .trim()
              .split('\n')
              .map(line => JSON.parse(line))
          : [body.example]
      for (const one of given) expect(z.safeParse(body.schema, one).success).toBe(true)
    }
  })

  test('says how it refuses whoever may not', () => {
    if (access !== 'public') expect(impliedProblems(operation)).toContain('unauthenticated')
  })
})

/** Every sentence of a document. */
function sentencesOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['description', 'summary'].includes(key) ? [value] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) => (name === 'example' ? [] : sentencesOf(inner, name)))
}

const withoutCode = (text: string) => text.replace(/`[^`]*`/g, 'code')

test('French is written as French is, and English as English', () => {
  const french = sentencesOf(documents.fr).map(withoutCode)
  expect(french.length).toBeGreaterThan(100)
  expect(french.filter(text => /[^\u00a0\u202f\d]:(?!\/)|[^\u202f][;!?]|'|« | »|["“”]/.test(text))).toEqual([])
  const english = sentencesOf(documents.en).map(withoutCode)
  expect(english.filter(text => /[\u00a0\u202f ][;:!?]|'|["«»]/.test(text))).toEqual([])
})

test('every problem has a title in French', () => {
  expect(untranslatedProblems()).toEqual([])
})

test('both languages describe the same', () => {
  const bare = (value: unknown) =>
    JSON.stringify(value, (key, inner) => (key === 'description' || key === 'summary' ? undefined : inner))
  expect(bare(documents.fr)).toBe(bare(documents.en))
})

describe('as the site serves it', async () => {
  const site = await testSite()

  test('the document is that of the code, for pages of any origin', async () => {
    const answer = await site.get('/v1/openapi.json')
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(documents.en)))
    const etag = answer.headers.get('etag')!
    expect((await site.get('/v1/openapi.json', { 'if-none-match': etag })).status).toBe(304)
  })

  test.each(['/api/reference', '/en/api/reference'])(
    '%s shows every operation, with links that lead somewhere',
    async path => {
      const answer = await site.get(path)
      const { document } = parseHTML(await answer.text())
      for (const { id, method, path: route } of OPERATIONS) {
        expect(document.getElementById(id)?.textContent).toContain(`${method} ${templateOf(route)}`)
      }
      const targets = [...document.querySelectorAll('main a[href^="#"]')].map(link =>
        link.getAttribute('href')!.slice(1),
      )
      expect(targets.length).toBeGreaterThan(OPERATIONS.length)
      expect(targets.filter(id => !document.getElementById(id))).toEqual([])
      const ids = [...document.querySelectorAll('[id]')].map(one => one.id)
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
      expect(document.body.textContent).not.toContain('origin.invalid')
      expect(document.querySelector('pre')!.textContent).toContain('curl -s')
    },
  )
})
