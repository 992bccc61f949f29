import { expect, test } from 'vitest'
import * as z from 'zod'
import { queryParameters } from '../../../src/http/openapi/query-parameters.ts'
import { schemaBook } from '../../../src/http/openapi/schema-book.ts'

const kind = z.enum(['a', 'b'])
const thing = z.strictObject({ kind, count: z.int().min(0) })
const unused = z.strictObject({ never: z.string() })

test('a named schema is written once and referred to; what nothing refers to is left out', () => {
  const list = z.strictObject({ things: z.array(thing) })
  const book = schemaBook([{ schema: list, direction: 'output' }], { Kind: kind, Thing: thing, Unused: unused })
  expect(book.of(list, 'output')).toMatchObject({
    properties: { things: { items: { $ref: '#/components/schemas/Thing' } } },
  })
  expect(book.of(thing, 'output')).toEqual({ $ref: '#/components/schemas/Thing' })
  expect(Object.keys(book.components)).toEqual(['Kind', 'Thing'])
  expect(book.components.Thing).toMatchObject({ properties: { kind: { $ref: '#/components/schemas/Kind' } } })
})

test('requests take nothing that is not described, answers may have more tomorrow', () => {
  const both = z.strictObject({ a: z.string() })
  const book = schemaBook(
    [
      { schema: both, direction: 'input' },
      { schema: both, direction: 'output' },
    ],
    {},
  )
  expect(book.of(both, 'input').additionalProperties).toBe(false)
  expect(book.of(both, 'output').additionalProperties).toBeUndefined()
})

test('what is sent is described as it is sent, not as it is understood', () => {
  const number = z.string().regex(/^\d+$/).transform(Number)
  const book = schemaBook([{ schema: number, direction: 'input' }], {})
  expect(book.of(number, 'input')).toMatchObject({ type: 'string', pattern: '^\\d+$' })
})

test('a name that would mean two things is refused', () => {
  const changing = z.strictObject({ at: z.string().transform(Number).pipe(z.number()) })
  const schemas = [
    { schema: changing, direction: 'input' as const },
    { schema: changing, direction: 'output' as const },
  ]
  expect(() => schemaBook(schemas, { Changing: changing })).toThrow('Changing is two schemas')
})

test('parameters of a query say which of them must be there', () => {
  const words = { description: { fr: '', en: '' } }
  const schema = z.strictObject({
    needed: z.string(),
    exact: z.string().exactOptional(),
    loose: z.string().optional(),
    filled: z.string().default('x'),
  })
  const parameters = queryParameters(schema, { needed: words, exact: words, loose: words, filled: words })
  expect(parameters.map(({ name, required }) => [name, required])).toEqual([
    ['needed', true],
    ['exact', false],
    ['loose', false],
    ['filled', false],
  ])
})
