import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OPERATIONS } from '../../../src/http/openapi/operations.ts'

const markdown = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8')

/** A request without its query and the names of its parameters: `GET /v1/buckets/{}/{}/{}`. */
const bare = (request: string): string =>
  request
    .replace(/[?#].*$/, '')
    .replace(/:\w+(?:\{[^}]*\})?\??/g, '{}')
    .replace(/\{[^}]*\}(?:-\{[^}]*\})*/g, '{}')
    .replace(/ …$/, '')

/** What the documentation mentions in code: with their method, or as paths below it in a list. */
const mentioned = new Set(
  [...markdown.matchAll(/`((?:GET|POST|PUT|DELETE|PATCH) \/[^`]*)`/g)].map(match => bare(match[1]!)),
)

test('the documentation has every operation that answers anything', () => {
  const offered = OPERATIONS.filter(({ answers }) => Object.keys(answers).some(status => Number(status) < 300))
  const missing = offered.map(({ method, path }) => bare(`${method} ${path}`)).filter(one => !mentioned.has(one))
  expect(missing).toEqual([])
})

test('the documentation has no operation that is not there', () => {
  const there = new Set(OPERATIONS.map(({ method, path }) => bare(`${method} ${path}`)))
  const ofTheApi = [...mentioned].filter(one => / \/(?:v1|api)\//.test(one))
  expect(ofTheApi.length).toBeGreaterThan(15)
  expect(ofTheApi.filter(one => !there.has(one))).toEqual([])
})
