import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import type { JsonSchema } from '../../../src/http/openapi/schema-book.ts'
import { schemaFields, schemaType } from '../../../src/site/reference/schema-list.ts'

const typeText = async (schema: JsonSchema) =>
  parseHTML(
    `<!doctype html><html><body>${await schemaType(schema, 'en')}</body></html>`,
  ).document.body.textContent!.trim()

test.each([
  [{ type: 'string' }, 'string'],
  [{ type: 'string', minLength: 43, maxLength: 43 }, 'string 43 characters'],
  [{ type: 'integer', minimum: 1, maximum: 100 }, 'integer 1–100'],
  [{ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, 'integer ≥ 0'],
  [{ type: 'integer', minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }, 'integer'],
  [{ type: 'array', items: { $ref: '#/components/schemas/Incident' } }, 'list of Incident'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'string or null'],
  [{ enum: ['a', 'b'] }, '"a" "b"'],
  [{ const: 'vf1' }, '"vf1"'],
  [
    {
      oneOf: [
        { type: 'object', properties: {} },
        { type: 'object', properties: {} },
      ],
    },
    'object',
  ],
  [{}, 'any'],
])('%j reads %s', async (schema, text) => {
  expect((await typeText(schema)).replace(/ +/g, ' ')).toBe(text)
})

test('fields of objects in lists and in choices are all there, with what may be missing', async () => {
  const one = (name: string) => ({ type: 'object', properties: { [name]: { type: 'string' } }, required: [name] })
  const schema = {
    type: 'object',
    properties: {
      list: { type: 'array', items: { anyOf: [one('a'), one('b')] } },
      map: { additionalProperties: one('c') },
    },
    required: ['list'],
  }
  const { document } = parseHTML(`<!doctype html><html><body>${await schemaFields(schema, 'en')}</body></html>`)
  expect([...document.querySelectorAll('li > code:first-child')].map(code => code.textContent)).toEqual(
    expect.arrayContaining(['list', 'a', 'b', 'map', 'c']),
  )
  const optional = [...document.querySelectorAll('li')].filter(li => /^map\b.*optional/s.test(li.textContent!))
  expect(optional).toHaveLength(1)
  expect(document.body.textContent!.match(/optional/g)).toHaveLength(1)
})

test('nothing in a schema becomes markup', async () => {
  const hostile = '<img src=x onerror=alert(1)>'
  const html = String(await schemaFields({ properties: { [hostile]: { enum: [hostile] } } }, 'en'))
  expect(html).not.toContain('<img')
})
