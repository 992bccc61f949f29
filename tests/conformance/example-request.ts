import type { Operation } from '../../src/http/openapi/operation.ts'

/** What only the server of a test knows: keys, and ids and bodies in the place of the examples'. */
export interface Circumstances {
  readonly partnerKey: string
  readonly contributorToken: string
  /** Values of parameters, by name. */
  readonly parameters: Readonly<Record<string, unknown>>
  /** Fields of a JSON body. */
  readonly body: Readonly<Record<string, unknown>>
}

/** The example of an operation as a request. @throws when a parameter that is required has no example */
export function exampleRequest(
  operation: Operation,
  circumstances: Circumstances,
): { path: string; init: RequestInit } {
  const { method, access, parameters = [], body } = operation
  const given = parameters.map(one => {
    const value = circumstances.parameters[one.name] ?? one.example
    if (value === undefined && (one.required || one.in === 'path')) throw new Error(`${one.name} has no example`)
    return { ...one, value }
  })
  const sent = given.filter(({ value }) => value !== undefined)
  const path = sent
    .filter(one => one.in === 'path')
    .reduce((text, { name, value }) => text.replace(`:${name}`, encodeURIComponent(String(value))), operation.path)
  const query = new URLSearchParams(
    sent.filter(one => one.in === 'query').map(({ name, value }) => [name, String(value)]),
  )
  const headers = new Headers(sent.filter(one => one.in === 'header').map(({ name, value }) => [name, String(value)]))
  const token =
    access === 'public' ? null : access === 'contributor' ? circumstances.contributorToken : circumstances.partnerKey
  if (token !== null) headers.set('authorization', `Bearer ${token}`)
  if (body) headers.set('content-type', body.contentType)
  return {
    path: path + (query.size > 0 ? `?${query}` : ''),
    init: { method, headers, ...(body && { body: bodyOf(body.example, circumstances.body) }) },
  }
}

function bodyOf(example: unknown, fields: Readonly<Record<string, unknown>>): BodyInit {
  if (typeof example === 'string') return example
  if (example instanceof Uint8Array) return example as Uint8Array<ArrayBuffer>
  return JSON.stringify({ ...(example as object), ...fields })
}
