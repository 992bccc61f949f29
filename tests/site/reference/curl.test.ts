import { expect, test } from 'vitest'
import type { DocumentOperation } from '../../../src/http/openapi/document.ts'
import { curlOf, ORIGIN_MARK } from '../../../src/site/reference/curl.ts'

const operation = (more: Partial<DocumentOperation> = {}): DocumentOperation => ({
  operationId: 'one',
  tags: ['check'],
  summary: 'One',
  security: [],
  responses: {},
  ...more,
})
const parameter = (place: string, name: string, example: unknown) => ({
  name,
  in: place,
  required: true,
  description: '',
  schema: {},
  example,
})

test('parameters go where they belong, and what has no example is left out', () => {
  const parameters = [
    parameter('path', 'id', 'a/b'),
    parameter('query', 'q', 'été & hiver'),
    parameter('query', 'cursor', undefined),
    parameter('header', 'Content-Digest', 'sha-256=:x:'),
  ]
  expect(curlOf('/v1/things/{id}', 'get', operation({ parameters }))).toBe(
    `curl -s '${ORIGIN_MARK}/v1/things/a%2Fb?q=%C3%A9t%C3%A9+%26+hiver' \\\n  -H 'Content-Digest: sha-256=:x:'`,
  )
})

test('a key is a variable of the shell, and asked for only where one is needed', () => {
  const needed = { partnerKey: ['lookup'] }
  expect(curlOf('/x', 'get', operation({ security: [needed] }))).toContain('-H "authorization: Bearer $VIGIFUITE_KEY"')
  expect(curlOf('/x', 'get', operation({ security: [{}, needed] }))).not.toContain('authorization')
})

test('a body is one word to the shell, whatever is in it', () => {
  const body = (contentType: string, example: unknown) =>
    operation({ requestBody: { required: true, content: { [contentType]: { example } } } })
  expect(curlOf('/x', 'post', body('application/json', { a: "it's $HOME `ls`" }))).toContain(
    `-d '{"a":"it'\\''s $HOME \`ls\`"}'`,
  )
  expect(curlOf('/x', 'post', body('application/x-ndjson', '{"a":1}\n{"a":2}\n'))).toContain('--data-binary')
})

test('bytes are no command, and other methods are named', () => {
  const bytes = operation({ requestBody: { required: true, content: { 'application/octet-stream': {} } } })
  expect(curlOf('/x', 'put', bytes)).toBeNull()
  expect(curlOf('/x', 'delete', operation())).toBe(`curl -s ${ORIGIN_MARK}/x \\\n  -X DELETE`)
  expect(curlOf('/x', 'post', operation())).toBe(`curl -s ${ORIGIN_MARK}/x \\\n  -X POST`)
})
